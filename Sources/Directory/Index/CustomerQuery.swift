/// What a person types to find a customer whose number is not at hand.
///
///     5678             numbers that end so (four digits at least; hyphens and full-width digits are as good)
///     やまだ  ヤマダ  山田太   readings and names that hold it: hiragana and katakana are one, as are large and small
///                      letters of ASCII, and blanks are nothing
public struct CustomerQuery: Sendable {
  private let ending: PhoneNumber?
  private let folded: [UInt8]

  /// Fewer digits fit too many customers (our choice): at 100,000 numbers four fit ten.
  private static let leastDigits = 4

  /// Nil when there is nothing to look for, or one to three digits only.
  public init?(_ text: String) {
    var digits = ""
    var isNumber = true
    for scalar in text.unicodeScalars.prefix(SafeText.octetLimit) {
      switch scalar.value {
      case 0x30...0x39: digits.unicodeScalars.append(scalar)
      case 0xFF10...0xFF19: digits += String(scalar.value - 0xFF10)
      case 0x2D, 0x20, 0x3000, 0x30FC, 0x2010...0x2015, 0x2212, 0xFF0D: continue
      default: isNumber = false
      }
    }
    isNumber = isNumber && !digits.isEmpty
    ending = isNumber && digits.utf8.count >= Self.leastDigits ? PhoneNumber(digits: digits) : nil
    var folded: [UInt8] = []
    if !isNumber { Self.fold(SafeText(text).string.utf8, into: &folded) }
    self.folded = folded
    if ending == nil, folded.isEmpty { return nil }
  }

  /// Whether a record is one of the customers looked for. `scratch` is room that is used again.
  func fits(_ record: Record, _ scratch: inout [UInt8]) -> Bool {
    guard record.isCustomer else { return false }
    if let ending {
      for index in 0..<record.keyCount {
        if PhoneNumber(key: record.key(index))?.ends(with: ending) == true { return true }
      }
      return false
    }
    return holds(record.octets.bytes(record.range(of: .kana)), &scratch)
      || holds(record.octets.bytes(record.range(of: .name)), &scratch)
  }

  /// Whether a customer is looked for whom the index does not have, or has by another name.
  public func fits(_ customer: Customer) -> Bool {
    if let ending { return customer.numbers.contains { $0.ends(with: ending) } }
    var scratch: [UInt8] = []
    return holds(Array(customer.kana.string.utf8), &scratch)
      || holds(Array(customer.name.string.utf8), &scratch)
  }

  private func holds(_ text: [UInt8], _ scratch: inout [UInt8]) -> Bool {
    guard text.count >= folded.count, let first = folded.first else { return false }
    scratch.removeAll(keepingCapacity: true)
    Self.fold(text, into: &scratch)
    var start = 0
    while start + folded.count <= scratch.count {
      if scratch[start] == first, scratch[start..<start + folded.count].elementsEqual(folded) { return true }
      start += 1
    }
    return false
  }

  /// Octets of UTF-8 as they are compared. Hiragana (U+3041…U+3096) is E3 81 81…E3 82 96, katakana stands 0x60 above.
  private static func fold(_ text: some Sequence<UInt8>, into folded: inout [UInt8]) {
    for octet in text {
      if octet == 0x20 { continue }
      folded.append((0x41...0x5A).contains(octet) ? octet | 0x20 : octet)
      let end = folded.count
      guard octet & 0xC0 == 0x80, end >= 3, folded[end - 3] == 0xE3 else { continue }
      let value = UInt32(folded[end - 2] & 0x3F) << 6 | UInt32(octet & 0x3F)
      guard (0x041...0x096).contains(value) else { continue }
      folded[end - 2] = 0x80 | UInt8((value + 0x60) >> 6)
      folded[end - 1] = 0x80 | UInt8((value + 0x60) & 0x3F)
    }
  }
}

extension PhoneNumber {
  /// Whether the last digits are those of another number.
  func ends(with ending: PhoneNumber) -> Bool {
    let start = count - ending.count
    return start >= 0 && (0..<ending.count).allSatisfy { digit(start + $0) == ending.digit($0) }
  }
}

extension Index {
  /// The customers that a query fits, in the order of the list, `limit` at most, and how many there are in all. Reads
  /// every record once; damaged ones are passed over.
  public func find(_ query: CustomerQuery, limit: Int) -> (customers: [Customer], total: Int) {
    var customers: [Customer] = []
    var (total, scratch) = (0, [UInt8]())
    for offset in records() {
      guard let record = record(at: offset), query.fits(record, &scratch) else { continue }
      total += 1
      if customers.count < limit, let customer = record.customer { customers.append(customer) }
    }
    return (customers, total)
  }
}
