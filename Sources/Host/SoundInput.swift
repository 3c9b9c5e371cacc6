/// What a source of sound gave at one reading.
public enum SoundInput: Equatable, Sendable {
  /// Signed 16-bit samples, channels interleaved; at least one frame.
  case samples([Int16])
  /// Samples were lost here: the machine was too slow, or the card slept. What is being decoded is void.
  case gap
  /// The sound is over (a file only).
  case end
}
