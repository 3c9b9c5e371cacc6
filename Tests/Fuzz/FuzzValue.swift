import CustomerList
import Directory

/// Any text as a date, an amount, a safe text, a file of columns.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzValue(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { octets in
    let text = String(decoding: octets, as: UTF8.self)
    if let day = ListDate.day(text) {
      precondition(!ListDate.isAmbiguous(text) && (1...9_999).contains(day.parts.year))
    }
    if let day = ListDate.birthday(text) {
      let (year, month, number) = day.parts
      precondition(Day(year: year, month: month, day: number) == day)
    }
    _ = ListDate.isNone(text)
    _ = ListAmount.isNone(text)
    if let amount = ListAmount.whole(text) { precondition(amount < 1_000_000_000_000_000_000) }
    let safe = SafeText(text)
    precondition(SafeText(safe.string) == safe && safe.string.utf8.count <= 512)
    _ = try? ColumnMaps(text: text)
    _ = CustomerQuery(text)
  }
}
