/// The angle of a complex sample, without a C library: the pure modules import none.
enum Angle {
  /// The angle of (x, y) in −π…π; error below 2e-4 rad, which is 0.01 of the smallest phase step that decides a bit.
  /// Zero for the origin.
  @inline(__always)
  static func of(_ y: Float, _ x: Float) -> Float {
    let (ax, ay) = (abs(x), abs(y))
    let larger = max(ax, ay)
    guard larger > 0 else { return 0 }
    let ratio = min(ax, ay) / larger
    let square = ratio * ratio
    // A fit of odd order 9 to the arc tangent on 0…1 (our choice).
    let high = ((0.0208351 * square - 0.085133) * square + 0.180141) * square - 0.3302995
    var angle = (high * square + 0.999866) * ratio
    if ay > ax { angle = .pi / 2 - angle }
    if x < 0 { angle = .pi - angle }
    return y < 0 ? -angle : angle
  }
}
