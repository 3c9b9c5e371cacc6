import CustomerList
import Directory

/// Any octets as a list, in pieces as they come from a file: customers or a refusal, never a trap. A conversion that
/// passes octets through stands for iconv: what it gives need not be UTF-8, and must then be refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzList(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let octets = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    var list = try ListImport(
      beginning: Array(octets.prefix(4_096)), encoding: nil, plan: .jp, limits: .stick, firstID: 1)
    var offset = 0
    while offset < octets.count {
      if let reading = try list.feed(octets, &offset) { _ = try list.take(reading) { _, octets in octets } }
    }
    while let reading = try list.finish() { _ = try list.take(reading) { _, octets in octets } }
    _ = list.report.lines
  } catch {}
  return 0
}
