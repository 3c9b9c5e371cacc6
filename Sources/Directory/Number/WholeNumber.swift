extension NumberPlan {
  /// 0845 4647 and 0800 1111 are the shortest.
  private static let shortestWhole = 8

  /// Whether digits are a number of a country here with its trunk prefix or its country code.
  func isWhole(_ digits: String, isInternational: Bool) -> Bool {
    guard digits.utf8.count >= Self.shortestWhole else { return false }
    if !isInternational, !internationalPrefixes.contains(where: digits.hasPrefix) {
      if isDomestic(digits[...]) || privacyPrefix(of: digits) != nil { return true }
      guard !countryCode.isEmpty, digits.hasPrefix(countryCode), !isNational(digits[...]),
        let number = canonical(digits, isInternational: false)
      else { return false }
      return !isForeign(number.digits) && e164(number) != nil
    }
    guard let number = canonical(digits, isInternational: isInternational),
      isInternational || number.digits != digits || isForeign(digits)
    else { return false }
    return isForeign(number.digits) ? isKnownAbroad(number.digits.dropFirst(2)) : e164(number) != nil
  }

  /// What is dialled to show or hide the own number, when a whole number stands behind it.
  func privacyPrefix(of digits: String) -> String? {
    guard !trunkPrefix.isEmpty else { return nil }
    return privacyPrefixes.first {
      digits.hasPrefix($0) && isDomestic(digits.dropFirst($0.utf8.count))
    }
  }

  private func isDomestic(_ digits: Substring) -> Bool {
    digits.hasPrefix(trunkPrefix) && isNational(digits.dropFirst(trunkPrefix.utf8.count))
  }

  /// Digits that are whole with the neighbourhood's area code in front.
  func isNeighbour(_ digits: String) -> Bool {
    guard !areaCode.isEmpty, Self.withoutAreaCode.contains(digits.utf8.count),
      trunkPrefix.isEmpty || !digits.hasPrefix(trunkPrefix)
    else { return false }
    return isNational((areaCode + digits).dropFirst(trunkPrefix.utf8.count))
  }
}
