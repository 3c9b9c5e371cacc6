import CallerID
import Host
import Station

/// A line heard by a demodulator chip whose octets come through a UART, or by an adapter that sends octets in frames of
/// its own.
final class OctetEar: Ear {
  private let port: SerialPort
  private var stream = OctetStream()
  private var receivers: [any Receiver]

  init(_ port: SerialPort, _ receivers: [any Receiver]) { (self.port, self.receivers) = (port, receivers) }

  var watches: [Watch] { [port.watch] }

  var deadline: Int64? { stream.deadline?.milliseconds }

  func serve(_ readiness: [Readiness], at now: Int64) throws -> [Event.What] {
    let instant = Instant(milliseconds: now)
    var heard: [Event.What] = []
    if let idle = stream.expire(at: instant) { heard += try take(idle) }
    for octet in try port.read() ?? [] { heard += try take(stream.feed(octet, at: instant)) }
    return heard
  }

  private func take(_ symbol: Symbol) throws -> [Event.What] {
    switch SoundReceiver.feed(symbol, to: &receivers) {
    case .message(let message):
      if message.standard == Standard.aloha.name { _ = try port.write(AlohaAdapter.acknowledgement) }
      return [.message(message)]
    case .fault(let fault, _): return [.fault(fault)]
    case .ring, nil: return []
    }
  }
}
