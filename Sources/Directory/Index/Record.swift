/// Where a record stands, and what its first word says. Made only when its offset, its lengths and its check are right,
/// so what is read from it is what was written.
struct RecordPlace {
  let offset: Int
  /// Octets from `offset`, padding not counted.
  let length: Int
  let keyCount: Int
  let isGroup: Bool

  /// Nil when there is no sound record at this offset within the section. The octets are borrowed: to count a reference
  /// up and down would be two locked instructions while the record is on its way from memory.
  @inline(__always)
  init?(_ octets: borrowing Octets, at offset: Int, within section: Range<Int>, seeded: CRC32C) {
    guard offset & 7 == 0, section.contains(offset) else { return nil }
    let word = octets.u32(at: offset)
    length = Int(word & IndexFormat.lengthMask)
    keyCount = Int(word >> 24)
    isGroup = word & IndexFormat.groupFlag != 0
    let known = IndexFormat.lengthMask | IndexFormat.groupFlag | 0xFF00_0000
    guard word & ~known == 0, length <= IndexFormat.longestRecord,
      length >= IndexFormat.recordHead + 8 * keyCount, length <= section.upperBound - offset
    else { return nil }
    self.offset = offset
    let whole = offset..<offset + IndexFormat.aligned(length)
    guard octets.check(of: whole, known: 0xFFFF_FFFF, seeded: seeded) == octets.u32(at: offset + 4) else {
      return nil
    }
  }

  @inline(__always)
  func key(_ index: Int, in octets: Octets) -> UInt64 {
    octets.u64(at: offset + IndexFormat.recordHead + 8 * index)
  }

  @inline(__always)
  func has(_ key: UInt64, in octets: Octets) -> Bool {
    for index in 0..<keyCount where self.key(index, in: octets) == key { return true }
    return false
  }
}

/// One sound record of the index, in place: a customer or a group.
struct Record {
  let octets: Octets
  private let place: RecordPlace

  /// Nil when there is no sound record at this offset within the section.
  init?(_ octets: Octets, at offset: Int, within section: Range<Int>, seeded: CRC32C) {
    guard let place = RecordPlace(octets, at: offset, within: section, seeded: seeded) else { return nil }
    (self.octets, self.place) = (octets, place)
  }

  var offset: Int { place.offset }
  var length: Int { place.length }
  var keyCount: Int { place.keyCount }
  var isGroup: Bool { place.isGroup }

  /// Where the next record starts, unless it did not fit the page.
  var end: Int { offset + IndexFormat.aligned(length) }
  var payload: Int { offset + IndexFormat.recordHead + 8 * keyCount }

  func key(_ index: Int) -> UInt64 { place.key(index, in: octets) }
  func has(_ key: UInt64) -> Bool { place.has(key, in: octets) }

  // Section 8: a group.

  /// All customers of the number, listed or not.
  var total: Int { Int(octets.u32(at: payload)) }
  /// Where the listed members stand, the most recent visit first.
  var members: [Int] {
    let count = min(Int(octets.u16(at: payload + 4)), IndexFormat.mostMembers)
    guard isGroup, payload + IndexFormat.groupFixed + 8 * count <= offset + length else { return [] }
    return (0..<count).map { octets.offset(at: payload + IndexFormat.groupFixed + 8 * $0) }
  }

  // Section 7: a customer.

  /// The texts of the fixed part, by their order.
  enum Text: Int { case name, kana, address, note }

  /// Where a text stands; empty when its ends are wrong.
  func range(of text: Text) -> Range<Int> {
    let start = payload + IndexFormat.fixedPayload
    func end(_ index: Int) -> Int {
      index < 0 ? 0 : Int(octets.u16(at: payload + 22 + 2 * index))
    }
    let (from, to) = (end(text.rawValue - 1), end(text.rawValue))
    guard from <= to, start + to <= offset + length else { return start..<start }
    return start + from..<start + to
  }

  /// Where the value of a tag stands.
  func range(of wanted: RecordTag) -> Range<Int>? {
    var result: Range<Int>?
    eachField { tag, range in if tag == wanted.rawValue { result = range } }
    return result
  }

  private func eachField(_ body: (UInt16, Range<Int>) -> Void) {
    var at = range(of: .note).upperBound
    while at + 4 <= offset + length {
      let (tag, count) = (octets.u16(at: at), Int(octets.u16(at: at + 2)))
      guard count <= offset + length - at - 4 else { return }
      body(tag, at + 4..<at + 4 + count)
      at += 4 + count
    }
  }

  /// Whether the record is a customer of the schema that this reader knows.
  var isCustomer: Bool {
    !isGroup && payload + IndexFormat.fixedPayload <= offset + length
      && octets.u16(at: payload) == IndexFormat.schema
  }

  /// The customer; nil when it is none.
  var customer: Customer? {
    guard isCustomer else { return nil }
    var customer = Customer(id: octets.u32(at: payload + 2))
    let (last, visits, total) = (
      octets.u16(at: payload + 6), octets.u32(at: payload + 8), octets.u64(at: payload + 12)
    )
    customer.lastVisit = last == 0 ? nil : Day(number: Int32(last))
    customer.visits = visits == .max ? nil : visits
    customer.total = total == .max ? nil : total
    customer.name = text(range(of: .name))
    customer.kana = text(range(of: .kana))
    customer.address = text(range(of: .address))
    customer.note = text(range(of: .note))
    customer.numbers = (0..<keyCount).compactMap { PhoneNumber(key: key($0)) }
    eachField { tag, range in set(RecordTag(rawValue: tag), range, &customer) }
    return customer
  }

  private func set(_ tag: RecordTag?, _ range: Range<Int>, _ customer: inout Customer) {
    switch tag {
    case .code: customer.code = text(range)
    case .likes: customer.likes = text(range)
    case .safety: customer.safety = SafeText.safety(octets.text(range))
    case .safetyConfirmed: customer.safetyConfirmed = day(range)
    case .staff: customer.staff = text(range)
    case .firstVisit: customer.firstVisit = day(range)
    case .nextBooking: customer.nextBooking = day(range)
    case .birthday: customer.birthday = day(range)
    case .referrals: customer.referrals = range.count == 4 ? octets.u32(at: range.lowerBound) : nil
    case .visitDays:
      customer.visitDays = stride(from: range.lowerBound, to: range.upperBound, by: 4).compactMap {
        day($0..<min($0 + 4, range.upperBound))
      }
    case .lastOrder: customer.lastOrder = text(range)
    case .landmark: customer.landmark = text(range)
    case .delivery: customer.delivery = text(range)
    case .anniversary:
      let title = range.lowerBound + 4
      if title <= range.upperBound, let day = day(range.lowerBound..<title) {
        customer.anniversaries.append(
          Customer.Anniversary(title: text(title..<range.upperBound), day: day))
      }
    case .visit:
      if customer.latestVisits.count < Customer.latestVisitsKept, let visit = visit(range) {
        customer.latestVisits.append(visit)
      }
    case .yearTotal: customer.yearTotal = range.count == 8 ? octets.u64(at: range.lowerBound) : nil
    case .detail: if let detail = detail(range) { customer.details.append(detail) }
    case nil: break
    }
  }

  /// A heading's length, the heading, the cell.
  private func detail(_ range: Range<Int>) -> Customer.Detail? {
    let title = range.lowerBound + 2
    guard title <= range.upperBound, Int(octets.u16(at: range.lowerBound)) <= range.upperBound - title else {
      return nil
    }
    let end = title + Int(octets.u16(at: range.lowerBound))
    return Customer.Detail(title: text(title..<end), text: text(end..<range.upperBound))
  }

  /// Day, amount, party, part of the day, the length of who served, who served, what it was about.
  private func visit(_ range: Range<Int>) -> Visit? {
    let (start, staff) = (range.lowerBound, range.lowerBound + IndexFormat.visitFixed)
    guard staff <= range.upperBound, let day = day(start..<start + 4) else { return nil }
    let items = staff + Int(octets.u16(at: staff - 2))
    guard items <= range.upperBound else { return nil }
    var visit = Visit(day: day)
    let (amount, party) = (octets.u64(at: start + 4), octets.u16(at: start + 12))
    visit.amount = amount == .max ? nil : amount
    visit.party = (1...Visit.mostParty).contains(Int(party)) ? party : nil
    visit.part = DayPart(rawValue: UInt8(truncatingIfNeeded: octets.u16(at: start + 14)))
    (visit.staff, visit.items) = (text(staff..<items), text(items..<range.upperBound))
    return visit
  }

  private func text(_ range: Range<Int>) -> SafeText { SafeText(octets.text(range)) }

  private func day(_ range: Range<Int>) -> Day? {
    range.count == 4 ? Day(number: Int32(bitPattern: octets.u32(at: range.lowerBound))) : nil
  }
}
