import Card
import Directory
import Host
import Journal
import LAN

/// How `denwaban calls` writes a call: for people, for programs, for spreadsheets.
enum CallForm {
  case text, json, csv

  /// What stands above the calls.
  var head: String? {
    self == .csv ? "call,began,line,number,absent,name,called,outcome,rings,talked" : nil
  }

  /// CSV lines end with CR LF (RFC 4180, 2).
  var lineEnd: String { self == .csv ? "\r\n" : "\n" }

  /// One call in one line; for people without the middle of its number, unless it is asked for.
  func line(_ call: Call, showsNumber: Bool = false) -> String {
    switch self {
    case .text: return text(call, showsNumber)
    case .json: return json(call)
    case .csv:
      let fields: [String?] = [
        call.id.description, CallForm.moment(call), call.line.map { "\($0)" }, CallForm.number(call),
        CallForm.absent(call), SafeText(call.name ?? "").string, SafeText(call.called ?? "").string,
        call.outcome?.rawValue, call.rings.map { "\($0)" }, call.talked.map { "\($0 / 1000)" },
      ]
      return fields.map { CallForm.cell($0 ?? "") }.joined(separator: ",")
    }
  }

  /// `2026-11-21 10:30  ******5678  answered  2 rings  1:05`; a time that is not to be trusted has `?` behind it.
  private func text(_ call: Call, _ showsNumber: Bool) -> String {
    let moment = LocalClock.parts(wall: call.wall).map { "\(CallForm.day($0)) \(CallForm.clock($0))" } ?? "-"
    var words = [moment + (call.quality < .network ? " " : "?")]
    if let line = call.line { words.append("line \(line)") }
    let number = CallForm.number(call).map { showsNumber ? $0 : Card.masked(SafeText($0)).string }
    words.append(number ?? CallForm.absent(call) ?? "-")
    if let name = call.name { words.append(SafeText(name).string) }
    words.append(call.outcome?.rawValue ?? "-")
    if let rings = call.rings { words.append(rings == 1 ? "1 ring" : "\(rings) rings") }
    if let talked = call.talked { words.append("\(talked / 60_000):\(CallForm.two(Int(talked / 1000 % 60)))") }
    return words.joined(separator: "  ")
  }

  private func json(_ call: Call) -> String {
    var object = JSONObject()
    object.set("call", call.id.description)
    object.set("began", CallForm.moment(call))
    object.set("timeQuality", call.quality.rawValue)
    object.set("line", call.line)
    object.set("number", CallForm.number(call))
    object.set("absent", CallForm.absent(call))
    object.set("name", call.name)
    object.set("called", call.called)
    object.set("standard", call.standard)
    object.set("outcome", call.outcome?.rawValue)
    object.set("rings", call.rings)
    object.set("talked", call.talked.map { Double($0) / 1000 }, decimals: 1)
    return object.description
  }

  private static func number(_ call: Call) -> String? {
    if case .number(let digits) = call.caller { return SafeText(digits).string }
    return nil
  }

  /// The words of `decode`, and two for what only a journal knows.
  private static func absent(_ call: Call) -> String? {
    guard case .absent(let reason) = call.caller else { return nil }
    switch reason {
    case .withheld: return "withheld"
    case .unavailable: return "unavailable"
    case .payphone: return "payphone"
    case .conflict: return "conflict"
    case .receiveError: return "damaged"
    case .nothingHeard: return "nothing-heard"
    }
  }

  /// `2026-11-21T10:30:05+09:00` (RFC 3339).
  private static func moment(_ call: Call) -> String? {
    guard let parts = LocalClock.parts(wall: call.wall) else { return nil }
    let offset = abs(parts.utcOffset) / 60
    let zone = (parts.utcOffset < 0 ? "-" : "+") + two(offset / 60) + ":" + two(offset % 60)
    return day(parts) + "T" + clock(parts) + zone
  }

  private static func day(_ parts: LocalClock.Parts) -> String {
    "\(parts.year)-\(two(parts.month))-\(two(parts.day))"
  }

  /// `10:30:05`.
  static func clock(_ parts: LocalClock.Parts) -> String {
    "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A cell between quotation marks (RFC 4180, 2). A spreadsheet takes what begins with one of these for a formula,
  /// so an apostrophe goes in front (OWASP, "CSV Injection"). Numbers of ours begin with digits and stay as they are.
  static func cell(_ text: String) -> String {
    let risky: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
    let guarded = text.unicodeScalars.first.map(risky.contains) == true ? "'" + text : text
    return "\"" + guarded.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
