import Foundation

/// The checkout as text.
enum House {
  /// A source file.
  struct File: Sendable {
    /// From the checkout's top: `Sources/Host/Clock.swift`.
    let path: String
    let lines: [String]
    /// The lines that the compiler reads, with comments and the insides of string literals taken away.
    let code: [(number: Int, text: String)]

    init(path: String, text: String) {
      self.path = path
      lines = text.components(separatedBy: "\n")
      code = path.hasSuffix(".swift") ? House.code(lines) : []
    }

    /// The name without its ending.
    var name: String { String((path.split(separator: "/").last ?? "").prefix { $0 != "." }) }

    /// The comment lines with which it opens, before or after the imports.
    var opening: Int {
      let body = lines.drop { $0.isEmpty || House.imported(by: $0) != nil }
      return body.prefix { $0.hasPrefix("//") }.count
    }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The Swift files below a folder; none when the folder is missing.
  static func swiftFiles(under folder: String) -> [File] { files(under: folder, named: [".swift"]) }

  /// Every file below a folder whose name has one of the endings.
  static func files(under folder: String, named endings: [String]) -> [File] {
    all.filter { file in file.path.hasPrefix(folder + "/") && endings.contains { file.path.hasSuffix($0) } }
  }

  /// The checkout is read once, for all rules.
  private static let all: [File] = {
    var files: [File] = []
    for folder in ["Sources", "Tests", "Board", "systemd"] {
      guard let walk = FileManager.default.enumerator(atPath: root + "/" + folder) else { continue }
      while let name = walk.nextObject() as? String {
        guard texts.contains(where: { name.hasSuffix($0) }) else { continue }
        guard let text = try? String(contentsOfFile: "\(root)/\(folder)/\(name)", encoding: .utf8) else {
          continue
        }
        files.append(File(path: folder + "/" + name, text: text))
      }
    }
    return files.sorted { $0.path < $1.path }
  }()

  private static let texts = [".swift", ".c", ".h", ".md", ".conf", ".service", ".mount", ".rules"]

  /// The module that an import line names.
  static func imported(by line: String) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count else { return nil }
    let prefixes: Set<Substring> = [
      "public", "package", "internal", "private", "fileprivate", "@testable", "@_exported",
    ]
    guard words[..<place].allSatisfy({ prefixes.contains($0) }) else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let named =
      kinds.contains(words[place + 1]) && place + 2 < words.count ? words[place + 2] : words[place + 1]
    return named.split(separator: ".").first.map { String($0) }
  }

  /// Whether code holds a banned word, and not only as the end of a longer one: `sprint(` may stay.
  static func holds(_ code: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first, code.count >= word.count else { return false }
    let isPart = first == UInt8(ascii: "U") || first == UInt8(ascii: "@")
    for start in 0...code.count - word.count where code[start] == first {
      if code[start..<start + word.count] != word[...] { continue }
      if isPart || start == 0 { return true }
      let before = code[start - 1]
      let isLetter = (before | 0x20) >= UInt8(ascii: "a") && (before | 0x20) <= UInt8(ascii: "z")
      if !isLetter && before != UInt8(ascii: "_") && before != UInt8(ascii: ".") { return true }
    }
    return false
  }

  /// Whether a line with `public` in it declares something.
  static func declares(_ line: String) -> Bool {
    let words = line.split { $0 == " " || $0 == "(" }
    guard let place = words.firstIndex(where: { $0 == "public" || $0.hasPrefix("public(") }) else {
      return false
    }
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "func", "var", "let", "init", "init?", "subscript", "typealias",
      "case",
      "actor", "static", "final", "mutating", "indirect",
    ]
    guard place + 1 < words.count else { return false }
    let next = words[place + 1].prefix { $0 != "<" && $0 != "(" }
    return kinds.contains(next)
  }

  /// `HalfwidthKana` is `halfwidth` and `kana`.
  static func camelWords(_ name: String) -> [String] {
    var words: [String] = []
    for character in name {
      if character.isUppercase || words.isEmpty { words.append("") }
      words[words.count - 1].append(contentsOf: character.lowercased())
    }
    return words
  }

  /// Characters that turn the direction of text, by which a source could show other than what it does.
  static func turnsText(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// Whether a line has a character that shows as nothing or turns text about.
  static func isClean(_ line: String) -> Bool {
    if line.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return true }
    return line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && !turnsText($0) }
  }

  private static func code(_ lines: [String]) -> [(number: Int, text: String)] {
    var code: [(number: Int, text: String)] = []
    var isText = false
    for (index, line) in lines.enumerated() {
      var (bare, isQuoted, quotes): ([UInt8], Bool, Int) = ([], false, 0)
      var before = UInt8(ascii: " ")
      for octet in line.utf8 {
        if octet == UInt8(ascii: "\"") {
          quotes += 1
          if quotes == 3 { isText.toggle() }
          if before != UInt8(ascii: "\\") { isQuoted.toggle() }
        } else {
          quotes = 0
        }
        if !isQuoted, !isText, octet == UInt8(ascii: "/"), before == octet {
          bare.removeLast()
          break
        }
        if !isQuoted, !isText { bare.append(octet) }
        before = before == UInt8(ascii: "\\") && octet == before ? UInt8(ascii: " ") : octet
      }
      let text = String(decoding: bare, as: UTF8.self).trimmingCharacters(in: .whitespaces)
      if !text.isEmpty { code.append((index + 1, text)) }
    }
    return code
  }
}
