/// Octets looked for eight at a time, in a word of the processor. Every range is held inside the array.
extension Array where Element == UInt8 {
  /// The first place in a range of an octet below 0x40 whose bit `marks` has; the end of the range when there is none.
  public func firstMark(_ marks: UInt64, in range: Range<Int>) -> Int {
    // Neither of the two upper bits is set in what can be a mark; most that is like that are digits, 0x30 to 0x39.
    let step: UInt64 = marks >> 0x30 == 0 ? 0x1010_1010_1010_1010 : 0
    let range = range.clamped(to: indices)
    var at = range.lowerBound
    while at < range.upperBound {
      // Behind the array there are zeros.
      let word = eight(at: at)
      var candidates = ~(word | word << 1 | ((word & 0x3F3F_3F3F_3F3F_3F3F) &+ step) << 1)
      candidates &= 0x8080_8080_8080_8080
      while candidates != 0 {
        let bit = candidates.trailingZeroBitCount & 0x38
        let octet = UInt8(truncatingIfNeeded: word &>> UInt64(bit))
        if octet < 0x40, marks &>> UInt64(octet) & 1 != 0 {
          return Swift.min(at &+ bit &>> 3, range.upperBound)
        }
        candidates &= candidates &- 1
      }
      at &+= 8
    }
    return range.upperBound
  }
}
