@testable import Journal

/// Any octets as a segment of the journal, raw or each line with a check that is right: entries, the calls they make, and
/// lines that stay what they are once they were written by us.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJournal(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { input in
    guard let first = input.first else { return }
    var octets = Array(input.dropFirst())
    if first & 1 == 0 {
      octets = octets.split(separator: 0x0A, omittingEmptySubsequences: false).flatMap {
        EntryLine.sealed(String(decoding: $0, as: UTF8.self))
      }
    }
    var reader = JournalReader()
    var calls = CallList()
    var correction = ClockCorrection()
    reader.begin(segment: 1)
    for piece in [octets[..<(octets.count / 2)], octets[(octets.count / 2)...]] {
      for entry in reader.feed(piece) {
        let line = EntryLine.emit(entry)
        if let again = EntryLine.parse(line.dropLast()) { precondition(EntryLine.emit(again) == line) }
        correction.feed(entry)
        _ = calls.feed(entry)
      }
    }
    reader.finish()
    _ = calls.finish()
    _ = NoteFile.parse(octets)
  }
}
