import Testing

@testable import Modem

/// A chunk: name, size, body, and the pad octet that makes its length even.
private func chunk(_ name: String, _ body: [UInt8], size: UInt32? = nil) -> [UInt8] {
  Array(name.utf8) + little(size ?? UInt32(body.count), 4) + body + (body.count % 2 == 1 ? [0] : [])
}

private func little(_ value: UInt32, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
}

private func description(
  tag: UInt32 = 1, channels: UInt32 = 1, rate: UInt32 = 8_000, bits: UInt32 = 16, frame: UInt32? = nil,
  more: [UInt8] = []
) -> [UInt8] {
  let octets = frame ?? channels * bits / 8
  return little(tag, 2) + little(channels, 2) + little(rate, 4) + little(rate * octets, 4) + little(octets, 2)
    + little(bits, 2) + more
}

private func wave(_ chunks: [UInt8]...) -> [UInt8] {
  Array("RIFF".utf8) + little(UInt32(chunks.joined().count + 4), 4) + Array("WAVE".utf8) + chunks.joined()
}

/// What a file holds, read in pieces of the given size.
private func read(_ octets: [UInt8], by size: Int) throws(WaveFault) -> (WaveFormat?, [Float]) {
  var reader = WaveReader()
  var samples: [Float] = []
  var place = 0
  while place < octets.count {
    try reader.feed(octets[place..<min(place + size, octets.count)], into: &samples)
    place += size
  }
  try reader.finish()
  return (reader.format, samples)
}

@Suite("WAVE files are read in any pieces, and refused with a reason")
struct WaveReaderTests {
  struct Coding: Sendable {
    let name: String
    let description: [UInt8]
    let octets: [UInt8]
    let samples: [Float]
  }

  /// The extensible form: 22 more octets, the true tag, then the fixed rest of the GUID.
  static func extensible(_ tag: UInt32) -> [UInt8] {
    little(22, 2) + little(24, 2) + little(4, 4) + little(tag, 2)
      + [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
  }

  static let codings: [Coding] = [
    Coding(
      name: "8 bits", description: description(bits: 8), octets: [0, 128, 192, 255],
      samples: [-1, 0, 0.5, 127 / 128]),
    Coding(
      name: "16 bits", description: description(), octets: [0, 0x80, 0, 0, 0, 0x40], samples: [-1, 0, 0.5]),
    Coding(
      name: "24 bits", description: description(bits: 24), octets: [0, 0, 0x80, 0, 0, 0x40], samples: [-1, 0.5]),
    Coding(name: "32 bits", description: description(bits: 32), octets: [0, 0, 0, 0xC0], samples: [-0.5]),
    Coding(
      name: "float", description: description(tag: 3, bits: 32),
      octets: [0, 0, 0, 0x3F, 0, 0, 0xC0, 0x7F, 0, 0, 0x80, 0x7F, 0, 0, 0, 0xC0], samples: [0.5, 0, 1, -1]),
    // ITU-T G.711 tables 1 and 2: the loudest and softest of each sign.
    Coding(
      name: "µ-law", description: description(tag: 7, bits: 8), octets: [0xFF, 0x7F, 0x80, 0x00, 0xEF],
      samples: [0, 0, 32_124 / 32_768, -32_124 / 32_768, 132 / 32_768]),
    Coding(
      name: "A-law", description: description(tag: 6, bits: 8), octets: [0xD5, 0x55, 0xAA, 0x2A, 0xC5],
      samples: [8 / 32_768, -8 / 32_768, 32_256 / 32_768, -32_256 / 32_768, 264 / 32_768]),
    Coding(
      name: "extensible", description: description(tag: 0xFFFE, bits: 24, more: extensible(1)),
      octets: [0, 0, 0x40], samples: [0.5]),
    Coding(
      name: "stereo", description: description(channels: 2, rate: 192_000), octets: [0, 0x40, 0, 0xC0],
      samples: [0.5, -0.5]),
    Coding(
      name: "stereo of 24 bits", description: description(channels: 2, bits: 24),
      octets: [0, 0, 0x40, 0, 0, 0xC0, 0, 0, 0x20, 0, 0, 0x80, 0, 0], samples: [0.5, -0.5, 0.25, -1]),
  ]

  @Test("what one piece brings begins with the first channel and ends with the last", arguments: [16, 24, 32])
  func frames(bits: UInt32) throws {
    let octets = [UInt8](repeating: 0x40, count: 600)
    let file = wave(chunk("fmt ", description(channels: 2, bits: bits)), chunk("data", octets))
    for size in 1...13 {
      var reader = WaveReader()
      var count = 0
      for start in stride(from: 0, to: file.count, by: size) {
        var samples: [Float] = []
        try reader.feed(file[start..<min(start + size, file.count)], into: &samples)
        #expect(samples.count % 2 == 0)
        count += samples.count
      }
      #expect(count == 600 * 8 / Int(bits))
    }
  }

  @Test("each coding, whole and in pieces of 1, 3 and 7 octets", arguments: codings)
  func coding(_ row: Coding) throws {
    let file = wave(chunk("fmt ", row.description), chunk("data", row.octets))
    for size in [1, 3, 7, 10_000] {
      let (_, samples) = try read(file, by: size)
      #expect(samples == row.samples, "\(row.name) in pieces of \(size)")
    }
  }

  @Test("chunks of any order and odd length stand before the samples; what follows is ignored")
  func chunks() throws {
    let file = wave(
      chunk("LIST", [1, 2, 3]), chunk("fact", []), chunk("fmt ", description() + [0, 0, 9]), chunk("junk", [7]),
      chunk("data", [0, 0x40]), chunk("LIST", [9, 9, 9, 9]))
    for size in [1, 5, 1_000] { #expect(try read(file, by: size).1 == [0.5]) }
  }

  @Test("streamed and truncated files are read to their end", arguments: [0, 0xFFFF_FFFF, 1_000] as [UInt32])
  func streamed(size: UInt32) throws {
    let file =
      wave(chunk("fmt ", description())) + Array("data".utf8) + little(size, 4) + [0, 0x40, 0, 0xC0, 0x11]
    #expect(try read(file, by: 2).1 == [0.5, -0.5])
  }

  static let refused: [(String, [UInt8], WaveFault)] = [
    ("nothing", [], .empty),
    ("cut in the first header", Array("RIFF".utf8), .empty),
    ("cut before the samples", wave(chunk("fmt ", description())), .empty),
    ("text", Array("# a list of customers".utf8), .notWave),
    ("RIFF of another kind", Array("RIFF____AVI ".utf8), .notWave),
    ("RF64", Array("RF64____WAVE".utf8), .relative("RF64")),
    ("big-endian", Array("RIFX____WAVE".utf8), .relative("RIFX")),
    ("samples first", wave(chunk("data", [0, 0])), .disordered),
    ("short description", wave(chunk("fmt ", [1, 0])), .disordered),
    ("endless description", wave(chunk("fmt ", description(), size: 1_000_000)), .disordered),
    ("described twice", wave(chunk("fmt ", description()), chunk("fmt ", description())), .disordered),
    ("MP3", wave(chunk("fmt ", description(tag: 0x55, bits: 0))), .coding(tag: 0x55, bits: 0)),
    ("ADPCM", wave(chunk("fmt ", description(tag: 2, bits: 4))), .coding(tag: 2, bits: 4)),
    ("12 bits", wave(chunk("fmt ", description(bits: 12))), .coding(tag: 1, bits: 12)),
    ("double", wave(chunk("fmt ", description(tag: 3, bits: 64))), .coding(tag: 3, bits: 64)),
    (
      "extensible, unknown within", wave(chunk("fmt ", description(tag: 0xFFFE, more: extensible(0x1610)))),
      .coding(tag: 0x1610, bits: 16)
    ),
    ("extensible, too short", wave(chunk("fmt ", description(tag: 0xFFFE))), .coding(tag: 0xFFFE, bits: 16)),
    ("no channel", wave(chunk("fmt ", description(channels: 0))), .channels(0)),
    ("six channels", wave(chunk("fmt ", description(channels: 6))), .channels(6)),
    ("6 kHz", wave(chunk("fmt ", description(rate: 6_000))), .sampleRate(6_000)),
    ("384 kHz", wave(chunk("fmt ", description(rate: 384_000))), .sampleRate(384_000)),
    ("frame too wide", wave(chunk("fmt ", description(frame: 4))), .frame(4)),
  ]

  @Test("refusals, whole and octet by octet", arguments: refused)
  func refuses(_ name: String, _ octets: [UInt8], _ fault: WaveFault) {
    for size in [1, 1_000] {
      #expect(throws: fault, "\(name)") { try read(octets, by: size) }
    }
    #expect(!fault.description.contains("\n"))
  }

  @Test("no octet of a header can trap: every one changed to every value")
  func mutations() {
    let file = wave(chunk("LIST", [1, 2, 3]), chunk("fmt ", description()), chunk("data", [1, 2, 3, 4]))
    for place in file.indices {
      for value in 0...UInt8.max {
        var changed = file
        changed[place] = value
        _ = try? read(changed, by: 6)
      }
    }
  }

  @Test("bare samples need no header")
  func raw() throws {
    var reader = WaveReader(raw: try WaveFormat(sample: .signed16, sampleRate: 8_000, channels: 1))
    var samples: [Float] = []
    for octet in [0, 0x40, 0, 0xC0] as [UInt8] { try reader.feed([octet][...], into: &samples) }
    try reader.finish()
    #expect(samples == [0.5, -0.5])
  }

  @Test("what is written is read again", arguments: [nil, 5] as [Int?])
  func written(count: Int?) throws {
    let writer = try WaveWriter(sampleRate: 44_100)
    let file = writer.header(samples: count) + writer.emit([0, 0.5, -1, 7, .nan])
    let (format, samples) = try read(file, by: 9)
    let expected = try WaveFormat(sample: .signed16, sampleRate: 44_100, channels: 1)
    #expect(format == expected)
    let top: Float = 32_767 / 32_768
    #expect(samples == [0, 0.5, -top, top, 0])
    #expect(throws: WaveFault.channels(3)) { try WaveWriter(sampleRate: 8_000, channels: 3) }
  }
}
