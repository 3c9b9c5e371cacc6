import Foundation

/// The checkout as text.
enum House {
  /// A source file.
  struct File {
    /// From the checkout's top: `Sources/Host/Clock.swift`.
    let path: String
    let lines: [String]

    /// The name without its ending.
    var name: String { String((path.split(separator: "/").last ?? "").prefix { $0 != "." }) }

    /// The comment lines with which it opens, before or after the imports.
    var opening: Int {
      let body = lines.drop { $0.isEmpty || House.imported(by: $0) != nil }
      return body.prefix { $0.hasPrefix("//") }.count
    }

    /// The lines that the compiler reads, with comments and the insides of one-line string literals taken away.
    var code: [(number: Int, text: String)] {
      var code: [(number: Int, text: String)] = []
      var isText = false
      for (index, line) in lines.enumerated() {
        let quotes = line.components(separatedBy: "\"\"\"").count - 1
        if quotes % 2 == 1 { isText.toggle() }
        if isText || quotes > 0 { continue }
        let bare = House.withoutTextAndComment(line)
        if !bare.isEmpty { code.append((index + 1, bare)) }
      }
      return code
    }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func swiftFiles(under folder: String) throws -> [File] { try files(under: folder, named: [".swift"]) }

  /// Every file below a folder whose name has one of the endings; none when the folder is missing.
  static func files(under folder: String, named endings: [String]) throws -> [File] {
    var files: [File] = []
    guard let walk = FileManager.default.enumerator(atPath: root + "/" + folder) else { return [] }
    while let name = walk.nextObject() as? String {
      guard endings.contains(where: { name.hasSuffix($0) }) else { continue }
      let text = try String(contentsOfFile: "\(root)/\(folder)/\(name)", encoding: .utf8)
      files.append(File(path: folder + "/" + name, lines: text.components(separatedBy: "\n")))
    }
    return files.sorted { $0.path < $1.path }
  }

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

  /// Whether code holds a banned word; one that ends as a call must also begin as one, so that `sprint(` may stay.
  static func holds(_ code: String, _ word: String) -> Bool {
    var rest = code[...]
    while let found = rest.range(of: word) {
      let before = found.lowerBound > code.startIndex ? code[code.index(before: found.lowerBound)] : " "
      let isWhole = !(before.isLetter || before.isNumber || before == "_" || before == ".")
      if isWhole || word.hasPrefix("Unsafe") || word.hasPrefix("@") { return true }
      rest = rest[found.upperBound...]
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

  static func words(_ line: String) -> Set<String> {
    Set(line.split { !$0.isLetter }.map { String($0) })
  }

  /// Characters that turn the direction of text, by which a source could show other than what it does.
  static func turnsText(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  private static func withoutTextAndComment(_ line: String) -> String {
    var bare = ""
    var isText = false
    var before: Character = " "
    for character in line {
      if character == "\"", before != "\\" { isText.toggle() }
      if !isText, character == "/", before == "/" {
        bare.removeLast()
        break
      }
      if !isText { bare.append(character) }
      before = before == "\\" && character == "\\" ? " " : character
    }
    return bare.trimmingCharacters(in: .whitespaces)
  }
}
