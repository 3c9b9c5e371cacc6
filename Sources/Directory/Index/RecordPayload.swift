/// The writing side of a record.
enum RecordPayload {
  /// Days since 1970-01-01 in 16 bits; 0 when the day is unknown or outside.
  static func lastVisit(_ day: Day?) -> UInt16 { day.flatMap { UInt16(exactly: $0.number) } ?? 0 }

  /// Section 7.
  static func customer(_ customer: Customer) -> [UInt8] {
    var payload: [UInt8] = []
    payload.reserveCapacity(256)
    payload.append(littleEndian: IndexFormat.schema)
    payload.append(littleEndian: customer.id)
    payload.append(littleEndian: lastVisit(customer.lastVisit))
    payload.append(littleEndian: customer.visits ?? .max)
    payload.append(littleEndian: customer.total ?? .max)
    payload += [0, 0]
    let texts = [customer.name, customer.kana, customer.address, customer.note]
    var end = 0
    for text in texts {
      end += text.string.utf8.count
      payload.append(littleEndian: UInt16(truncatingIfNeeded: end))
    }
    for text in texts { payload.append(contentsOf: text.string.utf8) }
    func field(_ tag: RecordTag, _ text: SafeText) {
      if text.isEmpty { return }
      payload.append(littleEndian: tag.rawValue)
      payload.append(littleEndian: UInt16(truncatingIfNeeded: text.string.utf8.count))
      payload.append(contentsOf: text.string.utf8)
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
    for detail in customer.details {
      let (title, text) = (detail.title.string.utf8, detail.text.string.utf8)
      payload.append(littleEndian: RecordTag.detail.rawValue)
      payload.append(littleEndian: UInt16(truncatingIfNeeded: 2 + title.count + text.count))
      payload.append(littleEndian: UInt16(truncatingIfNeeded: title.count))
      payload.append(contentsOf: title)
      payload.append(contentsOf: text)
    }
    return payload
  }

  /// Section 8.
  static func group(_ members: [Int], total: Int) -> [UInt8] {
    var payload: [UInt8] = []
    payload.append(littleEndian: UInt32(truncatingIfNeeded: total))
    payload.append(littleEndian: UInt16(truncatingIfNeeded: members.count))
    payload.append(littleEndian: UInt16(total > members.count ? 1 : 0))
    for member in members { payload.append(littleEndian: UInt64(member)) }
    return payload
  }

  /// Section 6: the whole record, for its place in the file.
  static func append(
    to octets: inout [UInt8], at offset: Int, flags: UInt32, keys: [UInt64], payload: [UInt8], seeded: CRC32C
  ) {
    let length = IndexFormat.recordHead + 8 * keys.count + payload.count
    let word = UInt32(keys.count) << 24 | flags | UInt32(length)
    let start = octets.count
    octets.append(littleEndian: word)
    octets.append(littleEndian: UInt32(0))
    for key in keys { octets.append(littleEndian: key) }
    octets += payload
    octets += [UInt8](repeating: 0, count: IndexFormat.aligned(length) - length)
    var check = seeded
    check.feed(UInt64(offset))
    check.feed(octets, in: start..<octets.count)
    for (index, shift) in stride(from: UInt32(0), to: 32, by: 8).enumerated() {
      octets[start + 4 + index] = UInt8(truncatingIfNeeded: check.value >> shift)
    }
  }
}

extension Array where Element == UInt8 {
  /// The octets of a number, the lowest first.
  mutating func append<T: FixedWidthInteger>(littleEndian value: T) {
    var rest = value
    for _ in 0..<T.bitWidth / 8 {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
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
