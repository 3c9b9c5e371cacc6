/// What an entry records. THE TABLE: a new kind costs one line here and one vector. An entry of a kind that is not in
/// the table stays on disk, and is read as what it is: a newer program's.
public struct Kind: Hashable, Sendable {
  /// The word on disk: lower-case ASCII letters.
  public let name: String
  /// The fields without which an entry of this kind is refused.
  let needs: [Field]

  /// Whether staff write it. Such entries are kept when calls are old enough to be forgotten.
  public var isNote: Bool { Kind.notes.contains(self) }

  /// Whether a note of it makes a number one that the shop knows, though no list may have it.
  public var makesKnown: Bool { isNote && ![.callback, .reason, .handled, .done].contains(self) }

  /// Whether this program knows it.
  public var isKnown: Bool { Kind.byName[name] != nil }

  /// The box started; `text` is the program's version.
  public static let start = Kind(name: "start", needs: [.text])
  /// A line rings, and a call begins.
  public static let ring = Kind(name: "ring", needs: [.line])
  /// Who is calling: begins a call, or, with `call`, tells who has been ringing.
  public static let call = Kind(name: "call", needs: [.line, .caller])
  /// The handset was lifted after so many rings.
  public static let talk = Kind(name: "talk", needs: [.call])
  /// The call is over.
  public static let end = Kind(name: "end", needs: [.call])
  /// The caller gave up after so many rings.
  public static let missed = Kind(name: "missed", needs: [.call])
  /// A customer list of that generation is in use.
  public static let list = Kind(name: "list", needs: [.generation])
  /// Somebody's data was erased on request; of whom, the journal does not say. It begins a segment, so that all before
  /// it can be thinned out while the box runs. In the inbox it names the number.
  public static let erased = Kind(name: "erased", needs: [])
  /// A remark about a caller, or about one call.
  public static let memo = Kind(name: "memo", needs: [.text])
  /// Something promised to a caller, until `day` where it has one; open until `done`.
  public static let promise = Kind(name: "promise", needs: [.caller, .text])
  /// A caller complained; open until `done`.
  public static let complaint = Kind(name: "complaint", needs: [.caller, .text])
  /// What a caller thinks of the shop.
  public static let opinion = Kind(name: "opinion", needs: [.caller, .text])
  /// What was open with a caller is settled; with `of`, the caller's notes of that kind are taken back.
  public static let done = Kind(name: "done", needs: [.caller])
  /// The caller was called back.
  public static let callback = Kind(name: "callback", needs: [.caller])
  /// Why somebody called.
  public static let reason = Kind(name: "reason", needs: [.caller, .text])
  /// Who of the staff had to do with a caller.
  public static let handled = Kind(name: "handled", needs: [.caller, .by])
  /// What is dangerous to a caller, confirmed on `day`; without `text`, all that is known was confirmed again.
  public static let safety = Kind(name: "safety", needs: [.caller, .day])
  /// How a caller wishes to be treated: 声かけ控えめ, 配信不可.
  public static let wish = Kind(name: "wish", needs: [.caller, .text])
  /// Where to bring something, and what to know there.
  public static let delivery = Kind(name: "delivery", needs: [.caller, .text])
  /// What a caller is called, who is not in the list, or is there by another name.
  public static let naming = Kind(name: "name", needs: [.caller, .text])
  /// A caller's number is another number of the customer who has `other`.
  public static let same = Kind(name: "same", needs: [.caller, .other])

  /// What staff write, in the order in which a person is told of it.
  public static let notes: [Kind] = [
    promise, complaint, opinion, memo, callback, reason, handled, safety, wish, delivery, naming, same,
    done,
  ]

  /// Every kind that this program knows.
  public static let table: [Kind] = [start, ring, call, talk, end, missed, list, erased] + notes

  /// The kind of that name, known or not; nil unless it is 1–16 lower-case ASCII letters.
  init?(name: some Collection<UInt8>) {
    guard (1...16).contains(name.count), name.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
    let name = String(decoding: name, as: UTF8.self)
    self = Kind.byName[name] ?? Kind(name: name, needs: [])
  }

  private init(name: String, needs: [Field]) { (self.name, self.needs) = (name, needs) }

  private static let byName = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0) })
}
