import Glibc

/// Octets from one character set to another by the C library; nil when they are not of the first. Foundation's own tables
/// differ between the toolchains.
func converted(_ octets: [UInt8], from: String, to: String) -> [UInt8]? {
  guard let descriptor = iconv_open(to, from), descriptor != iconv_t(bitPattern: -1) else { return nil }
  defer { iconv_close(descriptor) }
  var source = octets.map { CChar(bitPattern: $0) }
  var target = [CChar](repeating: 0, count: 4 * octets.count + 8)
  var (sourceLeft, targetLeft) = (source.count, target.count)
  let whole = target.count
  let failed = source.withUnsafeMutableBufferPointer { source in
    target.withUnsafeMutableBufferPointer { target in
      var (from, to) = (source.baseAddress, target.baseAddress)
      return iconv(descriptor, &from, &sourceLeft, &to, &targetLeft) == Int(bitPattern: UInt.max)
    }
  }
  if failed || sourceLeft != 0 { return nil }
  return target.prefix(whole - targetLeft).map { UInt8(bitPattern: $0) }
}
