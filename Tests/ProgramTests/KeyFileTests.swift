import Foundation
import Testing

@testable import denwaban

@Suite struct KeyFileTests {
  @Test func madeOnceAndOnlyForItsOwner() throws {
    let scratch = try Scratch()
    let state = try State(try Words(["--state", scratch.path + "/deep/er"], options: ["state"]))
    let key = try KeyFile.readOrMake(state)
    #expect(try KeyFile.readOrMake(state) == key)
    #expect(try KeyFile.read(state.key) == key)
    let attributes = try FileManager.default.attributesOfItem(atPath: state.key)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let other = try State(try Words(["--state", scratch.path + "/other"], options: ["state"]))
    #expect(try KeyFile.readOrMake(other) != key)
  }

  @Test func neverReplacesWhatIsNoKey() throws {
    let scratch = try Scratch()
    try scratch.write("lan.key", Array("half a key".utf8))
    let state = try State(try Words(["--state", scratch.path], options: ["state"]))
    #expect(throws: Stop.self) { try KeyFile.readOrMake(state) }
    #expect(try scratch.octets("lan.key") == Array("half a key".utf8))
  }
}
