import Journal

@testable import denwaban

extension JournalFolder {
  /// Does the next step that is due, here and now: the names of the entries that are durable by it.
  mutating func write(at now: Int64) -> [EntryID] {
    guard let step = next(at: now) else { return [] }
    return finish(step.perform(), at: now)
  }
}
