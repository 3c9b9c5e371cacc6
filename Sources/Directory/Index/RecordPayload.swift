/// The writing side of a record.
enum RecordPayload {
  /// Days since 1970-01-01 in 16 bits; 0 when the day is unknown or outside.
  static func lastVisit(_ day: Day?) -> UInt16 { day.flatMap { UInt16(exactly: $0.number) } ?? 0 }

  /// Section 7, behind the keys of a record in the making.
  static func append(_ customer: Customer, to payload: inout [UInt8]) {
    payload.append(littleEndian: IndexFormat.schema)
    payload.append(littleEndian: customer.id)
    payload.append(littleEndian: lastVisit(customer.lastVisit))
    payload.append(littleEndian: customer.visits ?? .max)
    payload.append(littleEndian: customer.total ?? .max)
    payload.append(littleEndian: UInt16(0))
    var end = 0
    func endOfText(_ text: SafeText) {
      end += text.string.utf8.count
      payload.append(littleEndian: UInt16(truncatingIfNeeded: end))
    }
    endOfText(customer.name)
    endOfText(customer.kana)
    endOfText(customer.address)
    endOfText(customer.note)
    payload.append(customer.name)
    payload.append(customer.kana)
    payload.append(customer.address)
    payload.append(customer.note)
    func field(_ tag: RecordTag, _ text: SafeText) {
      if text.isEmpty { return }
      payload.append(littleEndian: tag.rawValue)
      payload.append(littleEndian: UInt16(truncatingIfNeeded: text.string.utf8.count))
      payload.append(text)
    }
    func field(_ tag: RecordTag, _ number: UInt32?) {
      guard let number else { return }
      payload.append(littleEndian: tag.rawValue)
      payload.append(littleEndian: UInt16(4))
      payload.append(littleEndian: number)
    }
    func field(_ tag: RecordTag, _ day: Day?) { field(tag, day.map { UInt32(bitPattern: $0.number) }) }
    field(.code, customer.code)
    field(.likes, customer.likes)
    field(.safety, customer.safety)
    field(.safetyConfirmed, customer.safetyConfirmed)
    field(.staff, customer.staff)
    field(.firstVisit, customer.firstVisit)
    field(.nextBooking, customer.nextBooking)
    field(.birthday, customer.birthday)
    field(.referrals, customer.referrals)
    if !customer.visitDays.isEmpty {
      let days = customer.visitDays.suffix(Customer.visitDaysKept)
      payload.append(littleEndian: RecordTag.visitDays.rawValue)
      payload.append(littleEndian: UInt16(4 * days.count))
      for day in days { payload.append(littleEndian: day.number) }
    }
    field(.lastOrder, customer.lastOrder)
    field(.landmark, customer.landmark)
    field(.delivery, customer.delivery)
    for anniversary in customer.anniversaries {
      let title = anniversary.title.string.utf8.count
      payload.append(littleEndian: RecordTag.anniversary.rawValue)
      payload.append(littleEndian: UInt16(truncatingIfNeeded: 4 + title))
      payload.append(littleEndian: anniversary.day.number)
      payload.append(anniversary.title)
    }
    for detail in customer.details {
      let (title, text) = (detail.title.string.utf8.count, detail.text.string.utf8.count)
      payload.append(littleEndian: RecordTag.detail.rawValue)
      payload.append(littleEndian: UInt16(truncatingIfNeeded: 2 + title + text))
      payload.append(littleEndian: UInt16(truncatingIfNeeded: title))
      payload.append(detail.title)
      payload.append(detail.text)
    }
    appendVisits(of: customer, to: &payload)
  }

  /// Section 7, the fields of single visits.
  private static func appendVisits(of customer: Customer, to payload: inout [UInt8]) {
    for visit in customer.latestVisits.prefix(Customer.latestVisitsKept) {
      let (staff, items) = (visit.staff.string.utf8.count, visit.items.string.utf8.count)
      payload.append(littleEndian: RecordTag.visit.rawValue)
      payload.append(littleEndian: UInt16(truncatingIfNeeded: IndexFormat.visitFixed + staff + items))
      payload.append(littleEndian: visit.day.number)
      payload.append(littleEndian: visit.amount ?? .max)
      payload.append(littleEndian: visit.party ?? 0)
      payload.append(visit.part?.rawValue ?? 0)
      payload.append(littleEndian: UInt16(truncatingIfNeeded: staff))
      payload.append(visit.staff)
      payload.append(visit.items)
    }
    guard let spent = customer.yearTotal else { return }
    payload.append(littleEndian: RecordTag.yearTotal.rawValue)
    payload.append(littleEndian: UInt16(8))
    payload.append(littleEndian: spent)
  }

  /// Section 8, the same.
  static func append(group members: [Int], total: Int, to payload: inout [UInt8]) {
    payload.append(littleEndian: UInt32(truncatingIfNeeded: total))
    payload.append(littleEndian: UInt16(truncatingIfNeeded: members.count))
    payload.append(littleEndian: UInt16(total > members.count ? 1 : 0))
    for member in members { payload.append(littleEndian: UInt64(member)) }
  }

  /// Section 6: the octets before a record's keys, whose place it is until `seal`.
  static func begin(_ record: inout [UInt8]) {
    record.removeAll(keepingCapacity: true)
    record.append(littleEndian: UInt64(0))
  }

  /// Ends a record for its place in the file: its first word, the zeros behind it, its check.
  static func seal(_ record: inout [UInt8], at offset: Int, flags: UInt32, keyCount: Int, seeded: CRC32C) {
    record.put(littleEndian: UInt32(keyCount) << 24 | flags | UInt32(record.count), at: 0)
    while record.count % 8 != 0 { record.append(0) }
    var check = seeded
    check.feed(UInt64(offset))
    check.feed(record, in: record.indices)
    record.put(littleEndian: check.value, at: 4)
  }
}

extension IndexWriter {
  /// A whole index in memory, for lists that fit it.
  public static func index(of customers: [Customer], seed: [UInt8], generation: UInt64) throws(Fault) -> [UInt8]
  {
    var writer = IndexWriter(seed: seed, generation: generation)
    for customer in customers { try writer.add(customer) }
    let entries = writer.takeEntries().sorted()
    let heap = writer.closeHeap()
    var pages: [UInt8] = []
    for attempt in 1...Self.mostAttempts {
      writer.beginPages()
      do throws(Fault) {
        for entry in entries { try writer.place(entry) }
        try writer.finish()
        pages = writer.takeOctets()
        break
      } catch {
        if attempt == Self.mostAttempts { throw error }
      }
    }
    return writer.header + heap.dropFirst(IndexFormat.pageSize) + pages
  }

  /// One in a hundred builds of a long list needs a second; numbers that collide wholly never fit (our choice).
  public static let mostAttempts = 8
}
