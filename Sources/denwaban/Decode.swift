import CallerID
import Host
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
      guard !words.rest.isEmpty || words["octets"] != nil || words["text"] != nil else {
        throw Stop.words("which file?")
      }
      let printer = MessagePrinter(words)
      if let file = words["octets"] { try decodeOctets(file, printer) }
      if let file = words["text"] { try decodeText(file, printer) }
      for file in words.rest { try decodeSound(file, words, printer) }
    })

  private static func decodeSound(_ file: String, _ words: Words, _ printer: MessagePrinter) throws {
    var reader = WaveReader()
    if file == "-" {
      let rate = try words.integer("rate", in: WaveFormat.sampleRates, default: Resampler.rate)
      let channels = try words.integer("channels", in: 1...2, default: 1)
      reader = WaveReader(raw: try WaveFormat(sample: .signed16, sampleRate: rate, channels: channels))
    }
    var ears: [SoundReceiver] = []
    var merger = ChannelMerger(printer: printer)
    var samples: [Float] = []
    do {
      try read(file) { octets in
        samples.removeAll(keepingCapacity: true)
        try reader.feed(octets, into: &samples)
        guard let format = reader.format else { return }
        while ears.count < format.channels { ears.append(SoundReceiver(sampleRate: format.sampleRate)) }
        for channel in ears.indices {
          for heard in ears[channel].feed(samples, channel: channel, of: format.channels) { merger.take(heard) }
        }
      }
      try reader.finish()
    } catch let fault as WaveFault {
      throw Stop.refused("\(file): \(fault)")
    }
    for channel in ears.indices {
      while let heard = ears[channel].finish() { merger.take(heard) }
    }
    merger.finish()
  }

  /// Octets have no times of their own; at 1,200 bit/s without pauses, one takes 8.3 ms.
  private static func decodeOctets(_ file: String, _ printer: MessagePrinter) throws {
    var receivers = Standard.receivers(hearing: .v23)
    var count = 0
    try read(file) { octets in
      for octet in octets {
        count += 1
        printer.show(SoundReceiver.feed(.octet(octet, framed: true), to: &receivers), at: Double(count) / 120)
      }
    }
    printer.show(SoundReceiver.feed(.idle, to: &receivers), at: Double(count) / 120)
  }

  /// Text has no times either: a blank line, and the end, count as the pause after a call.
  private static func decodeText(_ file: String, _ printer: MessagePrinter) throws {
    var receivers = [Standard.modem.receiver()]
    var seconds = 0.0
    var isBlank = false
    try read(file) { octets in
      for octet in octets {
        printer.show(SoundReceiver.feed(.octet(octet, framed: true), to: &receivers), at: seconds)
        if octet == UInt8(ascii: "\n") {
          if isBlank {
            seconds += 60
            printer.show(SoundReceiver.feed(.idle, to: &receivers), at: seconds)
          }
          isBlank = true
        } else if octet != UInt8(ascii: "\r") {
          isBlank = false
        }
      }
    }
    printer.show(SoundReceiver.feed(.idle, to: &receivers), at: seconds)
  }

  private static func read(_ file: String, _ take: (ArraySlice<UInt8>) throws -> Void) throws {
    let input = try file == "-" ? FileDescriptor.standard(0) : FileDescriptor.open(file, 0)
    while let octets = try input.read(limit: 65_536), !octets.isEmpty { try take(octets[...]) }
  }
}

/// What the two channels of a file heard, each message once: the same message within a second is the same.
private struct ChannelMerger {
  let printer: MessagePrinter
  private var waiting: [Heard] = []
  private var told: [Heard] = []

  init(printer: MessagePrinter) { self.printer = printer }

  mutating func take(_ heard: Heard) {
    if case .ring = heard.what { return }
    let isKnown = (told + waiting).contains { abs($0.at - heard.at) < 1 && isSame($0.what, heard.what) }
    if isKnown { return }
    waiting.append(heard)
    // The other channel cannot be more than a burst behind.
    while let first = waiting.min(by: { $0.at < $1.at }), first.at + 6 < heard.at { show(first) }
  }

  mutating func finish() {
    while let first = waiting.min(by: { $0.at < $1.at }) { show(first) }
  }

  private mutating func show(_ heard: Heard) {
    waiting.removeAll { $0 == heard }
    told = (told + [heard]).suffix(8)
    printer.show(heard)
  }

  private func isSame(_ one: Heard.What, _ other: Heard.What) -> Bool {
    switch (one, other) {
    case (.message(let one), .message(let other)):
      one.parameters == other.parameters && one.number == other.number && one.kind == other.kind
    case (.fault, .fault): true
    default: false
    }
  }
}
