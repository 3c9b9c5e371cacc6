import Testing

@testable import Modem

/// Ringing as a tap hears it: clipped sine, then what is no ringing.
@Suite struct RingDetectorTests {
  /// Milliseconds at which ringing was heard to begin and end.
  static func edges(_ sound: (Double) -> Double, seconds: Double) -> [(isOn: Bool, at: Int)] {
    var detector = RingDetector()
    var edges: [(isOn: Bool, at: Int)] = []
    let samples = (0..<Int(seconds * 8000)).map { Float(sound(Double($0) / 8000)) }
    for (millisecond, block) in blocks(samples).enumerated() {
      if let edge = detector.feed(block) { edges.append((edge == .on, millisecond)) }
    }
    return edges
  }

  static func ringing(_ hertz: Double, at time: Double, clip: Double = 0.9) -> Double {
    min(max(4 * Sine.at(turns: hertz * time), -clip), clip)
  }

  @Test(arguments: [16.0, 20, 25, 30])
  func twoBursts(_ hertz: Double) throws {
    let edges = Self.edges(
      { time in time > 0.5 && time < 1 || time > 1.5 && time < 2 ? Self.ringing(hertz, at: time) : 0 },
      seconds: 3)
    #expect(edges.map(\.isOn) == [true, false, true, false])
    for (edge, expected) in zip(edges, [500, 1000, 1500, 2000]) {
      #expect(abs(edge.at - expected - 110) <= 60, "\(hertz) Hz: \(edge) for \(expected)")
    }
  }

  @Test(arguments: [50.0, 60, 100, 440, 1200])
  func isNoRinging(_ hertz: Double) {
    #expect(Self.edges({ 0.9 * Sine.at(turns: hertz * $0) }, seconds: 2).isEmpty)
  }

  @Test func aClickIsNoRinging() {
    #expect(Self.edges({ $0 > 0.5 && $0 < 0.51 ? 1 : 0 }, seconds: 1).isEmpty)
  }
}
