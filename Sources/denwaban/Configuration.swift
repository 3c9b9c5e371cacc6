import CallerID
import Directory
import Host
import Journal

/// What the box is told about its shop: one file of `key = value` lines. Every key has a default, so that no file at
/// all is a configuration too, in which the box finds its devices itself.
///
/// `ConfigurationKey.table` holds the keys; `Board/denwaban.conf` shows each with its default.
struct Configuration: Equatable {
  /// The language of screens and announcements.
  enum Language: String, CaseIterable { case ja, en }

  /// How a line is heard.
  enum Source: String, CaseIterable {
    /// The first serial adapter, else the first sound card, else none.
    case auto
    /// A sound card.
    case sound
    /// A modem or adapter that speaks text.
    case serialText = "serial-text"
    /// A demodulator chip whose octets come through a serial port.
    case serialOctets = "serial-octets"
    /// A file or FIFO of raw samples: signed 16 bit, little-endian, mono, 8000 Hz.
    case file
    /// Nothing is heard; lookups and screens work.
    case none
  }

  /// The numbering plan by which the line's numbers are read.
  enum Plan: String, CaseIterable { case jp, nanp, gb, e164 }

  /// Where the card is drawn.
  enum Screen: String, CaseIterable {
    /// The terminal, if there is one.
    case auto
    /// The terminal in which `denwaban run` was started.
    case terminal
    /// A display behind LCDproc's server.
    case lcdproc
    /// No screen.
    case none
  }

  /// How large a screen is, in columns and rows.
  enum Size: String, CaseIterable {
    case small = "16x2"
    case medium = "20x4"
    case wide = "40x4"
    case large = "80x25"
  }

  /// The character generator of an HD44780: Japanese or European.
  enum ROM: String, CaseIterable { case a00, a02 }

  /// Who may see the screen.
  enum Profile: String, CaseIterable { case staff, counter, guest }

  /// Whether the customer's card goes out on the LAN.
  enum LANCard: String, CaseIterable {
    /// Encrypted with the shop's key.
    case sealed
    /// Not at all; the announcement without personal data still does.
    case off
  }

  /// One telephone line.
  struct Line: Equatable {
    var name = "1"
    var source = Source.auto
    /// A path, or libasound's name of a card; nil is the first that is found.
    var device: String?
    /// Nil is what the source needs: 115200 8N1 for text, 1200 8N1 for octets.
    var serial: SerialMode?
    /// Names from the table of standards; empty hears all.
    var standards: [String] = []
    var plan = Plan.jp
  }

  /// One screen.
  struct Display: Equatable {
    var screen = Screen.auto
    /// LCDproc's server: a numeric address and a port.
    var server = Server(address: "127.0.0.1", port: 13_666)
    /// Nil takes what the terminal or the LCDproc server says.
    var size: Size?
    var rom = ROM.a00
    var profile = Profile.staff
  }

  /// Where a server listens.
  struct Server: Equatable {
    var address: String
    var port: UInt16
  }

  var language = Language.ja
  var shopName = SafeText.empty
  /// 1 … `limit`.
  var lines = [Line()]
  /// 1 … `limit`.
  var displays = [Display()]
  var lanCard = LANCard.sealed
  var lanPort: UInt16 = 51_515
  /// IPv4 addresses to send to; empty is every interface's broadcast address.
  var lanAddresses: [String] = []

  /// For how long it is kept who called.
  var keep = RetentionDays()

  /// Lines, screens or addresses in one file. Our choice: more than any shop has, few enough for one poll(2).
  static let limit = 16
  /// Octets of a file. Our choice: twenty times the documented file.
  static let sizeLimit = 65_536

  /// The defaults.
  init() {}

  /// Reads the octets of a file. Refuses, with the line's number, what is not UTF-8, an unknown key, a value that
  /// the key does not take, and a key that was said before.
  init(octets: [UInt8], standards: Set<String>) throws(ConfigurationFault) {
    guard octets.count <= Configuration.sizeLimit else {
      throw ConfigurationFault(line: 1, reason: "the file is larger than \(Configuration.sizeLimit) bytes")
    }
    var reader = ConfigurationReader(standards: standards)
    let body = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? octets.dropFirst(3) : octets[...]
    for line in body.split(separator: 0x0A, omittingEmptySubsequences: false) { try reader.feed(line) }
    self = try reader.finish()
  }
}

/// Why a file is refused, and where.
struct ConfigurationFault: Error, Equatable {
  let line: Int
  let reason: String
}

extension Configuration {
  /// The words that `line.standard` takes.
  static let knownStandards = Set(Standard.table.map(\.name))

  /// The file of that path, or the defaults when there is no path. Ends the command with one line otherwise.
  static func load(_ path: String?) throws -> Configuration {
    guard let path else { return Configuration() }
    let file = try FileDescriptor.open(path, 0)
    var octets: [UInt8] = []
    while octets.count <= sizeLimit, let part = try file.read(limit: 4096), !part.isEmpty { octets += part }
    do {
      return try Configuration(octets: octets, standards: knownStandards)
    } catch {
      throw Stop.refused("\(path):\(error.line): \(error.reason)")
    }
  }
}
