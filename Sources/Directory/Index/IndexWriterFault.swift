extension IndexWriter {
  /// Why an index cannot be written.
  public enum Fault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The record of the customer with this id is too long.
    case record(UInt32)
    /// A page did not take all its numbers, for the n-th time.
    case overfull(Int)

    /// One line.
    public var description: String {
      switch self {
      case .record(let id):
        "customer \(id) has more text or numbers than a record of 64 KiB can hold: shorten them"
      case .overfull: "the numbers collide under this seed: try again with another"
      }
    }
  }
}
