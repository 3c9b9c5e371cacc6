import CallerID
import Host
import Modem

extension Command {
  /// `denwaban play`: the transmitter.
  static let play = Command(
    name: "play",
    words: "STANDARD [--number N] [--name TEXT] [--absent withheld|unavailable|payphone|conflict] "
      + "[--date MMDDhhmm] [--rate HZ] [--out F.wav]",
    summary: "a call as sound, with rings where the standard has them",
    details: """
        STANDARD      \(playable.map(\.name).joined(separator: ", "))
        --number N    who calls, as that network sends it
        --absent WHY  why there is no number
        --name TEXT   the caller's name, where the standard has names
        --date …      month, day, hour, minute
        --rate HZ     samples a second, 8000–192000; without it 8000
        --out F.wav   16-bit PCM; without it, or with -, to standard output
      Example: denwaban play number-display --number 0312345678 --out call.wav
      """,
    run: play)

  private static let playable = Standard.table.filter { $0.transmission != nil }

  private static func play(_ arguments: [String]) throws {
    let words = try Words(arguments, options: ["number", "name", "absent", "date", "rate", "out"])
    guard let name = words.rest.first, words.rest.count == 1 else { throw Stop.words("say one STANDARD") }
    guard let standard = Standard.named(name) else {
      let known = playable.map(\.name).joined(separator: ", ")
      throw Stop.words("there is no standard \(name); there are \(known)")
    }
    guard let transmission = standard.transmission else {
      throw Stop.refused("\(name) is a box on a serial port: nothing of it sounds")
    }
    let rates = WaveFormat.sampleRates
    let rate = try words.integer("rate", in: rates, default: rates.lowerBound)
    let writer = try WaveWriter(sampleRate: rate)

    let octets: [UInt8]
    let message = try message(words, of: standard)
    do throws(Unsayable) {
      octets = try standard.emit(message)
    } catch {
      throw Stop.refused("\(name) \(error)")
    }
    let samples = LineGenerator(sampleRate: Double(rate)).samples(transmission(octets))
    let path = words["out"] ?? "-"
    let file = try path == "-" ? FileDescriptor.standard(1) : FileDescriptor.create(path)
    try file.writeAll(writer.header(samples: samples.count) + writer.emit(samples))
  }

  /// The message that the words describe.
  private static func message(_ words: Words, of standard: Standard) throws -> Message {
    var message = Message(standard: standard.name, kind: .call)
    message.number = words["number"]
    message.name = words["name"]
    if let word = words["absent"] {
      guard let absence = Message.Absence(rawValue: word) else {
        let known = Message.Absence.allCases.map(\.rawValue).joined(separator: ", ")
        throw Stop.words("--absent takes one of \(known)")
      }
      message.absence = absence
    }
    guard (message.number == nil) != (message.absence == nil) else {
      throw Stop.words("say either --number N or --absent WHY")
    }
    if let digits = words["date"] {
      let parts = Array(digits.utf8).map { $0 &- UInt8(ascii: "0") }
      guard parts.count == 8, parts.allSatisfy({ $0 < 10 }),
        let time = Message.NetworkTime(
          month: parts[0] * 10 + parts[1], day: parts[2] * 10 + parts[3], hour: parts[4] * 10 + parts[5],
          minute: parts[6] * 10 + parts[7])
      else { throw Stop.words("--date takes eight digits MMDDhhmm") }
      message.time = time
    }
    return message
  }
}
