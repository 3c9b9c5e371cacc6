import Foundation
import Testing

@testable import denwaban

@Suite struct DemoTests {
  @Test(.timeLimit(.minutes(1)))
  func everyCardIsShown() throws {
    let result = try Denwaban.run("demo", "--fast")
    #expect(result.status == 0 && result.talk == "", "\(result.talk)")
    let calls = result.output.components(separatedBy: "☎ ").dropFirst()
    #expect(calls.count == DemoCall.table.count)
    for (call, text) in zip(DemoCall.table, calls) {
      #expect(text.hasPrefix(call.title))
      #expect(text.contains("|" + call.expected.lcd), "\(call.title)")
      #expect(call.expected.card.isEmpty || text.contains(call.expected.card), "\(call.title)")
      #expect(text.contains(#""ev":"card""#) && text.contains(#""ev":"stored""#), "\(call.title)")
    }
    #expect(result.output.contains("all \(DemoCall.table.count) calls were shown"))
  }

  @Test(arguments: [["--slow"], ["twice"], ["--fast", "x"]])
  func refusesOtherWords(_ words: [String]) throws {
    let process = Denwaban.process(["demo"] + words)
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }
}
