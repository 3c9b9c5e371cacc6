import CallerID
import Line
import Station

/// One channel of sound → what happens on the line: the callers that it tells, its rings, and what follows them.
struct LineHearing {
  private var receiver: SoundReceiver
  private var answers: AnswerDetector

  /// For sound of `sampleRate` Hz, on a line of a country with a standard of data messages of its own.
  init(sampleRate: Int, home: Standard?) {
    receiver = SoundReceiver(sampleRate: sampleRate, home: home)
    answers = AnswerDetector(sampleRate: sampleRate)
  }

  /// Takes one sample, −1…1; adds what it brings to what was heard.
  mutating func feed(_ sample: Float, into heard: inout [Event.What]) {
    if let what = answers.feed(sample) { heard.append(what.event) }
    guard let what = receiver.feed(sample) else { return }
    take(what, into: &heard)
  }

  /// The sound is at its end.
  mutating func finish(into heard: inout [Event.What]) {
    while let what = receiver.finish() { take(what, into: &heard) }
  }

  private mutating func take(_ what: Heard, into heard: inout [Event.What]) {
    if case .ring(let isOn) = what.what, let outcome = answers.feed(ringing: isOn) {
      heard.append(outcome.event)
    }
    heard.append(what.event)
  }
}

extension AnswerDetector.Event {
  fileprivate var event: Event.What {
    switch self {
    case .answered: .answered
    case .unanswered: .unanswered
    case .over(let silence): .over(silence: silence)
    }
  }
}
