/// HMAC with SHA-256 (RFC 2104, FIPS 198-1): a key and octets → 32 octets that only a holder of the key can make.
public enum HMACSHA256 {
  /// The code of `message` under `key`, which may have any length.
  public static func code(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var block = key.count > SHA256.blockLength ? SHA256.digest(key) : key
    block.append(contentsOf: [UInt8](repeating: 0, count: SHA256.blockLength - block.count))
    var inner = block.map { $0 ^ 0x36 }
    inner.append(contentsOf: message)
    var outer = block.map { $0 ^ 0x5c }
    outer.append(contentsOf: SHA256.digest(inner))
    return SHA256.digest(outer)
  }
}
