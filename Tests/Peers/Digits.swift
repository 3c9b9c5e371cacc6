import Glibc

/// Samples (8,000 Hz, s16, standard input) → how many digits our detector hears in them. Compiled together with the
/// sources of `Modem`, since the program itself shows only whole messages.
@main enum Digits {
  static func main() {
    guard let input = fdopen(0, "rb") else { return }
    var highPass = HighPass()
    var detector = DTMFDetector()
    var heard = 0
    var samples = [Int16](repeating: 0, count: 8_000)
    while true {
      let count = samples.withUnsafeMutableBytes { fread($0.baseAddress, 2, $0.count / 2, input) }
      guard count > 0 else { break }
      for start in stride(from: 0, to: count - count % Block.scalarCount, by: Block.scalarCount) {
        var block = Block.zero
        for place in 0..<Block.scalarCount { block[place] = Float(samples[start + place]) / 32_768 }
        if case .digit = detector.feed(highPass.feed(block)) { heard += 1 }
      }
    }
    print(heard)
  }
}
