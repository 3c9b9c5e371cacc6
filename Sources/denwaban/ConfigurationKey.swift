import Directory
import Host

/// One key of the configuration file: a row of the table.
struct ConfigurationKey: Sendable {
  let name: String
  /// The default as it is written in the file.
  let standard: String
  /// What the key is for, one line; stands above it in `Board/denwaban.conf`.
  let doc: String
  /// What it takes, as the refusal of anything else says it.
  let takes: @Sendable (_ standards: Set<String>) -> String
  /// Takes a value into the configuration; false refuses it.
  let set: @Sendable (inout Configuration, String, _ standards: Set<String>) -> Bool

  /// The keys in the order of the documented file.
  static let table: [ConfigurationKey] = [
    .words("language", "ja", "The language of screens: ja or en.") { $0.language = $1 },
    .value("shop.name", "", "The shop's name, shown while nobody rings.", "up to 64 characters") {
      $0.shopName = SafeText($1)
      return $1.count <= 64
    },

    .value(
      "line", "1", "Begins a telephone line, and names it; several are allowed.", "a name of 1 to 16 characters"
    ) {
      guard (1...16).contains($1.count) else { return false }
      $0.lastLine.name = $1
      return true
    },
    .words("line.source", "auto", "How the line is heard.") { $0.lastLine.source = $1 },
    .value(
      "line.device", "auto", "A path or a sound card's name; auto takes the first found.", "auto, or a name"
    ) {
      $0.lastLine.device = $1 == "auto" ? nil : $1
      return !$1.isEmpty
    },
    .value(
      "line.serial", "auto", "How octets travel on a serial line; auto is what the source needs.",
      "auto, or a speed and a frame such as 1200 8N1 or 9600 7E1 (speeds: "
        + SerialMode.speeds.map { String($0) }.joined(separator: " ") + ")"
    ) {
      $0.lastLine.serial = SerialMode($1)
      return $1 == "auto" || $0.lastLine.serial != nil
    },
    ConfigurationKey(
      name: "line.standard", standard: "auto",
      doc: "The standards that are heard, blanks between; auto hears all.",
      takes: { "auto, or names out of: " + $0.sorted().joined(separator: " ") },
      set: { configuration, value, standards in
        let names = value.split(separator: " ").map { String($0) }
        configuration.lastLine.standards = value == "auto" ? [] : names
        return !names.isEmpty && (value == "auto" || names.allSatisfy { standards.contains($0) })
      }),
    .words("line.plan", "jp", "The country's numbering plan.") { $0.lastLine.plan = $1 },

    .words(
      "display", "auto", "Begins a screen, and says of what kind; several are allowed."
    ) { $0.lastDisplay.screen = $1 },
    .value(
      "display.server", "127.0.0.1:13666", "Where LCDproc's server listens.",
      "a numeric address, a colon and a port"
    ) {
      guard let colon = $1.lastIndex(of: ":"), let port = UInt16($1[$1.index(after: colon)...]), port > 0,
        isIPv4($1[..<colon])
      else { return false }
      $0.lastDisplay.server = .init(address: String($1[..<colon]), port: port)
      return true
    },
    .value(
      "display.size", "auto", "Columns and rows; auto takes what the display says.",
      "auto, 16x2, 20x4, 40x4 or 80x25"
    ) {
      $0.lastDisplay.size = Configuration.Size(rawValue: $1)
      return $1 == "auto" || $0.lastDisplay.size != nil
    },
    .words(
      "display.rom", "a00", "The display's characters: a00 has kana, a02 has European letters."
    ) { $0.lastDisplay.rom = $1 },
    .words(
      "display.profile", "staff", "Who can see the screen; counter and guest see less."
    ) { $0.lastDisplay.profile = $1 },

    .words("lan.card", "sealed", "Whether the customer's card goes out on the LAN.") { $0.lanCard = $1 },
    .value("lan.port", "51515", "The UDP port of announcements and cards.", "a port from 1024 to 65535") {
      guard let port = UInt16($1), port >= 1024 else { return false }
      $0.lanPort = port
      return true
    },
    .value(
      "lan.address", "auto", "Where announcements go; auto is every network that the box is in.",
      "auto, or up to 16 IPv4 addresses with blanks between"
    ) {
      let addresses = $1.split(separator: " ").map { String($0) }
      $0.lanAddresses = $1 == "auto" ? [] : addresses
      return (1...Configuration.limit).contains(addresses.count)
        && ($1 == "auto" || addresses.allSatisfy { isIPv4($0[...]) })
    },

    .days(
      "keep.strangers", 30,
      "Days for which a number that is not on the list is kept; then the call is nameless."
    ) { $0.keep.strangers = $1 },
    .days("keep.customers", 400, "Days for which it is kept which customer called; then the call is nameless.")
    {
      $0.keep.customers = $1
    },
  ]

  private static func value(
    _ name: String, _ standard: String, _ doc: String, _ takes: String,
    set: @escaping @Sendable (inout Configuration, String) -> Bool
  ) -> ConfigurationKey {
    ConfigurationKey(
      name: name, standard: standard, doc: doc, takes: { _ in takes },
      set: { configuration, value, _ in set(&configuration, value) })
  }

  /// A key that takes a number of days.
  private static func days(
    _ name: String, _ standard: Int, _ doc: String, set: @escaping @Sendable (inout Configuration, Int) -> Void
  ) -> ConfigurationKey {
    value(name, "\(standard)", doc, "a number of days from 1 to 3650") {
      guard $1.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let days = Int($1), (1...3650).contains(days)
      else { return false }
      set(&$0, days)
      return true
    }
  }

  /// A key that takes one of a few words.
  private static func words<Word: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ standard: String, _ doc: String,
    set: @escaping @Sendable (inout Configuration, Word) -> Void
  ) -> ConfigurationKey where Word.RawValue == String {
    let words = Array(Word.allCases)
    return value(name, standard, doc, words.map(\.rawValue).joined(separator: ", ")) {
      for word in words where word.rawValue == $1 {
        set(&$0, word)
        return true
      }
      return false
    }
  }

  /// Four numbers from 0 to 255 with points between.
  private static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { $0.utf8.count <= 3 && UInt8($0) != nil && $0.first != "+" }
  }
}

extension Configuration {
  /// The telephone line that the file is speaking of.
  fileprivate var lastLine: Line {
    get { lines.last ?? Line() }
    set { lines[lines.count - 1] = newValue }
  }

  /// The screen that the file is speaking of.
  fileprivate var lastDisplay: Display {
    get { displays.last ?? Display() }
    set { displays[displays.count - 1] = newValue }
  }
}
