extension Index {
  /// The offsets of all customers' records, in the order in which they were written; damaged ones are left out.
  public func records() -> some Sequence<Int> {
    sequence(state: sections.heap.lowerBound) { (at: inout Int) -> Int? in
      while at < sections.heap.upperBound {
        let start = at
        if octets.u32(at: start) == 0 {
          at = IndexFormat.wholePages(start + 1)
        } else if let record = record(at: start) {
          at = record.end
          return start
        } else {
          // Whatever it was, the next page starts with a record, or with more of a long one, which is passed too.
          at = IndexFormat.wholePages(start + 1)
        }
      }
      return nil
    }
  }

  /// Reads the whole file: every page against its check, every slot against its record. Nil when all is sound, else
  /// the offset of the first damage.
  public func firstDamage() -> Int? {
    damagedPage() ?? damagedSlot()
  }

  private func damagedPage() -> Int? {
    var section = CRC32C()
    section.feed(octets, in: sections.checks)
    guard section.value == octets.u32(at: IndexFormat.Header.checksCheck) else {
      return sections.checks.lowerBound
    }
    for page in 1..<max(octets.count / IndexFormat.pageSize, 1) {
      let offset = page * IndexFormat.pageSize
      if sections.checks.contains(offset) { continue }
      var check = CRC32C()
      check.feed(octets, in: offset..<offset + IndexFormat.pageSize)
      if check.value != octets.u32(at: sections.checks.lowerBound + 4 * page) { return offset }
    }
    return nil
  }

  /// The pages are as they were written; were they written right?
  private func damagedSlot() -> Int? {
    for page in 0..<pages {
      let offset = sections.index.lowerBound + page * IndexFormat.pageSize
      guard checkPage(page, at: offset) else { return offset }
      for line in 0..<IndexFormat.lines {
        let start = offset + 64 * (1 + line)
        for slot in 0..<IndexFormat.slots {
          let at = start + 8 * slot
          let value = octets.u64(at: at)
          if value == 0 { continue }
          // Two of one fingerprint in a line would hide each other.
          let isHidden = stride(from: start, to: at, by: 8).contains { other in
            octets.u64(at: other) != 0 && octets.u16(at: other + 6) == value >> 48
          }
          guard !isHidden, let record = record(at: Int(value & 0xFFFF_FFFF_FFFF) << 3),
            leads(value, page, line, to: record)
          else { return at }
        }
      }
    }
    return nil
  }

  /// Whether a key of the record, or of the group and of all its members, belongs into this slot.
  private func leads(_ slot: UInt64, _ page: Int, _ line: Int, to record: Record) -> Bool {
    for index in 0..<record.keyCount {
      let position = Position(hash: hash(record.key(index)), pages: pages)
      guard position.page == page, line == position.first || line == position.second,
        UInt64(position.fingerprint) == slot >> 48
      else { continue }
      if !record.isGroup { return record.isCustomer }
      return record.members.count > 1
        && record.members.allSatisfy { member in
          guard let one = self.record(at: member) else { return false }
          return one.isCustomer && one.has(record.key(index))
        }
    }
    return false
  }
}
