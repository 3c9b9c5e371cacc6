import CallerID
import Directory
import LAN
import Modem

/// Messages as `decode` prints them.
struct MessagePrinter {
  private let isJSON: Bool
  private let showsFaults: Bool
  private let standard: String?

  init(_ words: Words) {
    (isJSON, showsFaults, standard) = (words.has("json"), words.has("faults"), words["standard"])
  }

  /// What the receivers said at a time.
  func show(_ what: Heard.What?, at seconds: Double) {
    if let what { show(Heard(at: seconds, what: what)) }
  }

  func show(_ heard: Heard) {
    switch heard.what {
    case .message(let message):
      guard standard == nil || standard == message.standard else { return }
      print(isJSON ? json(message, at: heard.at).description : text(message, at: heard.at))
    case .fault(let fault, let name):
      guard showsFaults, standard == nil || standard == name else { return }
      var object = JSONObject()
      object.set("at", heard.at, decimals: 4)
      object.set("standard", name)
      object.set("fault", fault.rawValue)
      print(isJSON ? object.description : "\(seconds(heard.at)) s  \(name)  refused: \(fault.rawValue)")
    case .ring: break
    }
  }

  private func json(_ message: Message, at: Double) -> JSONObject {
    var object = JSONObject()
    object.set("at", at, decimals: 4)
    object.set("standard", message.standard)
    object.set("type", message.kind.rawValue)
    object.set("number", message.number)
    object.set("e164", e164(message))
    object.set("name", message.name)
    object.set("absent", message.absence?.rawValue)
    object.set("absentName", message.nameAbsence?.rawValue)
    if let time = message.time {
      object.set("date", "\(two(time.month))-\(two(time.day))")
      object.set("time", "\(two(time.hour)):\(two(time.minute))")
    }
    object.set("called", message.called)
    object.set("callType", message.callType)
    object.set("lamp", message.lamp)
    if !message.parameters.isEmpty {
      object.set(
        "parameters",
        message.parameters.map { parameter in
          var object = JSONObject()
          object.set("type", parameter.type)
          object.set("hex", parameter.body.map(hexadecimal).joined())
          return object
        })
    }
    object.set("quality", message.quality.map(json))
    return object
  }

  /// The number with its country code, where the standard leaves no doubt about the country. ETSI's and DTMF's many
  /// countries do.
  private func e164(_ message: Message) -> String? {
    guard !message.incomplete, let number = message.number, !NumberPlan.isPartial(number) else { return nil }
    let name = Standard.named(message.standard)?.plan
    let plan = NumberPlan.table.first { $0.name == name } ?? .e164
    return plan.delivered(number).flatMap { plan.e164($0) }
  }

  private func json(_ quality: Quality) -> JSONObject {
    var object = JSONObject()
    object.set("snrDB", quality.snrDB, decimals: 1)
    object.set("markHz", quality.markHz, decimals: 1)
    object.set("spaceHz", quality.spaceHz, decimals: 1)
    object.set("bitRate", quality.bitRate, decimals: 1)
    object.set("twistDB", quality.twistDB, decimals: 1)
    object.set("repairedBits", quality.repairedBits)
    return object
  }

  private func text(_ message: Message, at: Double) -> String {
    var parts = ["\(seconds(at)) s", message.standard, message.kind.rawValue]
    if let number = message.number { parts.append(SafeText(number).string) }
    if let absence = message.absence { parts.append(absence.rawValue) }
    if let name = message.name { parts.append(SafeText(name).string) }
    if let absence = message.nameAbsence { parts.append("(name \(absence.rawValue))") }
    if let time = message.time {
      parts.append("\(two(time.month))-\(two(time.day)) \(two(time.hour)):\(two(time.minute))")
    }
    if let called = message.called { parts.append("called \(SafeText(called).string)") }
    if let lamp = message.lamp { parts.append(lamp ? "messages wait" : "no messages") }
    return parts.joined(separator: "  ")
  }

  private func seconds(_ at: Double) -> String {
    let milliseconds = Int((at * 1000).rounded())
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private func two(_ value: UInt8) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private func hexadecimal(_ octet: UInt8) -> String {
    (octet < 16 ? "0" : "") + String(octet, radix: 16)
  }
}
