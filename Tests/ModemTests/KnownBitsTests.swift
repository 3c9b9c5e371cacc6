import Testing

@testable import Modem

@Suite("The bits of octets, and their clock")
struct KnownBitsTests {
  /// A burst of silence, in which there is no clock but that of the octets.
  private static let silence = BurstFinder.Burst(
    start: 0, turns: [Float](repeating: 0, count: 2000), powers: [Float](repeating: 0, count: 2000))

  private static func octets(_ values: [UInt8], bits: [Int], from first: Float, length: Float) -> [OctetTrellis
    .Octet]
  {
    zip(values, bits).map {
      OctetTrellis.Octet(value: $0, start: first + Float($1) * length, margin: 1)
    }
  }

  @Test("octets one behind the other, and with idle line between", arguments: [[0, 10, 20], [0, 14, 60]])
  func bits(_ numbers: [Int]) throws {
    let octets = Self.octets([0x00, 0xFF, 0x55], bits: numbers, from: 100.5, length: 3.31)
    let known = try #require(KnownBits(octets[...], in: Self.silence, bitRate: 1200))
    #expect(abs(known.length - 3.31) < 1e-4)
    #expect(abs(known.first - 100.5) < 1e-3)
    #expect(known.bits.count == numbers[2] + 9)
    let spaces = known.bits.indices.filter { !known.bits[$0] }
    let expected = Array(0...8) + [numbers[1]] + [0, 2, 4, 6, 8].map { numbers[2] + $0 }
    #expect(spaces == expected)
  }

  @Test("none and one say nothing of the clock", arguments: [0, 1])
  func tooFew(_ count: Int) {
    let octets = Self.octets([0x80], bits: [0], from: 0, length: 10 / 3)
    #expect(KnownBits(octets.prefix(count), in: Self.silence, bitRate: 1200) == nil)
  }

  @Test("octets out of order, or beyond the burst, trap nothing", arguments: [-4000.0, -1, 1999, 5000, 1e6])
  func strayed(_ start: Float) throws {
    let stray = [
      OctetTrellis.Octet(value: 1, start: 300, margin: 1),
      OctetTrellis.Octet(value: 2, start: start, margin: 1),
    ]
    for octets in [stray, stray.reversed()] {
      let known = KnownBits(octets[...], in: Self.silence, bitRate: 1200)
      #expect((known?.bits.count ?? 0) <= KnownBits.longest)
      #expect(Quality(of: octets[...], in: Self.silence, bitRate: 1200) == nil)
    }
  }
}
