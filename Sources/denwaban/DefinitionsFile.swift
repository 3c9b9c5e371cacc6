import Card
import Host

extension Definitions {
  /// Octets of a definitions file at most: each of its keys, explained at length.
  private static let fileLimit = 1 << 16

  /// The shop's own definitions: the file `definitions` of its state directory, or the defaults when there is none.
  init(_ state: State) throws {
    let folder = Folder(state.directory)
    guard let octets = try folder.read("definitions", limit: Self.fileLimit) else {
      self.init()
      return
    }
    guard let text = String(validating: octets, as: UTF8.self) else {
      throw Stop.refused("\(folder.path("definitions")): write it in UTF-8")
    }
    do {
      try self.init(text: text)
    } catch {
      throw Stop.refused("\(folder.path("definitions")): \(error)")
    }
  }
}
