import Directory
import Host
import LAN

/// How `denwaban listen` shows what it hears: lines for people, or JSON for programs.
struct ListenForm {
  let isJSON: Bool
  /// The box that is heard.
  let box: String

  /// Writes the news at once, whatever the output is. False when nobody reads it any more.
  func show(_ news: Listener.News) -> Bool {
    if isJSON { return StandardStreams.output("\(json(news))\n") }
    return text(news).map { StandardStreams.output("\(time) \($0)\n") } ?? true
  }

  /// The news as one line of JSON.
  func line(_ news: Listener.News) -> String { json(news).description }

  private func json(_ news: Listener.News) -> JSONObject {
    var object = JSONObject()
    switch news {
    case .announcement(let announcement): return announcement.object(box: box)
    case .card(let card):
      object.set("ev", "card")
      object.set("ep", card.epoch)
      object.set("seq", card.sequence)
      object.set("card", JSONValue(Array(card.text.utf8)) ?? .null)
    case .joined: object.set("listener", "joined")
    case .missed(let count):
      object.set("listener", "missed")
      object.set("count", count)
    case .silent: object.set("listener", "silent")
    case .returned: object.set("listener", "returned")
    }
    return object
  }

  /// Nil for what no person needs to see.
  private func text(_ news: Listener.News) -> String? {
    switch news {
    case .announcement(let announcement): return announcement.event == .beat ? nil : text(announcement)
    case .card(let card):
      let lines = ListenForm.lines(JSONValue(Array(card.text.utf8)) ?? .null, indent: "  ")
      return (["card"] + lines).joined(separator: "\n")
    case .joined: return "the box \(box) is heard; from now on its calls are shown"
    case .missed(let count): return "missed \(count == 63 ? "63 or more" : "\(count)") notices; ask the box"
    case .silent: return "BOX NOT HEARD for 35 s: calls may come without being shown"
    case .returned: return "the box is heard again"
    }
  }

  private func text(_ announcement: Announcement) -> String {
    var words = [announcement.event.rawValue]
    if let line = announcement.line { words.append("line \(line)") }
    if let mark = announcement.mark, mark != .plain { words.append(mark.rawValue) }
    if let call = announcement.call { words.append("call \(call)") }
    if let rings = announcement.rings { words.append(rings == 1 ? "1 ring" : "\(rings) rings") }
    if announcement.stored == true { words.append("stored") }
    return words.joined(separator: "  ")
  }

  /// `  name: 山田 太郎`, one line a member; what is inside of a member stands below it, further in.
  private static func lines(_ value: JSONValue, indent: String) -> [String] {
    var lines: [String] = []
    for member in value.members {
      let name = indent + SafeText(member.name).string + ":"
      if let word = word(member.value) {
        lines.append("\(name) \(word)")
      } else {
        lines.append(name)
        var inner = [member.value]
        if case .array(let values) = member.value { inner = values }
        for value in inner {
          if let word = word(value) { lines.append("\(indent)  \(word)") }
          lines += self.lines(value, indent: indent + "  ")
        }
      }
    }
    return lines
  }

  /// A value that fits behind its name; nil for an object or a list.
  private static func word(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): return SafeText.safety(text).string
    case .integer, .bool, .null: return value.description
    case .array, .object: return nil
    }
  }

  private var time: String { LocalClock.parts(wall: Clock.wallMilliseconds).map(CallForm.clock) ?? "--:--:--" }
}
