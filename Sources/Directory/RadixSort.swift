extension Array {
  /// Puts the elements in the ascending order of a number that each has; those with one number stay in their order.
  ///
  /// Eleven bits of the number at a time, the lowest first (LSD radix sort; Knuth, The Art of Computer Programming 3,
  /// 5.2.5), in three turns: those are the upper 33 of the bits in which the numbers differ. A list has hundreds of
  /// thousands, and no comparison is guessed wrong. The few that are the same in all of these are compared.
  @inlinable
  public mutating func sort(byNumber number: (Element) -> UInt64) {
    guard let first else { return }
    var differing: UInt64 = 0
    for element in self { differing |= number(element) ^ number(first) }
    let top = 64 - differing.leadingZeroBitCount
    let bottom = Swift.max(0, top - 33)
    var sorted = self
    for shift in stride(from: UInt64(bottom), to: UInt64(top), by: 11) {
      var places = [Int](repeating: 0, count: 1 << 11)
      for element in self { places[Int(truncatingIfNeeded: number(element) &>> shift & 0x7FF)] &+= 1 }
      var next = 0
      for digit in places.indices { (places[digit], next) = (next, next &+ places[digit]) }
      for element in self {
        let digit = Int(truncatingIfNeeded: number(element) &>> shift & 0x7FF)
        sorted[places[digit]] = element
        places[digit] &+= 1
      }
      swap(&self, &sorted)
    }
    if bottom > 0 { sortRuns(number, above: UInt64(bottom)) }
  }

  /// Sorts each run of elements whose numbers are the same from a bit on.
  @inlinable
  mutating func sortRuns(_ number: (Element) -> UInt64, above bottom: UInt64) {
    var start = 0
    while start < count {
      let upper = number(self[start]) &>> bottom
      var end = start &+ 1
      while end < count, number(self[end]) &>> bottom == upper { end &+= 1 }
      if end &- start > 1 { self[start..<end].sort { number($0) < number($1) } }
      start = end
    }
  }
}
