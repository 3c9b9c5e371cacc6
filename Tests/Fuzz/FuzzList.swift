import CustomerList
import Directory
import Glibc

/// Any octets as a list, in pieces as they come from a file: customers, visits or a refusal, never a trap. The first octet
/// chooses what is said beforehand about the character set; conversions are the C library's, as on the box.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzList(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { input in
    let octets = Array(input.dropFirst())
    let given: ListText.Encoding? =
      switch input.first ?? 0 {
      case 1: .cp932
      case 2: .eucJP
      case 3: .utf8
      default: nil
      }
    do {
      var list = try ListImport(
        beginning: Array(octets.prefix(4_096)), encoding: given, plan: .jp, limits: .stick, firstID: 1,
        today: Day(number: 20_000))
      var ledger = VisitLedger()
      var offset = 0
      while offset < octets.count {
        if let reading = try list.feed(octets, &offset) {
          take(try list.take(reading, converted), &list, &ledger)
        }
      }
      while let reading = try list.finish() { take(try list.take(reading, converted), &list, &ledger) }
      _ = list.report.lines
      if let map = list.map {
        let maps = try ColumnMaps(text: ColumnMaps.head + ColumnMaps.section(map, name: "x"))
        precondition(map.isEmpty || maps.map(like: map) == map)
      }
    } catch {}
  }
}

private func take(_ listed: Listed?, _ list: inout ListImport, _ ledger: inout VisitLedger) {
  switch listed {
  case .customer?:
    list.join(&ledger)
    _ = try? IndexWriter.index(of: [list.customer], seed: [1], generation: 1)
  case .visit(let visit)?: _ = ledger.feed(visit)
  case nil: break
  }
}

private let descriptors: [ListText.Encoding: SendableDescriptor] = {
  var opened: [ListText.Encoding: SendableDescriptor] = [:]
  for encoding in ListText.Encoding.allCases {
    if let name = encoding.iconvName, let descriptor = iconv_open("UTF-8", name) {
      opened[encoding] = SendableDescriptor(raw: descriptor)
    }
  }
  return opened
}()

/// One thread runs here.
private struct SendableDescriptor: @unchecked Sendable { let raw: iconv_t }

private func converted(_ encoding: ListText.Encoding, _ octets: [UInt8]) -> [UInt8]? {
  guard let descriptor = descriptors[encoding]?.raw else { return octets }
  var source = octets.map { CChar(bitPattern: $0) }
  var target = [CChar](repeating: 0, count: 3 * octets.count + 4)
  var (sourceLeft, targetLeft) = (source.count, target.count)
  let failed = source.withUnsafeMutableBufferPointer { source in
    target.withUnsafeMutableBufferPointer { target in
      var (from, to) = (source.baseAddress, target.baseAddress)
      iconv(descriptor, nil, nil, nil, nil)
      return iconv(descriptor, &from, &sourceLeft, &to, &targetLeft) == Int(bitPattern: UInt.max)
    }
  }
  if failed || sourceLeft != 0 { return nil }
  return target.prefix(target.count - targetLeft).map { UInt8(bitPattern: $0) }
}
