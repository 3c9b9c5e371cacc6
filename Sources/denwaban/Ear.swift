import CallerID
import Host
import Line
import Modem
import Station

/// An open device of a line, and the receivers behind it.
protocol Ear: AnyObject {
  /// What to wait for.
  var watches: [Watch] { get }
  /// When it wants to be served though nothing is ready, by the monotonic clock.
  var deadline: Int64? { get }
  /// Whether all there is has been heard (a file of sound).
  var isOver: Bool { get }
  /// Hears what waits, and tells the time. Throws when the device is gone.
  func serve(_ readiness: [Readiness], at now: Int64) throws -> [Event.What]
}

extension Ear {
  var deadline: Int64? { nil }
  var isOver: Bool { false }
}

extension LineDevice {
  /// Opens the device.
  func open(_ line: Configuration.Line, at now: Int64) throws -> any Ear {
    switch self {
    case .sound(let name): return try SoundCardEar(name)
    case .file(let path): return try SampleFileEar(path, at: now)
    case .serial(let path, let mode):
      let port = try SerialPort(path: path, mode: mode)
      if line.source == .serialOctets {
        return OctetEar(port, Standard.receivers(hearing: line.plan == .nanp ? .bell202 : .v23))
      }
      if line.standards.contains(Standard.aloha.name) { return OctetEar(port, [Standard.aloha.receiver()]) }
      return try ModemEar(port, at: now)
    }
  }
}

extension Heard {
  /// The same as an event of its line.
  var event: Event.What {
    switch what {
    case .message(let message): .message(message)
    case .fault(let fault): .fault(fault)
    case .ring(let isOn): .ringing(isOn)
    }
  }
}
