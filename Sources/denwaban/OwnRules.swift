import Card
import Host
import Station

extension Definitions {
  /// The shop's own definitions: the file `definitions` of its state directory, or the defaults when there is none.
  init(_ state: State) throws {
    guard let text = try ownText("definitions", state) else {
      self.init()
      return
    }
    do {
      try self.init(text: text)
    } catch {
      throw Stop.refused("\(state.directory)/definitions: \(error)")
    }
  }
}

extension GreetingTable {
  /// The shop's own greetings: the file `greetings` of its state directory, or the defaults when there is none.
  static func own(_ state: State) throws -> GreetingTable {
    guard let text = try ownText("greetings", state) else { return standard }
    do {
      return try GreetingTable(text: text)
    } catch {
      throw Stop.refused("\(state.directory)/greetings: \(error)")
    }
  }
}

extension Station {
  /// The shop's own definitions and greetings. What is wrong in them is told, and the defaults go on.
  mutating func takeOwnRules(_ state: State) {
    do {
      definitions = try Definitions(state)
      greetings = try GreetingTable.own(state)
    } catch Stop.refused(let reason) {
      complain("\(reason); the default is used")
    } catch {
      complain("\(error); the default is used")
    }
  }
}

/// A file that the shop may write in its state directory, of 64 KiB at most: a hundred rows, explained at length. Nil
/// when there is none.
func ownText(_ name: String, _ state: State) throws -> String? {
  guard let octets = try Folder(state.directory).read(name, limit: 1 << 16) else { return nil }
  guard let text = String(validating: octets, as: UTF8.self) else {
    throw Stop.refused("\(state.directory)/\(name): write it in UTF-8")
  }
  return text
}
