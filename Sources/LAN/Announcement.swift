// The LAN chapter: what happens on the line, told to every machine in the shop.
//
//   Announcement ──┐ emit(key)                             parse(key) ┌── Announcement
//                  ├─► AnnouncementPlan ─► datagrams ─► Listener ─────┤
//   SealedCard  ───┘ thrice, in time        UDP          once, new    └── SealedCard
//
// A broadcast is read by everyone on the segment, guests included. So there are two kinds of datagram. An
// announcement says openly *that* something happened and holds nothing about a person; a code made with the shop's
// key (HMAC-SHA256) shows that the box said it. A sealed card says *who* it is, and only holders of the key can read
// it (XChaCha20-Poly1305). Both carry an epoch (the number of the box's start) and a sequence number, so that a
// listener can tell a repeat from news without any clock.
//
// Wi-Fi does not acknowledge broadcasts: every datagram is sent three times, and a beat every ten seconds lets a
// listener tell "no calls" from "the box is not heard". The box reads nothing: it has no UDP port to be attacked at.
//
// The pages Announcement.md and SealedCard.md beside this file are the formats; SHA256, HMACSHA256, ChaCha20,
// Poly1305 and XChaCha20Poly1305 are the mathematics; JSONObject writes one line of JSON, JSONValue reads one.

public import Journal

/// One event of the line, told openly to the whole network: nothing in it is about a person.
///
/// ```
/// {"v":1,"box":"a1b2c3d4","ep":17,"seq":4211,"ev":"ring","call":"17-4198","line":1,"mark":"!","rings":1,…}⏎MAC
/// ```
public struct Announcement: Equatable, Sendable {
  /// What happened.
  public enum Event: String, Sendable, CaseIterable {
    /// Nothing: the box is alive. Every ten seconds.
    case beat
    /// The box has started.
    case boot
    /// A call rings, or who is calling has become known.
    case ring
    /// It rings once more.
    case more
    /// The handset was lifted.
    case talk
    /// The call is over.
    case end
    /// The caller gave up.
    case missed
    /// The journal holds the call, whatever happens to the power.
    case stored
    /// A new customer list is in use.
    case list
    /// The box needs a person: its own screen says what for.
    case trouble
  }

  /// The card's first cell: that there is an alert, never whose. The raw value is what is sent.
  public enum Mark: String, Sendable, CaseIterable {
    /// Safety: an allergy or the like.
    case alert = "!"
    /// Something was left open with this customer.
    case open = "^"
    /// The number is not on the list.
    case unknown = "?"
    /// There is no number.
    case noNumber = "#"
    /// Several customers share the number.
    case shared = "="
    /// Nothing special.
    case plain = " "
  }

  /// Octets of a whole datagram, its code included. The longest one takes fewer than 400.
  public static let lengthLimit = 512
  /// The version that is sent, and the only one that is understood.
  public static let version: Int64 = 1

  /// The number of the box's start.
  public var epoch: Int64 = 0
  /// The place of this datagram within that start, from 1; the plan that sends it counts.
  public var sequence: Int64 = 0
  /// What happened.
  public var event: Event
  /// The call it is about.
  public var call: EntryID?
  /// The line, 1–99.
  public var line: Int?
  /// The card's mark.
  public var mark: Mark?
  /// Rings so far, 0–999.
  public var rings: Int?
  /// Whether the journal holds the call.
  public var stored: Bool?
  /// Whether the box has a page for the call: then `u` is its path.
  public var hasPage = false
  /// Seconds since 1970-01-01T00:00Z by the box's clock, 0…253,402,300,799 (the year 9999). For people only: no rule
  /// of acceptance looks at it.
  public var wallSeconds: Int64?
  /// How good that clock is.
  public var quality: TimeQuality?
  /// Datagrams that the plan could not send since the last beat; on beats only.
  public var dropped: Int?

  /// An event of which nothing else is said.
  public init(_ event: Event) { self.event = event }

  /// The datagram. Values beyond their ranges are brought into them.
  public func emit(key: ShopKey) -> [UInt8] {
    let text = Array(object(box: key.box).description.utf8)
    return text + [0x0A] + Array(Announcement.code(text, key: key).utf8)
  }

  /// The text of the datagram, from a box.
  public func object(box: String) -> JSONObject {
    var object = JSONObject()
    object.set("v", Announcement.version)
    object.set("box", box)
    object.set("ep", max(epoch, 0))
    object.set("seq", max(sequence, 0))
    object.set("ev", event.rawValue)
    object.set("call", call?.description)
    object.set("line", line.map { min(max($0, 1), 99) })
    object.set("mark", mark?.rawValue)
    object.set("rings", rings.map { min(max($0, 0), 999) })
    object.set("stored", stored)
    object.set("u", hasPage ? call.map { "/c/\($0)" } : nil)
    object.set("t", wallSeconds.map { min(max($0, 0), Announcement.lastSecond) })
    object.set("tq", quality?.rawValue)
    object.set("dropped", dropped.map { min(max($0, 0), Announcement.droppedLimit) })
    return object
  }

  /// Reads a datagram. The code is compared before anything of the text is looked at.
  public static func parse(_ datagram: [UInt8], key: ShopKey) throws(DatagramFault) -> Announcement {
    guard datagram.count <= lengthLimit else { throw .length }
    guard let feed = datagram.firstIndex(of: 0x0A), datagram.count == feed + 1 + codeDigits else {
      throw .frame
    }
    let text = Array(datagram[..<feed])
    guard Array(code(text, key: key).utf8).equalsInConstantTime(Array(datagram[(feed + 1)...]))
    else { throw .forged }
    guard let object = JSONValue(text), case .object = object else { throw .form }
    guard object["v"]?.integer == version else { throw .version }
    guard object["box"]?.string == key.box else { throw .forged }
    return try Announcement(object)
  }

  /// The fields of version 1; names that it does not know are passed over.
  private init(_ object: JSONValue) throws(DatagramFault) {
    guard let epoch = object["ep"]?.integer, epoch >= 0, let sequence = object["seq"]?.integer, sequence >= 0,
      let event = object["ev"]?.string.flatMap(Event.init(rawValue:))
    else { throw .form }
    (self.epoch, self.sequence, self.event) = (epoch, sequence, event)
    if let value = object["call"] {
      guard let call = value.string.flatMap({ EntryID($0) }) else { throw .form }
      self.call = call
    }
    if let value = object["mark"] {
      guard let mark = value.string.flatMap(Mark.init(rawValue:)) else { throw .form }
      self.mark = mark
    }
    if let value = object["stored"] {
      guard let stored = value.bool else { throw .form }
      self.stored = stored
    }
    if let value = object["u"] {
      guard let call, value.string == "/c/\(call)" else { throw .form }
      hasPage = true
    }
    line = try Announcement.number(object["line"], in: 1...99).map(Int.init)
    rings = try Announcement.number(object["rings"], in: 0...999).map(Int.init)
    wallSeconds = try Announcement.number(object["t"], in: 0...Announcement.lastSecond)
    quality = try Announcement.number(object["tq"], in: 0...4).flatMap { TimeQuality(rawValue: UInt8($0)) }
    dropped = try Announcement.number(object["dropped"], in: 0...Int64(Announcement.droppedLimit)).map(Int.init)
  }

  /// Nil when the field is absent.
  private static func number(
    _ value: JSONValue?, in range: ClosedRange<Int64>
  ) throws(DatagramFault) -> Int64? {
    guard let value else { return nil }
    guard let number = value.integer, range.contains(number) else { throw .form }
    return number
  }

  /// The first 16 octets of the code, as lower-case hexadecimal digits: 128 bits are beyond guessing.
  private static func code(_ text: [UInt8], key: ShopKey) -> String {
    let message = Array("denwaban-udp-1\0".utf8) + text
    return Array(HMACSHA256.code(message, key: key.octets).prefix(codeDigits / 2)).hexadecimal
  }

  private static let codeDigits = 32
  private static let lastSecond: Int64 = 253_402_300_799
  private static let droppedLimit = 999_999
}
