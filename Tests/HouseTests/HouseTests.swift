import Foundation
import Testing

/// The rules that a reader of this house may rely on without looking. Each is a sentence, and a test.
@Suite struct HouseTests {
  /// Which of our modules each may import: what stands left of it on the arrows, near or far.
  static let arrows: [String: Set<String>] = [
    "Modem": [],
    "CallerID": ["Modem"],
    "Line": ["CallerID", "Modem"],
    "Directory": ["CProcessor"],
    "CustomerList": ["Directory"],
    "Journal": [],
    "Card": ["Directory", "Journal"],
    "Station": ["Line", "CallerID", "Modem", "Card", "Directory", "Journal"],
    "Presentation": ["Station", "Line", "CallerID", "Modem", "Card", "Directory", "Journal"],
    "LAN": ["Station", "Line", "CallerID", "Modem", "Card", "Directory", "Journal"],
    "Report": ["Presentation", "Station", "Line", "CallerID", "Modem", "Card", "Directory", "Journal"],
    "Host": ["Glibc", "CLinux", "CLibraries"],
    "denwaban": [
      "Host", "CustomerList", "Report", "Presentation", "LAN", "Station", "Line", "CallerID", "Modem", "Card",
      "Directory", "Journal",
    ],
  ]

  /// Files that may be longer than the limit, and why.
  static let tables: [String: String] = [:]

  /// The one file outside Host that may view memory by a pointer: the index looks at its mapping.
  static let pointerFiles: Set<String> = ["Sources/Directory/Index/Octets.swift"]

  static let lineLimit = 250

  @Test func everyModuleImportsOnlyAlongTheArrows() throws {
    for file in House.swiftFiles(under: "Sources") {
      let module = file.path.split(separator: "/")[1]
      let allowed = try #require(
        HouseTests.arrows[String(module)], "\(file.path) is in a module without arrows")
      for line in file.code {
        guard let imported = House.imported(by: line.text) else { continue }
        #expect(allowed.contains(imported), "\(file.path):\(line.number) imports \(imported)")
      }
    }
  }

  @Test func nothingForcesTrapsOrHidesFromTheCompiler() {
    let banned = [
      "try!", "as!", "fatalError(", "preconditionFailure(", "assertionFailure(", "@unchecked",
      "nonisolated(unsafe)",
      "unowned(unsafe)", "unsafeBitCast", "unsafeDowncast",
    ]
    expectNone(of: banned, in: House.swiftFiles(under: "Sources"))
  }

  @Test func nothingIsLeftForLater() {
    for file in House.swiftFiles(under: "Sources") + House.files(under: "Sources", named: [".c", ".h"]) {
      for (number, text) in file.lines.enumerated() {
        for word in ["TODO", "FIXME"] where House.holds(Array(text.utf8), Array(word.utf8)) {
          Issue.record("\(file.path):\(number + 1) holds \(word)")
        }
      }
    }
  }

  @Test func pointersStayInHostAndInOneFileOfDirectory() {
    let files = House.swiftFiles(under: "Sources").filter {
      !$0.path.hasPrefix("Sources/Host/") && !HouseTests.pointerFiles.contains($0.path)
    }
    expectNone(
      of: [
        "UnsafePointer", "UnsafeMutable", "UnsafeRaw", "UnsafeBuffer", "withUnsafe", "OpaquePointer",
        "Unmanaged",
      ],
      in: files)
  }

  @Test func onlyCommandsPrint() {
    let files = House.swiftFiles(under: "Sources").filter { !$0.path.hasPrefix("Sources/denwaban/") }
    // A function of one's own may be called so; the standard library's may not be called.
    expectNone(of: ["print(", "debugPrint(", "dump("], in: files, unless: "func print(")
  }

  @Test func noFileIsNamedForNothing() {
    let banned = [
      "manager", "helper", "util", "common", "base", "impl", "controller", "wrapper", "extensions", "constants",
      "misc",
    ]
    for file in House.swiftFiles(under: "Sources") + House.swiftFiles(under: "Tests") {
      for word in House.camelWords(file.name) {
        #expect(!banned.contains { word == $0 || word == $0 + "s" }, "\(file.path) is named for nothing")
      }
    }
  }

  @Test func filesAreShort() {
    for file in House.swiftFiles(under: "Sources") {
      let count = file.lines.count - 1
      if HouseTests.tables[file.path] == nil {
        #expect(count <= HouseTests.lineLimit, "\(file.path) has \(count) lines: split it by noun")
      } else {
        #expect(count > HouseTests.lineLimit, "\(file.path) needs no exemption")
      }
    }
  }

  @Test func everyPublicDeclarationIsDocumented() {
    for file in House.swiftFiles(under: "Sources") {
      var above = ""
      for (number, text) in file.lines.enumerated() {
        let line = text.trimmingCharacters(in: .whitespaces)
        if line.hasPrefix("@"), !line.contains("public ") { continue }
        let isDeclaration =
          line.contains("public ") && !line.hasPrefix("//") && !line.contains("public import ")
        let isExtension = line.hasPrefix("public extension ")
        if isDeclaration, !isExtension, House.declares(line) {
          #expect(above.hasPrefix("///"), "\(file.path):\(number + 1) is public and has no comment")
        }
        above = line
      }
    }
  }

  @Test func theChiefFileOfEachModuleIntroducesIt() {
    for module in HouseTests.arrows.keys {
      let files = House.swiftFiles(under: "Sources/" + module)
      let longest = files.map(\.opening).max() ?? 0
      let isEmpty = files.allSatisfy { $0.lines.count <= 2 }
      #expect(
        longest >= (module == "denwaban" ? 1 : 8) || isEmpty, "no file of \(module) introduces the module")
    }
  }

  @Test func sourcesHoldNoControlCharacters() {
    let folders = ["Sources", "Tests", "Board", "systemd"]
    for folder in folders {
      for file in House.files(
        under: folder, named: [".swift", ".c", ".h", ".md", ".conf", ".service", ".rules"])
      {
        for (number, line) in file.lines.enumerated() {
          if !House.isClean(line) { Issue.record("\(file.path):\(number + 1) holds a control character") }
        }
      }
    }
  }

  @Test func theTopLevelIsTheTableOfContents() throws {
    let allowed: Set<String> = ["Package.swift", "Sources", "Tests", "Board", "systemd", "README.md"]
    for name in try FileManager.default.contentsOfDirectory(atPath: House.root) where !name.hasPrefix(".") {
      #expect(allowed.contains(name) || name == "Package.resolved", "\(name) does not belong on the top level")
    }
  }

  @Test func everyVectorIsReadByATest() throws {
    for target in try FileManager.default.contentsOfDirectory(atPath: House.root + "/Tests") {
      let folder = "Tests/\(target)/Vectors"
      guard FileManager.default.fileExists(atPath: House.root + "/" + folder) else { continue }
      let tests = House.swiftFiles(under: "Tests/" + target)
      let source = tests.map { $0.lines.joined(separator: "\n") }.joined(separator: "\n")
      #expect(source.contains("Vectors"), "no test of \(target) reads its vectors")
      for name in try FileManager.default.contentsOfDirectory(atPath: House.root + "/" + folder) {
        // A file of its own kind is named in a test; the others are read as a folder, by their ending.
        let ending = name.split(separator: ".").last.map { String($0) } ?? name
        #expect(
          source.contains(name) || source.contains("." + ending) || source.contains("\"" + ending + "\"")
            || source.contains("contentsOfDirectory")
            || source.contains("\"\(name.split(separator: ".")[0])\""),
          "\(folder)/\(name) is read by no test")
      }
    }
  }

  private func expectNone(of banned: [String], in files: [House.File], unless reason: String? = nil) {
    let words = banned.map { Array($0.utf8) }
    for file in files {
      for line in file.code where reason.map({ !line.text.contains($0) }) ?? true {
        let octets = Array(line.text.utf8)
        for (index, word) in words.enumerated() where House.holds(octets, word) {
          Issue.record("\(file.path):\(line.number) holds \(banned[index])")
        }
      }
    }
  }
}
