public import Directory

/// Which pictures there are of whom: a look at a dictionary for each card, and some 50 octets for each customer.
public struct KarteTable: Equatable, Sendable {
  /// Three bits for each place: 0 none, else the format.
  private var places: [String: UInt32] = [:]
  /// All pictures.
  public private(set) var count = 0

  private static let bits: UInt32 = 3

  /// No pictures.
  public init() {}

  /// The pictures of a folder, by the names of its files; names that are none are passed over.
  public init(fileNames names: [String]) {
    for name in names {
      guard let picture = KartePicture(fileName: name), picture.fileName == name else { continue }
      let shift = UInt32(picture.place - 1) * Self.bits
      let before = places[picture.code] ?? 0
      guard before >> shift & 7 == 0 else { continue }
      places[picture.code] = before | UInt32(picture.format.rawValue) << shift
      count += 1
    }
  }

  /// Customers who have any.
  public var customers: Int { places.count }

  /// The member numbers, as they are compared.
  public var codes: Set<String> { Set(places.keys) }

  /// The names of the files of the customer with a member number, the first picture first.
  public func names(of code: SafeText) -> [SafeText] {
    if places.isEmpty { return [] }
    guard let code = KartePicture.comparable(code), let kept = places[code] else { return [] }
    return (1...KartePicture.mostOfACustomer).compactMap { place in
      let format = KartePicture.Format(rawValue: UInt8(kept >> (UInt32(place - 1) * Self.bits) & 7))
      return format.map { SafeText(KartePicture(code: code, place: place, format: $0).fileName) }
    }
  }
}
