import Glibc

/// Octets in an old character set, made UTF-8, by the C library (iconv).
public final class TextConversion {
  private let descriptor: iconv_t

  /// A conversion from a set that glibc knows by this name, such as `CP932`, `EUC-JP-MS`, `UTF-16LE`; nil when this
  /// machine has none (a stripped system without gconv modules).
  public init?(from name: String) {
    guard let opened = iconv_open("UTF-8", name), opened != iconv_t(bitPattern: -1) else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// The whole text, or nil when any of it is malformed or ends within a character.
  public func utf8(_ octets: [UInt8]) -> [UInt8]? {
    var octets = octets
    // No character of these sets becomes more than three octets of UTF-8 for each of its own.
    var result = [UInt8](repeating: 0, count: 3 * octets.count + 4)
    let length: Int? = octets.withUnsafeMutableBytes { source in
      result.withUnsafeMutableBytes { target in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var (fromLeft, toLeft) = (source.count, target.count)
        iconv(descriptor, nil, nil, nil, nil)
        let failed = iconv(descriptor, &from, &fromLeft, &to, &toLeft) == Int(bitPattern: UInt.max)
        return failed || fromLeft != 0 ? nil : target.count - toLeft
      }
    }
    guard let length else { return nil }
    result.removeLast(result.count - length)
    return result
  }
}
