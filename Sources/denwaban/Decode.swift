import CallerID
import Host
import LAN
import Modem

extension Command {
  static let decode = Command(
    name: "decode", words: "[--json] [--standard NAME] FILE…",
    summary: "sound in, messages out, in order of time; - is raw s16le on standard input",
    details: """
        --json             one JSON object a line
        --standard NAME    only messages of this standard
        --faults           also transmissions that were heard and refused
        --rate HZ          of raw samples, 8000 to 192000 (8000)
        --channels N       of raw samples, 1 or 2 (1)
        --octets FILE      demodulated octets (UART capture) instead of sound
        --text FILE        a serial modem's text instead of sound
      Sound: WAV with PCM of 8, 16, 24, 32 bits, 32-bit float, µ-law or A-law. Both channels are heard.
      Example: denwaban decode --json call.wav
      """,
    run: { words in
      let words = try Words(
        words, options: ["standard", "rate", "channels", "octets", "text"], flags: ["json", "faults"])
      if let name = words["standard"], Standard.named(name) == nil {
        let names = Standard.table.map(\.name).joined(separator: " ")
        throw Stop.words("there is no standard \(name); there are: \(names)")
      }
      let printer = MessagePrinter(words)
      guard !words.rest.isEmpty || words["octets"] != nil || words["text"] != nil else {
        throw Stop.words("which file?")
      }
      for file in words.rest { try decodeSound(file, words, printer) }
    })

  private static func decodeSound(_ file: String, _ words: Words, _ printer: MessagePrinter) throws {
    var reader = WaveReader()
    if file == "-" {
      let rate = try words.integer("rate", in: WaveFormat.sampleRates, default: Resampler.rate)
      let channels = try words.integer("channels", in: 1...2, default: 1)
      reader = WaveReader(raw: try WaveFormat(sample: .signed16, sampleRate: rate, channels: channels))
    }
    let input = file == "-" ? FileDescriptor(0) : try FileDescriptor.open(file, 0)
    var ears: [SoundReceiver] = []
    var merger = ChannelMerger()
    var samples: [Float] = []
    while let octets = try input.read(limit: 65_536), !octets.isEmpty {
      samples.removeAll(keepingCapacity: true)
      do {
        try reader.feed(octets[...], into: &samples)
      } catch {
        throw Stop.refused("\(file): \(error)")
      }
      guard let format = reader.format else { continue }
      while ears.count < format.channels { ears.append(SoundReceiver(sampleRate: format.sampleRate)) }
      for (index, sample) in samples.enumerated() {
        if let heard = ears[index % format.channels].feed(sample) { merger.take(heard) }
      }
      merger.pass(printer)
    }
    do { try reader.finish() } catch { throw Stop.refused("\(file): \(error)") }
    for channel in ears.indices {
      while let heard = ears[channel].finish() { merger.take(heard) }
    }
    merger.finish(printer)
  }
}

/// What the two channels of a file heard, each message once: the same message within a second is the same.
private struct ChannelMerger {
  private var waiting: [Heard] = []
  private var told: [Heard] = []

  mutating func take(_ heard: Heard) {
    if case .ring = heard.what { return }
    let before = told + waiting
    if before.contains(where: { abs($0.at - heard.at) < 1 && same($0.what, heard.what) }) { return }
    waiting.append(heard)
  }

  private func same(_ one: Heard.What, _ other: Heard.What) -> Bool {
    switch (one, other) {
    case (.message(let one), .message(let other)): return one.parameters == other.parameters && one.number == other.number
    case (.fault, .fault): return true
    default: return false
    }
  }

  /// Prints what is old enough that the other channel cannot bring anything before it.
  mutating func pass(_ printer: MessagePrinter) {
    guard waiting.count > 1 else { return }
    finish(printer)
  }

  mutating func finish(_ printer: MessagePrinter) {
    waiting.sort { $0.at < $1.at }
    for heard in waiting { printer.show(heard) }
    told = (told + waiting).suffix(8)
    waiting = []
  }
}
