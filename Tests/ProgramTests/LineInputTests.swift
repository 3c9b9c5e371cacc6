import CallerID
import Foundation
import Station
import Testing

@testable import denwaban

/// A line's device that comes and goes, by a clock that the table turns.
@Suite struct LineInputTests {
  private func input(_ path: String) throws -> LineInput {
    let text = "line.source = file\nline.device = \(path)\n"
    let configuration = try Configuration(octets: Array(text.utf8), standards: [])
    return LineInput(number: 1, try #require(configuration.lines.first))
  }

  @Test func itIsTriedAgainAndAgainEverMoreSeldom() throws {
    let scratch = try Scratch()
    let input = try input(scratch.path + "/line")
    var (now, pauses) = (Int64(1000), [Int64]())
    for _ in 0..<6 {
      #expect(input.serve([], at: now) == [.lost])
      let next = try #require(input.deadline)
      pauses.append(next - now)
      #expect(input.serve([], at: next - 1) == [])
      now = next
    }
    #expect(pauses == [200, 500, 1000, 2000, 2000, 2000])
  }

  @Test func itIsBackWhenItHasStoodForTwoSeconds() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/line"
    let input = try input(path)
    #expect(input.serve([], at: 0) == [.lost])
    try #require(mkfifo(path, 0o600) == 0)
    #expect(input.serve([], at: 200) == [], "it opens, and is not yet trusted")
    #expect(input.serve([[]], at: 2199) == [])
    #expect(input.serve([[]], at: 2200) == [.found])
    #expect(input.serve([[]], at: 2300) == [])
  }

  @Test func whatOpensAndFailsAtOnceIsNotBack() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/line"
    let input = try input(path)
    #expect(input.serve([], at: 0) == [.lost])
    try scratch.write("line", Array("RIFF".utf8) + [UInt8](repeating: 0xFF, count: 64))
    var (now, told) = (Int64(200), [Event.What]())
    while now < 10_000 {
      told += input.serve([], at: now)
      now += 50
    }
    #expect(!told.isEmpty && told.allSatisfy { $0 == .lost })
    #expect(told.count < 10, "\(told.count)")
  }

  @Test func aLineThatIsThereFromTheStartIsThere() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/line"
    try #require(mkfifo(path, 0o600) == 0)
    let input = try input(path)
    #expect(input.serve([], at: 0) == [.found])
    #expect(input.deadline == nil)
  }
}
