import CustomerList
import Directory
import Glibc

/// Any octets as a list, in pieces as they come from a file: customers, visits or a refusal, never a trap; and every
/// customer is found again, unchanged, under every number in the index made of them. The first octet chooses what is said
/// beforehand about the character set, and how long the pieces are; conversions are the C library's, as on the box.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzList(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { input in
    guard let first = input.first else { return }
    let octets = Array(input.dropFirst())
    let given: [ListText.Encoding?] = [nil, .cp932, .eucJP, .utf8]
    let pieces = [max(1, octets.count), 16, 3, 1]
    var customers: [Customer] = []
    do {
      var list = try ListImport(
        beginning: Array(octets.prefix(4_096)), encoding: given[Int(first & 3)], plan: .jp, limits: .stick,
        firstID: 1, today: Day(number: 20_000))
      var ledger = VisitLedger()
      let piece = pieces[Int(first >> 2 & 3)]
      for start in stride(from: 0, to: octets.count, by: piece) {
        let read = Array(octets[start..<min(octets.count, start + piece)])
        var offset = 0
        while offset < read.count {
          if let reading = try list.feed(read, &offset) {
            take(try list.take(reading, converted), &list, &ledger, &customers)
          }
        }
      }
      while let reading = try list.finish() {
        take(try list.take(reading, converted), &list, &ledger, &customers)
      }
      var report = list.report
      report.close()
      _ = report.lines
      if let map = list.map {
        let maps = try ColumnMaps(text: ColumnMaps.section(map, name: "x"))
        precondition(map.isEmpty || maps.map(like: map) == map)
      }
    } catch {}
    if !customers.isEmpty { find(customers) }
  }
}

private func take(
  _ listed: Listed?, _ list: inout ListImport, _ ledger: inout VisitLedger, _ customers: inout [Customer]
) {
  switch listed {
  case .customer?:
    list.join(&ledger)
    customers.append(list.customer)
  case .visit?: if let visit = list.visit { _ = ledger.feed(visit) }
  case nil: break
  }
}

private func find(_ customers: [Customer]) {
  guard let octets = try? IndexWriter.index(of: customers, seed: [1], generation: 1) else { return }
  guard var index = try? Index(Octets(octets)) else { preconditionFailure("no index") }
  for customer in customers {
    for number in customer.numbers {
      guard case .found(let found, _, let truncated) = index.lookup(number) else {
        preconditionFailure("lost")
      }
      precondition(truncated || found.contains(customer))
    }
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
