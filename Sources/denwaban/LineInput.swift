import CallerID
import Host
import Line
import Modem
import Station

/// One telephone line: its device, opened and opened again, and what is heard through it.
///
/// A device that cannot be opened or goes away is tried again for ever, after 0.2, 0.5, 1 and then every 2 s;
/// everything else goes on.
final class LineInput {
  let number: Int
  let configuration: Configuration.Line
  private var ear: (any Ear)?
  private var failures = 0
  private var retryAt: Int64? = 0
  private var wasLost = false
  private var trustedAt: Int64 = 0

  /// Milliseconds for which a device that was lost must stand before it counts as back: one that opens and fails at
  /// once must not be told of five times a second.
  private static let trial: Int64 = 2000
  private static let pauses: [Int64] = [200, 500, 1000, 2000]

  init(number: Int, _ configuration: Configuration.Line) {
    (self.number, self.configuration) = (number, configuration)
  }

  var watches: [Watch] { ear?.watches ?? [] }

  var deadline: Int64? { ear == nil ? retryAt : ear?.deadline }

  /// Opens the device if it is time to, hears what waits, and tells the time; gives what happened.
  func serve(_ readiness: [Readiness], at now: Int64) -> [Event.What] {
    if ear == nil, let retryAt, retryAt <= now { return open(at: now) }
    guard let ear else { return [] }
    do {
      let heard = try ear.serve(readiness, at: now)
      let isBack = wasLost && now >= trustedAt
      if isBack {
        complain("line \(configuration.name) is back")
        (failures, wasLost) = (0, false)
      }
      if ear.isOver { (self.ear, retryAt) = (nil, nil) }
      return (isBack ? [.found] : []) + heard.filter(isWanted)
    } catch {
      self.ear = nil
      return lose("\(error)", at: now)
    }
  }

  private func open(at now: Int64) -> [Event.What] {
    guard configuration.source != .none else {
      retryAt = nil
      return []
    }
    do {
      guard let device = LineDevice(configuration) else {
        return lose("nothing to hear it with is plugged in", at: now)
      }
      ear = try device.open(configuration, at: now)
      (retryAt, trustedAt) = (nil, now + LineInput.trial)
      return wasLost ? [] : [.found]
    } catch {
      return lose("\(error)", at: now)
    }
  }

  private func lose(_ reason: String, at now: Int64) -> [Event.What] {
    if !wasLost { complain("line \(configuration.name): \(reason); it is tried again") }
    wasLost = true
    retryAt = now + LineInput.pauses[min(failures, LineInput.pauses.count - 1)]
    failures += 1
    return [.lost]
  }

  private func isWanted(_ what: Event.What) -> Bool {
    guard case .message(let message) = what, !configuration.standards.isEmpty else { return true }
    return configuration.standards.contains(message.standard)
  }
}
