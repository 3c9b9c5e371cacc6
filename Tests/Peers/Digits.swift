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
      for sample in samples.prefix(count) {
        if case .digit = detector.feed(highPass.feed(Float(sample) / 32_768)) { heard += 1 }
      }
    }
    print(heard)
  }
}
