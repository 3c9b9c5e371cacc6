/// What may follow what on a line of octets: a finite automaton of ten states, 0 = idle.
///
///     idle ─1→ idle   idle ─0→ d0 ─·→ d1 … d7 ─·→ stop ─1→ idle
///
/// What it forbids, no noise can make the receiver believe: a stop bit that is a space. Parity (Japan) is left out:
/// the usual mistake swaps two neighbouring bits, which parity does not see, and the octets of the CRC have none.
enum OctetGrammar {
  /// For each state, the state that a 0 and a 1 lead to; −1 where that bit cannot come.
  static let next: [(zero: Int8, one: Int8)] = {
    var next: [(zero: Int8, one: Int8)] = [(1, 0)]
    for place in 1..<9 { next.append((Int8(place + 1), Int8(place + 1))) }
    next.append((-1, 0))
    return next
  }()

  /// For each state, the states that it comes from by a 1, two at most, and by a 0; −1 where there is none.
  static let before: [(one: Int8, orOne: Int8, zero: Int8)] = {
    var before = [(one: Int8, orOne: Int8, zero: Int8)](repeating: (-1, -1, -1), count: next.count)
    for (place, follow) in next.enumerated() {
      let place = Int8(place)
      if follow.zero >= 0 { before[Int(follow.zero)].zero = place }
      guard follow.one >= 0 else { continue }
      if before[Int(follow.one)].one < 0 {
        before[Int(follow.one)].one = place
      } else {
        before[Int(follow.one)].orOne = place
      }
    }
    return before
  }()
}
