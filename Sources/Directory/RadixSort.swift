extension Array {
  /// The elements in the ascending order of a number that each has; those with one number stay in their order. Octet by
  /// octet of the number, the lowest first (LSD radix sort; Knuth, The Art of Computer Programming 3, 5.2.5): a list has
  /// hundreds of thousands, and no comparison is guessed wrong. Octets that are the same in all cost a look.
  @inlinable
  public func sorted(byNumber number: (Element) -> UInt64) -> [Element] {
    var (from, to) = (self, self)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      var places = [Int](repeating: 0, count: 256)
      for element in from { places[Int(truncatingIfNeeded: number(element) &>> shift & 0xFF)] &+= 1 }
      if places.contains(from.count) { continue }
      var next = 0
      for digit in places.indices { (places[digit], next) = (next, next &+ places[digit]) }
      for element in from {
        let digit = Int(truncatingIfNeeded: number(element) &>> shift & 0xFF)
        to[places[digit]] = element
        places[digit] &+= 1
      }
      swap(&from, &to)
    }
    return from
  }
}
