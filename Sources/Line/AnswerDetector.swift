import Modem

/// What follows the rings, heard on the line itself → answered, not answered, over.
///
///     rings ──► pause ──┬─ somebody speaks ──────► answered ──► nobody speaks for 45 s ──► over, since then
///               ▲  │    └─ 6.5 s without a word ─► unanswered
///               └──┘ rings again
///
/// A line that is on its hook is silent between rings, so speech there means that the handset was lifted. Time is that
/// of the sound: how fast it comes from the device does not matter.
public struct AnswerDetector: Sendable {
  /// What became of a call.
  public enum Event: Equatable, Sendable {
    /// Somebody speaks.
    case answered
    /// The rings have stopped, and nobody spoke.
    case unanswered
    /// Nobody speaks any more, for so many milliseconds now.
    case over(silence: Int64)
  }

  private enum State {
    case idle
    case ringing
    /// Since the last ring, and of these the milliseconds of speech in a row.
    case pause(Int, speech: Int)
    /// Since the last word.
    case talk(Int)
  }

  /// Milliseconds of speech in a row that are an answer: with the second that each judgement looks back at, a greeting
  /// of one breath.
  private static let word = 300
  /// Milliseconds without a ring after which there is none to come: 4 s between rings (North America), and who lifts
  /// the handset at the end of them begins to speak.
  private static let patience = 6_500
  /// Milliseconds of a silence that ends a talk (our choice: whoever is put on hold hears nothing for as long).
  private static let silence = 45_000

  private var voice: VoiceDetector
  private var state = State.idle

  /// A detector for sound of `sampleRate` Hz, on a line that is on its hook.
  public init(sampleRate: Int) { voice = VoiceDetector(sampleRate: sampleRate) }

  /// Ringing current began or ended. It ends a talk that nobody heard the end of.
  public mutating func feed(ringing isOn: Bool) -> Event? {
    defer {
      state = isOn ? .ringing : .pause(0, speech: 0)
      voice.clear()
    }
    if isOn, case .talk(let silence) = state { return .over(silence: Int64(silence)) }
    return nil
  }

  /// Takes one sample, −1…1.
  public mutating func feed(_ sample: Float) -> Event? {
    guard let speaks = voice.feed(sample) else { return nil }
    switch state {
    case .idle, .ringing: return nil
    case .pause(let passed, let speech):
      let speech = speaks ? speech + VoiceDetector.step : 0
      if speech >= Self.word {
        state = .talk(0)
        return .answered
      }
      guard passed + VoiceDetector.step >= Self.patience else {
        state = .pause(passed + VoiceDetector.step, speech: speech)
        return nil
      }
      state = .idle
      return .unanswered
    case .talk(let silence):
      let silence = speaks ? 0 : silence + VoiceDetector.step
      state = silence >= Self.silence ? .idle : .talk(silence)
      return silence >= Self.silence ? .over(silence: Int64(silence)) : nil
    }
  }
}
