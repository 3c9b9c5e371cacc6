import Modem

/// Any octets as a WAVE file, in two pieces.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWave(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { octets in
    var reader = WaveReader()
    var samples: [Float] = []
    let half = octets.count / 2
    do {
      try reader.feed(octets[..<half], into: &samples)
      try reader.feed(octets[half...], into: &samples)
    } catch {}
    precondition(samples.count <= octets.count)
  }
}
