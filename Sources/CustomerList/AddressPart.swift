import Directory

/// Which part of an address a column holds: lists have the parts in any order.
enum AddressPart: Sendable {
  case region, city, rest

  /// Of a column of an address, by its heading.
  init(heading: String) {
    let folded = Folding.heading(heading)
    self = Self.regions.contains(folded) ? .region : Self.cities.contains(folded) ? .city : .rest
  }

  private static let regions: Set<String> = [
    "都道府県", "都道府県名", "自宅都道府県", "都道府県(自宅)", "state", "province", "homestate", "defaultaddressprovince",
  ]
  private static let cities: Set<String> = [
    "市区町村", "市町村", "自宅市町村", "自宅市区町村", "自宅市区郡", "市区町村(自宅)", "city", "homecity", "defaultaddresscity",
  ]
}

extension ListedTexts {
  /// Adds what a column says to the part of the address that it holds.
  mutating func add(_ text: Range<Int>, to part: AddressPart) {
    switch part {
    case .region: region = apart(region, text)
    case .city: city = apart(city, text)
    case .rest: address = apart(address, text)
    }
  }

  /// The address in one line: from the region to the house as in Japan, or, in Latin letters, from the house to the region.
  mutating func wholeAddress() -> Range<Int> {
    if region.isEmpty, city.isEmpty { return address }
    let isLatin = [region, city].allSatisfy { octets[$0].allSatisfy { $0 < 0x80 } }
    if isLatin { return apart(apart(address, city), region) }
    // One that is whole by itself says its region again.
    if !region.isEmpty, octets[address].starts(with: octets[region]) { return address }
    let isCityAgain = !city.isEmpty && octets[address].starts(with: octets[city])
    return apart(region, isCityAgain ? address : apart(city, address))
  }

  /// Two parts as one, with a blank where letters or digits of ASCII would run together.
  private mutating func apart(_ first: Range<Int>, _ second: Range<Int>) -> Range<Int> {
    guard let end = first.last, let start = second.first else { return first.isEmpty ? second : first }
    return joined(first, octets[end] < 0x80 && octets[start] < 0x80 ? " " : "", second)
  }
}
