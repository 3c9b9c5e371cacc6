import Host

/// The device that a configured line is heard through, after `auto` has been looked up among what is plugged in.
enum LineDevice: Equatable {
  case serial(path: String, mode: SerialMode)
  case sound(device: String)
  case file(path: String)

  /// Nil when the line hears nothing, or nothing fitting is plugged in. `serialPorts` and `soundInputs` are what is
  /// there now.
  init?(
    _ line: Configuration.Line, serialPorts: [String] = Devices.serialPorts,
    soundInputs: [String] = Devices.soundInputs()
  ) {
    let serialPort = line.device ?? serialPorts.first
    let soundInput = line.device ?? soundInputs.first
    switch line.source {
    case .none: return nil
    case .file:
      guard let path = line.device else { return nil }
      self = .file(path: path)
    case .sound:
      guard let soundInput else { return nil }
      self = .sound(device: soundInput)
    case .serialText, .serialOctets:
      let usual = line.source == .serialText ? LineDevice.text : LineDevice.octets
      guard let serialPort, let mode = line.serial ?? usual else { return nil }
      self = .serial(path: serialPort, mode: mode)
    case .auto:
      if let device = line.device ?? serialPorts.first ?? soundInputs.first {
        let isPath = device.hasPrefix("/")
        guard let mode = line.serial ?? LineDevice.text else { return nil }
        self = isPath ? .serial(path: device, mode: mode) : .sound(device: device)
      } else {
        return nil
      }
    }
  }

  /// What to try when it would not open.
  func nextStep(after cause: SystemError.Cause) -> String {
    switch (self, cause) {
    case (.file, _): "correct line.device"
    case (_, .busy):
      "stop the other program ('fuser -v /dev/snd/* /dev/tty*' names it), perhaps denwaban itself"
    case (.serial, .denied): "sudo adduser $USER dialout, then log in again"
    case (.sound, .denied): "sudo adduser $USER audio, then log in again"
    case (.serial, _): "plug the adapter in; 'ls /dev/serial/by-id' lists those that are there"
    case (.sound, _): "apt install libasound2, plug the card in; 'arecord -L' lists the names that work"
    }
  }

  /// What modems of today speak at.
  static let text = SerialMode("115200 8N1")
  /// What demodulator chips give: the bits of the line as they are.
  static let octets = SerialMode("1200 8N1")
}
