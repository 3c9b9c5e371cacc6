import Foundation

/// The lines of a vector file beside these tests; comments left out.
func vectorLines(_ name: String, from file: String = #filePath) throws -> [String] {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
  let text = try String(contentsOf: folder.appendingPathComponent("Vectors/" + name), encoding: .utf8)
  return text.components(separatedBy: "\n").filter { !$0.isEmpty && !$0.hasPrefix("#") }
}
