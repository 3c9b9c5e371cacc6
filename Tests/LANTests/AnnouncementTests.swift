import Testing

import Journal
@testable import LAN

@Suite struct AnnouncementTests {
  private func full() -> Announcement {
    var announcement = Announcement(.ring)
    (announcement.epoch, announcement.sequence) = (17, 4211)
    announcement.call = EntryID(epoch: 17, sequence: 4198)
    (announcement.line, announcement.mark, announcement.rings) = (1, .alert, 1)
    (announcement.stored, announcement.hasPage) = (false, true)
    return announcement
  }

  /// A text with its right code, whatever it says.
  private func sealed(_ text: String, _ key: ShopKey) -> [UInt8] {
    let code = HMACSHA256.code(Array("denwaban-udp-1\0\(text)".utf8), key: key.octets)
    return Array("\(text)\n\(Array(code.prefix(16)).hexadecimal)".utf8)
  }

  @Test func exampleOfThePage() throws {
    let lines = try blocks(ofPage: "Announcement.md")[0].split(separator: "\n").map(String.init)
    let key = try #require(ShopKey(file: Array(lines[0].utf8)))
    #expect(try exampleKey() == key)
    #expect(String(decoding: full().emit(key: key), as: UTF8.self) == lines[1] + "\n" + lines[2])
    #expect(try Announcement.parse(Array((lines[1] + "\n" + lines[2]).utf8), key: key) == full())
    var beat = Announcement(.beat)
    (beat.epoch, beat.sequence, beat.dropped) = (17, 4212, 3)
    #expect(String(decoding: beat.emit(key: key), as: UTF8.self) == lines[3] + "\n" + lines[4])
  }

  @Test func everyEventAndMarkThereAndBack() throws {
    let key = try exampleKey()
    for event in Announcement.Event.allCases {
      for mark in Announcement.Mark.allCases {
        var announcement = full()
        (announcement.event, announcement.mark, announcement.quality) = (event, mark, .network)
        announcement.wallSeconds = 1_795_257_000
        #expect(try Announcement.parse(announcement.emit(key: key), key: key) == announcement)
        announcement = Announcement(event)
        announcement.sequence = 1
        #expect(try Announcement.parse(announcement.emit(key: key), key: key) == announcement)
      }
    }
  }

  /// The largest values fit, and no name is ever sent but those of the page, none of which is about a person.
  @Test func largestDatagram() throws {
    let key = try exampleKey()
    var announcement = full()
    (announcement.epoch, announcement.sequence) = (.max, .max)
    announcement.call = EntryID(epoch: .max, sequence: .max)
    (announcement.line, announcement.rings, announcement.dropped) = (.max, .max, .max)
    (announcement.wallSeconds, announcement.quality) = (.max, .unknown)
    let datagram = announcement.emit(key: key)
    #expect(datagram.count < 400 && datagram.count <= Announcement.lengthLimit)
    let back = try Announcement.parse(datagram, key: key)
    #expect(back.line == 99 && back.rings == 999 && back.dropped == 999_999)
    let text = try #require(JSONValue(Array(datagram.prefix { $0 != 0x0A })))
    let names = [
      "v", "box", "ep", "seq", "ev", "call", "line", "mark", "rings", "stored", "u", "t", "tq", "dropped",
    ]
    #expect(text.members.map(\.name) == names)
  }

  @Test(
    arguments: [
      (#"{"v":2,"box":"630dcd29","ep":1,"seq":1,"ev":"beat"}"#, DatagramFault.version),
      (#"{"box":"630dcd29","ep":1,"seq":1,"ev":"beat"}"#, .version),
      (#"{"v":"1","box":"630dcd29","ep":1,"seq":1,"ev":"beat"}"#, .version),
      (#"{"v":1,"box":"630dcd28","ep":1,"seq":1,"ev":"beat"}"#, .forged),
      (#"{"v":1,"ep":1,"seq":1,"ev":"beat"}"#, .forged),
      (#"{"v":1,"box":"630dcd29","seq":1,"ev":"beat"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":-1,"seq":1,"ev":"beat"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1.0,"seq":1,"ev":"beat"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":"1","ev":"beat"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":9223372036854775808,"ev":"beat"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"party"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"ring","call":"17"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"ring","call":17}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"ring","line":0}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"ring","line":100}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"ring","mark":"!!"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"ring","mark":"\u001b"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"ring","rings":1000}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"ring","stored":1}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"ring","u":"/c/1-1"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"ring","call":"1-1","u":"//evil/c/1-1"}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"beat","t":-1}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"beat","tq":5}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"beat","dropped":-1}"#, .form),
      (#"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"beat","ev":"ring"}"#, .form),
      ("[1]", .form), ("1", .form), ("", .form), ("{", .form),
    ] as [(String, DatagramFault)])
  func genuineButWrong(text: String, fault: DatagramFault) throws {
    let key = try exampleKey()
    #expect(throws: fault) { try Announcement.parse(sealed(text, key), key: key) }
  }

  @Test func namesOfALaterVersionArePassedOver() throws {
    let key = try exampleKey()
    let text = #"{"v":1,"box":"630dcd29","ep":1,"seq":1,"ev":"beat","next":true,"more":{"a":[1]}}"#
    #expect(try Announcement.parse(sealed(text, key), key: key).event == .beat)
  }

  @Test func frames() throws {
    let key = try exampleKey()
    let good = full().emit(key: key)
    let text = Array(good.dropLast(33))
    let code = Array(good.suffix(32))
    let cases: [([UInt8], DatagramFault)] = [
      ([], .frame), ([0x0A], .frame), (code, .frame), (text, .frame), (text + [0x0A], .frame),
      (good + [0x0A], .frame), (good + [0x30], .frame), (text + [0x0A, 0x0A] + code.dropFirst(), .forged),
      ([0x0A] + good, .frame), (text + [0x0D, 0x0A] + code, .forged), ([0x0A] + code, .forged),
      (good + [UInt8](repeating: 0x30, count: 400), .length),
      ([UInt8](repeating: 0x0A, count: 70_000), .length),
      (text + [0x0A] + Array(String(decoding: code, as: UTF8.self).uppercased().utf8), .forged),
    ]
    for (datagram, fault) in cases {
      #expect(throws: fault) { try Announcement.parse(datagram, key: key) }
    }
  }

  @Test func everyBitAndEveryCut() throws {
    let key = try exampleKey()
    let datagram = full().emit(key: key)
    for index in datagram.indices {
      #expect(throws: DatagramFault.self) { try Announcement.parse(Array(datagram[..<index]), key: key) }
      for bit in 0..<8 {
        var changed = datagram
        changed[index] ^= 1 << UInt8(bit)
        #expect(throws: DatagramFault.self) { try Announcement.parse(changed, key: key) }
      }
    }
    let other = try #require(ShopKey([UInt8](1...32)))
    #expect(throws: DatagramFault.forged) { try Announcement.parse(datagram, key: other) }
  }

  /// A hundred thousand altered datagrams, none accepted. (Built for debugging, a fifth of them, for time.)
  @Test func alteredAtRandom() throws {
    #if DEBUG
      let count = 20_000
    #else
      let count = 100_000
    #endif
    let key = try exampleKey()
    let genuine = [
      full().emit(key: key), Announcement(.beat).emit(key: key), Announcement(.missed).emit(key: key),
    ]
    var dice = Dice(state: 42)
    var accepted = 0
    for round in 0..<count {
      let datagram = altered(genuine[round % genuine.count], genuine, &dice)
      if genuine.contains(datagram) { continue }
      if (try? Announcement.parse(datagram, key: key)) != nil { accepted += 1 }
    }
    #expect(accepted == 0)
  }

  private func altered(_ datagram: [UInt8], _ others: [[UInt8]], _ dice: inout Dice) -> [UInt8] {
    var octets = datagram
    for _ in 0..<Int.random(in: 1...3, using: &dice) {
      let index = octets.isEmpty ? 0 : Int.random(in: 0..<octets.count, using: &dice)
      switch Int.random(in: 0..<5, using: &dice) {
      case 0 where !octets.isEmpty: octets[index] = UInt8.random(in: .min ... .max, using: &dice)
      case 1 where !octets.isEmpty: octets.remove(at: index)
      case 2: octets.insert(UInt8.random(in: .min ... .max, using: &dice), at: index)
      case 3 where octets.count > 40: octets.swapAt(index, Int.random(in: 0..<octets.count, using: &dice))
      default:
        octets =
          Array(octets.prefix(index)) + others[Int.random(in: 0..<others.count, using: &dice)].dropFirst(index)
      }
    }
    return octets
  }

  @Test(arguments: ["", " ", "\n", "\r\n", " \t", "  \n\n"])
  func keyFiles(_ end: String) throws {
    let digits = (0..<32).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let key = try exampleKey()
    #expect(ShopKey(file: Array((digits + end).utf8)) == key)
    #expect(ShopKey(file: Array((digits.uppercased() + end).utf8)) == key)
    #expect(ShopKey(file: key.file) == key)
    for bad in ["", "00", String(digits.dropLast()), digits + "0", digits + "00", "x" + digits.dropFirst()] {
      #expect(ShopKey(file: Array((bad + end).utf8)) == nil)
    }
  }
}
