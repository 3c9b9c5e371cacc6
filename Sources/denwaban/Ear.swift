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
  /// How loud it was since this was asked last, and how often samples were lost; nil of what is no sound.
  func takeLevel() -> (level: SoundLevel, gaps: Int)?
  /// Hears what waits, and tells the time. Throws when the device is gone.
  func serve(_ readiness: [Readiness], at now: Int64) throws -> [Event.What]
}

extension Ear {
  var deadline: Int64? { nil }
  var isOver: Bool { false }
  func takeLevel() -> (level: SoundLevel, gaps: Int)? { nil }
}

extension LineDevice {
  /// Opens the device.
  func open(_ line: Configuration.Line, at now: Int64) throws -> any Ear {
    switch self {
    case .sound(let name): return try SoundCardEar(name, home: line.plan.standard)
    case .file(let path): return try SampleFileEar(path, home: line.plan.standard, at: now)
    case .serial(let path, let mode):
      let port = try SerialPort(path: path, mode: mode)
      if line.source == .serialOctets {
        return OctetEar(port, Standard.receivers(hearing: .v23, home: line.plan.standard))
      }
      if line.standards.contains(Standard.aloha.name) { return OctetEar(port, [Standard.aloha.receiver()]) }
      return try ModemEar(port, at: now)
    }
  }
}

extension Configuration.Plan {
  /// The standard of data messages in that country; nil where there are none, or several.
  var standard: Standard? {
    switch self {
    case .nanp: Standard.named("bellcore")
    case .gb: Standard.named("bt")
    case .jp, .e164: nil
    }
  }
}

extension Heard {
  /// The same as an event of its line.
  var event: Event.What {
    switch what {
    case .message(let message): .message(message)
    case .fault(let fault, _): .fault(fault)
    case .ring(let isOn): .ringing(isOn)
    }
  }
}
