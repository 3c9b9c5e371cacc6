extension Array {
  /// Puts the elements in the ascending order of a number that each has; those with one number stay in their order. Octet by
  /// octet of the number, the lowest first (LSD radix sort; Knuth, The Art of Computer Programming 3, 5.2.5): a list has
  /// hundreds of thousands, and no comparison is guessed wrong. Octets that are the same in all cost a look.
  @inlinable
  public mutating func sort(byNumber number: (Element) -> UInt64) {
    var sorted = self
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      var places = [Int](repeating: 0, count: 256)
      for element in self { places[Int(truncatingIfNeeded: number(element) &>> shift & 0xFF)] &+= 1 }
      if places.contains(count) { continue }
      var next = 0
      for digit in places.indices { (places[digit], next) = (next, next &+ places[digit]) }
      for element in self {
        let digit = Int(truncatingIfNeeded: number(element) &>> shift & 0xFF)
        sorted[places[digit]] = element
        places[digit] &+= 1
      }
      swap(&self, &sorted)
    }
  }
}
