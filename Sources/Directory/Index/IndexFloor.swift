extension Index {
  /// The two reads that every answer needs and that cannot overlap: the slot of a number, and the record it leads to.
  /// What they take alone, without hashing or checking, is the floor below which no lookup of this format can go.
  public struct DependentReads: Sendable {
    let slot: Int
    /// What turns the slot's value into the record's offset: the second address is not known before the first read.
    let turn: UInt64
  }

  /// The reads for a key; nil when nobody has it.
  public mutating func dependentReads(for key: UInt64) -> DependentReads? {
    let target: Int
    switch locate(key) {
    case .customer(let offset), .group(let offset): target = offset
    case .unknown, .damaged: return nil
    }
    let position = Position(hash: hash(key), pages: pages)
    let page = slotPages.lowerBound + position.page * IndexFormat.pageSize
    for line in [position.first, position.second] {
      for slot in 0..<IndexFormat.slots {
        let at = page + 64 * (1 + line) + 8 * slot
        let value = octets.u64(at: at)
        if Int(value & 0xFFFF_FFFF_FFFF) << 3 == target {
          return DependentReads(slot: at, turn: value ^ UInt64(target))
        }
      }
    }
    return nil
  }

  /// Does the reads, and gives the first octets of the record. `before`, which is 0, ties them to what came before.
  public func perform(_ reads: DependentReads, after before: UInt64) -> UInt64 {
    let value = octets.u64(at: reads.slot | Int(truncatingIfNeeded: before))
    return octets.u64(at: Int(truncatingIfNeeded: value ^ reads.turn))
  }
}
