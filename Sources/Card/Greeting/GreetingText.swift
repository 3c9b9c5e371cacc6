import Directory

/// The forms in which a greeting stands in a file.
enum GreetingForm: String, Sendable, CaseIterable {
  case say, kana, english, short
}

/// A greeting with slots: `({姓}様、)いつもありがとうございます。`
struct GreetingText: Equatable, Sendable {
  /// What is filled in. A note is not among them: what staff jot down is not meant to be read out.
  enum Slot: String, CaseIterable {
    case familyName = "姓"
    case booking = "日"
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

  /// The slots of a call, for ordinary writing, for kana and for English.
  static func values(_ card: Card) -> (ordinary: [Slot: String], kana: [Slot: String], english: [Slot: String])
  {
    var (ordinary, kana, english): ([Slot: String], [Slot: String], [Slot: String]) = ([:], [:], [:])
    ordinary[.familyName] = family(card) { $0.name }
    kana[.familyName] = family(card) { $0.kana }
    english[.familyName] = ordinary[.familyName]
    if let booking = card.customer?.nextBooking, booking >= card.time.day {
      (ordinary[.booking], english[.booking]) = said(booking, from: card.time.day)
    }
    return (ordinary, kana, english)
  }

  /// The family name, when everybody behind the number has the same.
  private static func family(_ card: Card, _ text: (Customer) -> SafeText) -> String? {
    let names = Set(card.people.map { FamilyName.of(text($0)).string })
    return names.count == 1 ? names.first : nil
  }

  /// A day of the coming week by its name, a later one by its date.
  private static func said(_ day: Day, from today: Day) -> (String, String) {
    if day - today < 7 {
      let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
      return (["日", "月", "火", "水", "木", "金", "土"][day.weekday] + "曜日", names[day.weekday])
    }
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November",
      "December",
    ]
    return ("\(day.parts.month)月\(day.parts.day)日", "\(months[day.parts.month - 1]) \(day.parts.day)")
  }
}
