public import Directory

/// A picture of a customer's karte, as the name of its file says it: whose, and the how-manieth.
///
///     10234-2.jpg      the second picture of the customer with the member number 10234
///     A-17-1.png       the first of A-17: the last hyphen parts the two
///
/// Member numbers are compared without regard to width and to capitals, and so written in the names of files that are
/// kept.
public struct KartePicture: Hashable, Sendable {
  /// What a picture may be: all that a browser draws and that holds no program.
  public enum Format: UInt8, Sendable, CaseIterable {
    /// JPEG (ITU-T T.81).
    case jpeg = 1
    /// PNG (ISO/IEC 15948).
    case png
    /// GIF 87a, 89a.
    case gif
    /// WebP.
    case webP

    /// What the names of its files end in.
    public var ending: String {
      switch self {
      case .jpeg: "jpg"
      case .png: "png"
      case .gif: "gif"
      case .webP: "webp"
      }
    }

    /// By the octets with which a file begins, whatever its name says; nil: none of these.
    public init?(beginning octets: [UInt8]) {
      func begins(_ sign: [UInt8], at offset: Int = 0) -> Bool {
        octets.count >= offset + sign.count && Array(octets[offset..<offset + sign.count]) == sign
      }
      if begins([0xFF, 0xD8, 0xFF]) {
        self = .jpeg
      } else if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .png
      } else if begins(Array("GIF87a".utf8)) || begins(Array("GIF89a".utf8)) {
        self = .gif
      } else if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) {
        self = .webP
      } else {
        return nil
      }
    }
  }

  /// Pictures of a customer at most: as many as one digit counts on a display (our choice).
  public static let mostOfACustomer = 9
  /// Characters of a member number at most; longer ones are no names of files (our choice).
  static let longestCode = 48
  /// Octets of the same: the name of a file has 255.
  static let longestCodeOctets = 200

  /// The member number, as it is compared.
  public let code: String
  /// 1 to `mostOfACustomer`.
  public let place: Int
  /// What the name's ending says, or the octets said.
  public var format: Format

  /// Reads the name of a file. Nil when it is not `<member number>-<1…9>.<jpg, jpeg, png, gif, webp>`.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    let stem = Self.folded(SafeText(String(fileName[..<dot])))
    guard let format = Self.endings[Self.folded(SafeText(String(fileName[dot...].dropFirst())))],
      let hyphen = stem.lastIndex(of: "-"),
      let code = Self.comparable(SafeText(String(stem[..<hyphen])))
    else { return nil }
    let digits = stem[hyphen...].dropFirst()
    guard digits.utf8.count == 1, let place = Int(digits), (1...Self.mostOfACustomer).contains(place) else {
      return nil
    }
    (self.code, self.place, self.format) = (code, place, format)
  }

  init(code: String, place: Int, format: Format) {
    (self.code, self.place, self.format) = (code, place, format)
  }

  /// The name under which it is kept.
  public var fileName: String { "\(code)-\(place).\(format.ending)" }

  /// A member number as it is compared; nil when there is none, or it cannot stand in the name of a file.
  public static func comparable(_ code: SafeText) -> String? {
    let folded = folded(code)
    guard !folded.isEmpty, folded.count <= longestCode, folded.utf8.count <= longestCodeOctets,
      folded.first != ".", !folded.utf8.contains(UInt8(ascii: "/"))
    else { return nil }
    return folded
  }

  private static let endings: [String: Format] = [
    "jpg": .jpeg, "jpeg": .jpeg, "png": .png, "gif": .gif, "webp": .webP,
  ]

  /// Full-width signs as ASCII has them, and capitals as small letters.
  private static func folded(_ text: SafeText) -> String {
    if text.string.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return text.string }
    var folded = String.UnicodeScalarView()
    for scalar in text.string.unicodeScalars {
      let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      let isCapital = (0x41...0x5A).contains(value)
      folded.append(Unicode.Scalar(isCapital ? value + 0x20 : value) ?? scalar)
    }
    return String(folded)
  }
}
