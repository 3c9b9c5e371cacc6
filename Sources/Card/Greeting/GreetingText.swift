import Directory

/// The forms in which a greeting stands in a file.
enum GreetingForm: String, Sendable, CaseIterable {
  case say, kana, english, short
}

/// A greeting with slots: `({姓}様、)いつもありがとうございます。`
struct GreetingText: Equatable, Sendable {
  /// What is filled in. A note is not among them: what staff jot down is not meant to be read out. Of what is open only
  /// its topic is, one of the words that `Topic` has.
  enum Slot: String, CaseIterable {
    case familyName = "姓"
    case booking = "日"
    case weekday = "曜日"
    case topic = "前回の件"
    case shop = "店"
  }

  private enum Piece: Equatable, Sendable {
    case words(String)
    case slot(Slot)
    case optional([Piece])
  }

  private var pieces: [Piece] = []

  /// Nil for a slot that there is not, and for brackets that do not close or stand within others.
  init?(_ text: String) {
    var optional: [Piece]?
    var words = ""
    func flushed() -> [Piece] { words.isEmpty ? [] : [.words(words)] }
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "{":
        guard let end = rest.firstIndex(of: "}"), let slot = Slot(rawValue: String(rest[..<end])) else {
          return nil
        }
        rest = rest[end...].dropFirst()
        let new = flushed() + [.slot(slot)]
        if optional == nil { pieces += new } else { optional? += new }
        words = ""
      case "(":
        guard optional == nil else { return nil }
        pieces += flushed()
        (optional, words) = ([], "")
      case ")":
        guard let inner = optional else { return nil }
        pieces.append(.optional(inner + flushed()))
        (optional, words) = (nil, "")
      case "}": return nil
      default: words.append(character)
      }
    }
    guard optional == nil else { return nil }
    pieces += flushed()
  }

  /// The text; nil when a slot outside ( ) has nothing.
  func filled(_ values: [Slot: String]) -> String? { Self.filled(pieces, values) }

  /// The name with which the text begins, and the rest of it; the name is empty where it does not begin with one.
  func parted(_ values: [Slot: String]) -> (name: String, rest: String)? {
    guard case .optional(let inner)? = pieces.first, inner.contains(.slot(.familyName)) else {
      return filled(values).map { ("", $0) }
    }
    let name = Self.filled(inner, values) ?? ""
    return Self.filled(Array(pieces.dropFirst()), values).map { (name, $0) }
  }

  private static func filled(_ pieces: [Piece], _ values: [Slot: String]) -> String? {
    var text = ""
    for piece in pieces {
      switch piece {
      case .words(let words): text += words
      case .slot(let slot):
        guard let value = values[slot], !value.isEmpty else { return nil }
        text += value
      case .optional(let inner): text += filled(inner, values) ?? ""
      }
    }
    return text
  }
}
