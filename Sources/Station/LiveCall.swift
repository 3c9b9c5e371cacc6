import CallerID
import Card
import Directory
import Journal

/// A call that rings, or whose card is still to be seen.
struct LiveCall {
  let id: EntryID
  let line: Int
  let began: Instant
  let started: LocalTime
  var rings: Int
  /// Ringing: until then it lives without another ring. Answered: longer does nobody talk. Ended: until then its card
  /// stays.
  var waitsUntil: Instant
  var phase = CallState.Phase.ringing
  /// How it went; nil while it rings, and where nobody can tell.
  var outcome: Call.Outcome?
  var caller: Caller?
  /// Whether the number came whole: of a part nobody is named.
  var isWhole = true
  var card: Card?

  var deadline: Instant { waitsUntil }

  /// Whether a message may still say who it is: nothing did yet, or only that nothing could be heard.
  var canBeKnown: Bool {
    switch caller {
    case nil, .absent(.receiveError), .absent(.nothingHeard): true
    default: false
    }
  }

  /// Whether somebody may be talking to this caller: then its card gives way to no other.
  var mayTalk: Bool { phase != .ended || outcome == nil }

  func notice(_ kind: Notice.Kind) -> Notice {
    var notice = Notice(kind)
    (notice.call, notice.line, notice.mark, notice.rings) = (id, line, card?.mark, rings)
    return notice
  }

  func shown(at now: Instant, others: Int) -> ShownCall? {
    guard let card else { return nil }
    let seconds = Int(min(max((now - began) / 1000, 0), 9999))
    return ShownCall(
      id: id, line: line, card: card,
      state: CallState(
        phase: phase, line: SafeText(String(line)), started: started, rings: rings, seconds: seconds,
        others: others))
  }
}
