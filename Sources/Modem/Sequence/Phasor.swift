/// A complex number: where a carrier stands at one moment.
struct Phasor: Equatable, Sendable {
  var real: Float
  var imaginary: Float

  static let zero = Phasor(real: 0, imaginary: 0)

  /// The unit phasor at an angle.
  init(radians: Double) {
    real = Float(Sine.cosine(radians: radians))
    imaginary = Float(Sine.of(radians: radians))
  }

  init(real: Float, imaginary: Float) { (self.real, self.imaginary) = (real, imaginary) }

  /// −π…π.
  var angle: Float { Angle.of(imaginary, real) }

  var magnitude: Float { power.squareRoot() }

  var power: Float { real * real + imaginary * imaginary }

  /// Turned forward by another's angle (and stretched by its magnitude).
  @inline(__always)
  static func * (left: Phasor, right: Phasor) -> Phasor {
    Phasor(
      real: left.real * right.real - left.imaginary * right.imaginary,
      imaginary: left.real * right.imaginary + left.imaginary * right.real)
  }

  /// Turned back by another's angle.
  @inline(__always)
  func turned(backBy other: Phasor) -> Phasor {
    Phasor(
      real: real * other.real + imaginary * other.imaginary,
      imaginary: imaginary * other.real - real * other.imaginary)
  }

  @inline(__always)
  func stretched(_ factor: Float) -> Phasor { Phasor(real: real * factor, imaginary: imaginary * factor) }

  static func + (left: Phasor, right: Phasor) -> Phasor {
    Phasor(real: left.real + right.real, imaginary: left.imaginary + right.imaginary)
  }

  static func - (left: Phasor, right: Phasor) -> Phasor {
    Phasor(real: left.real - right.real, imaginary: left.imaginary - right.imaginary)
  }
}
