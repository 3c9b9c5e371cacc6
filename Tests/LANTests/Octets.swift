import Foundation
import LAN
import Testing

/// The octets that hexadecimal digits spell; `-` and "" are none.
func octets(_ digits: String) throws -> [UInt8] {
  if digits == "-" { return [] }
  return try #require([UInt8](hexadecimal: Array(digits.utf8)), "bad hexadecimal in a vector")
}

/// The lines of a vector file beside these tests, without comments, as columns.
func vectors(_ name: String) throws -> [[String]] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Vectors")
  let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  var rows: [[String]] = []
  for line in text.split(separator: "\n") where !line.hasPrefix("#") {
    rows.append(line.split(separator: " ").map(String.init))
  }
  return rows
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The blocks between lines of three back quotes of a page in Sources/LAN/LAN.docc, in order, without their language.
func blocks(ofPage name: String) throws -> [String] {
  let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let page = tests.appendingPathComponent("../../Sources/LAN/LAN.docc/\(name)").standardized
  let parts = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```")
  var blocks: [String] = []
  for (index, part) in parts.enumerated() where index % 2 == 1 {
    blocks.append(part.split(separator: "\n", maxSplits: 1).count == 2 ? dropFirstLine(part) : part)
  }
  return blocks
}

private func dropFirstLine(_ text: String) -> String {
  guard let end = text.firstIndex(of: "\n") else { return "" }
  return String(text[text.index(after: end)...])
}

/// The key of the pages' examples: the octets 0 to 31.
func exampleKey() throws -> ShopKey { try #require(ShopKey([UInt8](0..<32))) }
