/// The number of the box's start: what makes names of calls and datagrams unique without a disk. It is made durable
/// before the first datagram of each start.
public enum Epoch {
  /// What is skipped when the file is lost: more starts than a box has in its life, so no number comes twice.
  public static let skip: Int64 = 1_000_000

  /// The number of this start, from the file that the last start left (nil when there is none) and the highest number
  /// in the journal (0 when it is empty). A file that is damaged, or older than the journal, counts as lost.
  public static func next(file: [UInt8]?, highestInJournal: Int64) -> Int64 {
    if let file, let last = number(file), last >= highestInJournal, last < .max { return last + 1 }
    if file == nil, highestInJournal == 0 { return 1 }
    let known = max(highestInJournal, 0)
    return known > .max - skip ? .max : known + skip
  }

  /// The file: the number in decimal digits and a line feed.
  public static func file(_ epoch: Int64) -> [UInt8] { Array("\(epoch)\n".utf8) }

  private static func number(_ file: [UInt8]) -> Int64? {
    guard file.last == 0x0A, (2...20).contains(file.count),
      file.dropLast().allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int64(String(decoding: file.dropLast(), as: UTF8.self))
  }
}
