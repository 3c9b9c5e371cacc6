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

  /// Takes the next samples, −1…1, those of one channel of several; adds what they bring to what was heard. A ring counts
  /// for all of them, so there should be no more than 100 ms at a time.
  mutating func feed(_ samples: [Float], channel: Int, of channels: Int, into heard: inout [Event.What]) {
    for what in receiver.feed(samples, channel: channel, of: channels) { take(what, into: &heard) }
    for place in stride(from: channel, to: samples.count, by: channels) {
      if let what = answers.feed(samples[place]) { heard.append(what.event) }
    }
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
