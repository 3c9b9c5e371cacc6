/// Takes the lines of a configuration file one by one.
struct ConfigurationReader {
  let standards: Set<String>
  private var configuration = Configuration()
  private var number = 0
  /// The line in which each key was said, so that nothing is said twice unseen.
  private var said: [String: Int] = [:]
  /// The file's line in which each telephone line began.
  private var begun: [Int] = []

  init(standards: Set<String>) { self.standards = standards }

  /// One line without its line feed.
  mutating func feed(_ octets: ArraySlice<UInt8>) throws(ConfigurationFault) {
    number += 1
    guard let text = String(validating: octets, as: UTF8.self) else { throw fault("this is not UTF-8 text") }
    let line = trim(text[...])
    if line.isEmpty || line.hasPrefix("#") { return }
    guard line.unicodeScalars.allSatisfy({ $0 == "\t" || $0.properties.generalCategory != .control }) else {
      throw fault("there is a control character in this line")
    }
    guard let equals = line.firstIndex(of: "=") else {
      throw fault("a line is 'key = value', or a comment after #")
    }
    let name = trim(line[..<equals])
    let value = trim(line[line.index(after: equals)...])
    guard let key = ConfigurationKey.table.first(where: { $0.name == name }) else {
      let names = ConfigurationKey.table.map(\.name).joined(separator: ", ")
      throw fault("there is no key '\(name)'; the keys are \(names)")
    }
    try begin(key)
    if let before = said.updateValue(number, forKey: key.name) {
      throw fault("\(key.name) was said in line \(before) already")
    }
    guard key.set(&configuration, String(value), standards) else {
      throw fault("\(key.name) takes \(key.takes(standards)), not '\(value)'")
    }
  }

  /// The configuration, after the last line.
  func finish() throws(ConfigurationFault) -> Configuration {
    for (index, line) in configuration.lines.enumerated() {
      let start = index < begun.count ? begun[index] : max(1, said["line.source"] ?? 1)
      if line.source == .file, line.device == nil {
        throw ConfigurationFault(
          line: start, reason: "line '\(line.name)' hears a file: line.device must name it")
      }
      if configuration.lines[..<index].contains(where: { $0.name == line.name }) {
        throw ConfigurationFault(line: start, reason: "there are two lines '\(line.name)'")
      }
    }
    return configuration
  }

  /// `line` and `display` begin an entry, to which the keys after them belong; the first one is there from the
  /// start, so that a file with one line need not say `line` at all.
  private mutating func begin(_ key: ConfigurationKey) throws(ConfigurationFault) {
    guard key.name == "line" || key.name == "display" else { return }
    let isLine = key.name == "line"
    let keysOfEntry = said.keys.filter { $0.hasPrefix(key.name + ".") }
    if said[key.name] == nil {
      if let early = keysOfEntry.first, let place = said[early] {
        throw ConfigurationFault(
          line: place, reason: "\(early) stands before '\(key.name) =' to which it belongs")
      }
    } else {
      guard (isLine ? configuration.lines.count : configuration.displays.count) < Configuration.limit else {
        throw fault("there are more than \(Configuration.limit) entries '\(key.name)'")
      }
      if isLine { configuration.lines.append(.init()) } else { configuration.displays.append(.init()) }
      for name in keysOfEntry + [key.name] { said[name] = nil }
    }
    if isLine { begun.append(number) }
  }

  private func fault(_ reason: String) -> ConfigurationFault {
    ConfigurationFault(line: number, reason: reason)
  }

  private func trim(_ text: Substring) -> Substring {
    var text = text
    // An editor of Windows leaves a CR before the line feed.
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return text.drop { $0 == " " || $0 == "\t" }
  }
}
