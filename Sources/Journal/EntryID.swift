/// The name of a journal entry, and of the call that begins with it: the start of the box in which it was made and
/// its place within that start. Written `17-4198`. Never given twice, though no disk is touched to make one: the epoch
/// is made durable at the start.
public struct EntryID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number of the box's start, from 1; held within 0…2⁶³−1.
  public let epoch: Int64
  /// The place within that start, from 1; held within 0…2⁶³−1.
  public let sequence: Int64

  /// The entry of a start and a place.
  public init(epoch: Int64, sequence: Int64) { (self.epoch, self.sequence) = (max(epoch, 0), max(sequence, 0)) }

  /// Reads `17-4198`: two runs of 1–19 digits with no zero in front; nil for all else.
  public init?(_ text: some StringProtocol) { self.init(Array(text.utf8)[...]) }

  /// The same from octets.
  init?(_ octets: ArraySlice<UInt8>) {
    guard let stroke = octets.firstIndex(of: UInt8(ascii: "-")), let epoch = Self.number(octets[..<stroke]),
      let sequence = Self.number(octets[(stroke + 1)...])
    else { return nil }
    self.init(epoch: epoch, sequence: sequence)
  }

  /// `17-4198`.
  public var description: String { "\(epoch)-\(sequence)" }

  /// Earlier before later.
  public static func < (left: EntryID, right: EntryID) -> Bool {
    (left.epoch, left.sequence) < (right.epoch, right.sequence)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard let first = digits.first, first != 0x30 || digits.count == 1, first != 0x2D else { return nil }
    return EntryLine.integer(digits)
  }
}
