/// Eight samples at 8,000 Hz in order of time, one millisecond: what every stage takes at once. Both x86-64 and arm64
/// compute on four samples with one instruction, and a stage's own costs come once for eight.
public typealias Block = SIMD8<Float>

extension Block {
  /// The last sample first.
  @inline(__always)
  var reversed: Block { Block(self[7], self[6], self[5], self[4], self[3], self[2], self[1], self[0]) }

  /// All eight added.
  @inline(__always)
  var total: Float { (lowHalf + highHalf).total }
}

/// Four samples: filters delay within these, as the compiler makes better instructions of it than within eight.
extension SIMD4<Float> {
  /// The same one sample later: `before` are the four before these.
  @inline(__always)
  func delayedByOne(after before: Self) -> Self { Self(before[3], self[0], self[1], self[2]) }

  /// The same two samples later.
  @inline(__always)
  func delayedByTwo(after before: Self) -> Self { Self(lowHalf: before.highHalf, highHalf: lowHalf) }

  /// The same three samples later.
  @inline(__always)
  func delayedByThree(after before: Self) -> Self { Self(before[1], before[2], before[3], self[0]) }

  /// All four added, in pairs: one after the other, as `sum()` does it, takes twice the time.
  @inline(__always)
  var total: Float {
    let two = lowHalf + highHalf
    return two[0] + two[1]
  }
}
