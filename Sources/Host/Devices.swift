import Glibc

/// The devices that are plugged in now, found by their names under /dev; nothing is opened.
public enum Devices {
  /// Paths that fit a pattern of glob(7), sorted; none when nothing fits. At most `limit`.
  public static func paths(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0, let list = found.gl_pathv else { return [] }
    var paths: [String] = []
    for row in 0..<min(Int(found.gl_pathc), limit) {
      if let path = list[row] { paths.append(String(cString: path)) }
    }
    return paths
  }

  /// Our choice: no shop's box has more of a kind, and a list must end.
  public static let limit = 64

  /// Serial adapters: by identity where udev names it, so that the port in use does not matter, else by number.
  public static var serialPorts: [String] {
    let named = paths("/dev/serial/by-id/*")
    return named.isEmpty ? paths("/dev/ttyUSB*") + paths("/dev/ttyACM*") : named
  }

  /// Sound cards that can hear, as libasound names them: `plughw:CARD=Device,DEV=0`. The kernel's device nodes tell
  /// (`pcmC0D0c`, c for capture), so that a service which may not see /proc/asound finds them too.
  public static func soundInputs(devices: String = "/dev/snd", cards: String = "/sys/class/sound") -> [String] {
    var names: [String] = []
    for path in paths(devices + "/pcmC*D*c") {
      let tail = path.dropFirst(devices.utf8.count + "/pcmC".utf8.count).dropLast()
      let numbers = tail.split(separator: "D", omittingEmptySubsequences: false)
      guard numbers.count == 2, let card = UInt8(numbers[0]), let device = UInt8(numbers[1]) else { continue }
      let identity = text(of: "\(cards)/card\(card)/id") ?? "\(card)"
      names.append("plughw:CARD=\(identity),DEV=\(device)")
    }
    return names
  }

  /// Network links other than the loopback: name, and whether the cable or the radio has a partner.
  public static func links(in directory: String = "/sys/class/net") -> [(name: String, isUp: Bool)] {
    var links: [(name: String, isUp: Bool)] = []
    for path in paths(directory + "/*") {
      let name = String(path.dropFirst(directory.utf8.count + 1))
      if name == "lo" { continue }
      links.append((name, text(of: path + "/operstate") == "up"))
    }
    return links
  }

  /// The first line of a small file of the kernel, nil when there is none.
  private static func text(of path: String) -> String? {
    guard let file = try? FileDescriptor.open(path, O_RDONLY), let octets = try? file.read(limit: 64) else {
      return nil
    }
    let line = octets.prefix { $0 >= 0x20 && $0 < 0x7F }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}
