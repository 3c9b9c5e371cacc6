import Testing

@testable import LAN

@Suite struct SealingTests {
  /// FIPS 180-4's examples, and the lengths around the padding's edges (checked with another implementation).
  @Test(arguments: [
    (Array("".utf8), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ([UInt8](repeating: 0, count: 55), "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"),
    ([UInt8](repeating: 0, count: 56), "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"),
    ([UInt8](repeating: 0, count: 64), "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"),
  ])
  func sha256(message: [UInt8], digest: String) {
    #expect(SHA256.digest(message).hexadecimal == digest)
  }

  /// RFC 4231, test cases 1 to 7 (5 tells only 16 octets).
  @Test func hmacOfRFC4231() throws {
    let rows = try vectors("rfc4231.txt")
    #expect(rows.count == 7)
    for row in rows {
      let code = HMACSHA256.code(try octets(row[2]), key: try octets(row[1]))
      #expect(code.hexadecimal.hasPrefix(row[3]), "test case \(row[0])")
    }
  }

  /// Wycheproof: every tag of the right length is right or wrong as the file says.
  @Test func hmacOfWycheproof() throws {
    let rows = try vectors("hmac_sha256.txt")
    #expect(rows.count == 174)
    for row in rows {
      let tag = try octets(row[5])
      let code = HMACSHA256.code(try octets(row[4]), key: try octets(row[3]))
      let fits = Array(code.prefix(try #require(Int(row[2])) / 8)).equalsInConstantTime(tag)
      #expect(fits == (row[1] == "valid"), "vector \(row[0])")
    }
  }

  /// RFC 8439, 2.3.2, and the key derivation of draft-irtf-cfrg-xchacha-03, 2.2.1.
  @Test func blocks() throws {
    let key = [UInt8](0..<32)
    let block = ChaCha20.block(key: key, nonce: try octets("000000090000004a00000000"), counter: 1)
    #expect(
      block.hexadecimal == "10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e"
        + "d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e")
    let subkey = ChaCha20.subkey(key: key, nonce: try octets("000000090000004a0000000031415927"))
    #expect(subkey.hexadecimal == "82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc")
  }

  /// RFC 8439, 2.5.2 and A.3: sums that just reach, or just pass, the modulus.
  @Test(arguments: [
    (
      "85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b",
      "43727970746f6772617068696320466f72756d2052657365617263682047726f7570",
      "a8061dc1305136c6c22b8baf0c0127a9"
    ),
    ("02" + zeros(31), ones(16), "03" + zeros(15)),
    ("02" + zeros(15) + ones(16), "02" + zeros(15), "03" + zeros(15)),
    ("01" + zeros(31), ones(16) + "f0" + ones(15) + "11" + zeros(15), "05" + zeros(15)),
    (
      "01" + zeros(31),
      ones(16) + "fb" + String(repeating: "fe", count: 15) + String(repeating: "01", count: 16),
      zeros(16)
    ),
    ("02" + zeros(31), "fd" + ones(15), "fa" + ones(15)),
    (
      "01" + zeros(7) + "04" + zeros(23),
      "e33594d7505e43b900000000000000003394d7505e4379cd01" + zeros(23) + "01" + zeros(15),
      "14" + zeros(7) + "55" + zeros(7)
    ),
    (
      "01" + zeros(7) + "04" + zeros(23),
      "e33594d7505e43b900000000000000003394d7505e4379cd01" + zeros(23), "13" + zeros(15)
    ),
  ])
  func poly1305(key: String, message: String, tag: String) throws {
    let code = Poly1305.code(try octets(message), key: try octets(key))
    #expect(code.hexadecimal == tag)
  }

  /// Wycheproof, all 325: what is valid seals to these very octets and opens again; what is invalid (a changed tag, a
  /// nonce or key of another length) does not open. The file holds no "acceptable" line.
  @Test func chaCha20Poly1305OfWycheproof() throws {
    try run("chacha20_poly1305.txt", count: 325, seal: ChaCha20Poly1305.seal, open: ChaCha20Poly1305.open)
  }

  /// Wycheproof, all 315, as above.
  @Test func xChaCha20Poly1305OfWycheproof() throws {
    try run("xchacha20_poly1305.txt", count: 315, seal: XChaCha20Poly1305.seal, open: XChaCha20Poly1305.open)
  }

  private typealias Operation = ([UInt8], [UInt8], [UInt8], [UInt8]) -> [UInt8]?

  private func run(_ file: String, count: Int, seal: Operation, open: Operation) throws {
    let rows = try vectors(file)
    #expect(rows.count == count)
    for row in rows {
      let fields = try row.dropFirst(2).map(octets)
      let (key, nonce, beside, text) = (fields[0], fields[1], fields[2], fields[3])
      let sealed = fields[4] + fields[5]
      if row[1] == "valid" {
        #expect(seal(text, key, nonce, beside) == sealed, "vector \(row[0])")
        #expect(open(sealed, key, nonce, beside) == text, "vector \(row[0])")
      } else {
        #expect(open(sealed, key, nonce, beside) == nil, "vector \(row[0])")
      }
    }
  }

  @Test func tooShortToHoldATag() {
    let key = [UInt8](repeating: 7, count: 32)
    for count in 0..<16 {
      let octets = [UInt8](repeating: 0, count: count)
      #expect(XChaCha20Poly1305.open(octets, key: key, nonce: [UInt8](0..<24), beside: []) == nil)
    }
  }

  @Test func comparison() {
    #expect([UInt8]([1, 2, 3]).equalsInConstantTime([1, 2, 3]))
    #expect(![UInt8]([1, 2, 3]).equalsInConstantTime([1, 2, 4]))
    #expect(![UInt8]([1, 2, 3]).equalsInConstantTime([1, 2]))
    #expect([UInt8]().equalsInConstantTime([]))
  }
}

private func zeros(_ count: Int) -> String { String(repeating: "00", count: count) }
private func ones(_ count: Int) -> String { String(repeating: "ff", count: count) }
