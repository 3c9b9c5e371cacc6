import Testing

@testable import CustomerList

/// Octets of hexadecimal digits.
func octets(_ hexadecimal: String) -> [UInt8] {
  let digits = hexadecimal.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
}

@Suite struct InflateTests {
  /// What zlib 1.2.13 makes of sheets and of repeated letters, with the length and the CRC-32 that it tells of them.
  static let vectors: [(name: String, packed: String, size: Int, check: UInt32)] = [
    (
      "dynamic",
      """
      6593db6dc3400c045b09dc80f97e008a00d7e20ef2e1fa73114f40407e0f78226757c7fbebe7fbf182c7797c4e9254e2 \
      e3f9398fe7fb3c0ae1858c50281ba20ba9839936c4174236d768482ec4e149d6905e280d84bd21ab359849fb945f48d2 \
      21b0a1a82935c4be61168204ebdfc2d261e1d81fc4ad8315708cd13e3a60a0f2b1f4e6508525243c50ba61d47d1b018d \
      b952428eebd9ce7c47e3cae3cdd861abe308bbac10208cdca8acb8628674867b4fc6713bed9a98d3d89378dfee907d17 \
      927dc30a1d3abbbde452d35979113419cea8bc98038e68a9bc2450c8b8a1bca07a72ff1edf3f0f63f439de75590dcc9e \
      03efba68e49cdb7d41a0b1279797bfba43cf88cb8b4a688e5f727b815855ebacbcb8af8c068b7bcf18a7971607f957cf \
      5f
      """, 1107, 0xD91077F6
    ),
    (
      "fixed",
      """
      b3495628b255723450b2b329b33332b1343532b6d12fb3b3d14fb6b381481982a5cc8c0c4d8c2cd1a48cc052a6e60666 \
      66a66852c6602943633373530b342913b094b185b9a591199a942958cad2ccc0c4d81c4dca0ce20c63632353745de660 \
      29134b73030b4334290b882e5333434374175a42a40c2c0dccd0ed328404879985b921ba8186d0e030363530c4d06604 \
      f5b485018614243c80c16b891154869000b130b73034410f614353a8df8c0c8c30f44182c4c8dc10682cba9c39346acc \
      4d8d31ccb48046b6a9b92146644342c5c8c0d00023de8c20a1626e6a686961822e670875a7b12186df8da0c9c4ccdc08 \
      c39d46c650bf9b1b58a2bbc5c804ea0760a41ba0cbc1c2c5121834e872907031313433c108332348b898991b186244ad \
      11245c2c0d8c2c4c30fc0009174353734b6374fb8c6199c7d8d0025d9f3134b90053a0257a3c1843938ba98525a63e68 \
      7a313430c270a731245c40c9dd003d8e8c21e1626a62616a899125a1e16260014c6ae8729070313707c611869c05cc9d \
      16185e87048bb9810952f20400
      """, 1107, 0xD91077F6
    ),
    (
      "stored",
      """
      012800d7ff3c6320723d224130223e3c763e3234393532333c2f763e3c2f633e3c6320723d224131223e3c763e
      """, 40, 0xE621C224
    ),
    (
      "far",
      """
      edc9c70d83000000b195084c44ef0925d4e9110fa6c08f934e729ca4595e9455ddb45dfffd0de334ff9775db8f332684 \
      104208218410420821841042082184104208218410420821841042082184104208218410420821841042082184104208 \
      21841042082184104208218410420821841042082184104208218410425e23c1278cee7fba00
      """, 32784, 0x162B36FB
    ),
    (
      "empty",
      """
      0300
      """, 0, 0x00000000
    ),
  ]

  private static func unpacked(_ packed: [UInt8], _ size: Int, _ check: UInt32) throws(WorkbookFault) -> [UInt8]
  {
    var member = ZipMember(deflated: packed[...], size: size, check: check)
    var result: [UInt8] = []
    while let piece = try member.next() { result += piece }
    return result
  }

  @Test(arguments: vectors)
  func whatZlibPackedIsUnpacked(name: String, packed: String, size: Int, check: UInt32) throws {
    #expect(try Self.unpacked(octets(packed), size, check).count == size)
  }

  /// The one whose references reach far back is long; changing each of its octets would take minutes.
  static let nearVectors = vectors.filter { $0.name != "far" }

  /// Whatever is changed or cut, what comes out is damage: the length or the check is wrong.
  @Test(arguments: nearVectors)
  func whatWasChangedIsDamaged(name: String, packed: String, size: Int, check: UInt32) throws {
    let whole = octets(packed)
    let text = try Self.unpacked(whole, size, check)
    for index in whole.indices {
      #expect(throws: WorkbookFault.damaged) { _ = try Self.unpacked(Array(whole[..<index]), size, check) }
      var other = whole
      other[index] ^= 1 << UInt8(index % 8)
      // A bit that fills an octet up means nothing.
      let result = try? Self.unpacked(other, size, check)
      #expect(result == nil || result == text)
    }
    #expect(throws: WorkbookFault.damaged) { _ = try Self.unpacked(whole, size + 1, check) }
    #expect(throws: WorkbookFault.damaged) { _ = try Self.unpacked(whole, size, check ^ 1) }
  }

  @Test(arguments: [
    [1, 1], [2], [1, 0], [15, 15], [2, 2, 2, 2], [1, 2, 3, 3],
  ])
  func codesThatFitAreCodes(lengths: [Int]) {
    #expect(HuffmanCode(lengths: lengths) != nil)
  }

  @Test(arguments: [[1, 1, 1], [16], [-1], [2, 2, 2, 2, 2], [1, 2, 2, 3]])
  func codesThatDoNotFitAreNone(lengths: [Int]) {
    #expect(HuffmanCode(lengths: lengths) == nil)
  }
}
