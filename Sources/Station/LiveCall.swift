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
  /// Ringing: until then it lives without another ring. Ended: until then its card stays.
  var waitsUntil: Instant
  var phase = CallState.Phase.ringing
  var caller: Caller?
  var card: Card?

  var deadline: Instant { waitsUntil }

  /// Whether a message may still say who it is: nothing did yet, or only that nothing could be heard.
  var canBeKnown: Bool {
    switch caller {
    case nil, .absent(.receiveError), .absent(.nothingHeard): true
    default: false
    }
  }

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
