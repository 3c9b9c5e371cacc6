import Directory

@testable import CustomerList

/// The parts of a workbook, each reached without the ones around it: DEFLATE, XML, shared texts, a sheet, the archive; and
/// the whole as a list.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWorkbook(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { input in
    guard let first = input.first else { return }
    let octets = Array(input.dropFirst())
    // The check comes behind the last piece: all octets have been read by then.
    let member = ZipMember(stored: octets[...], size: octets.count, check: 0)
    do throws(WorkbookFault) {
      switch first & 7 {
      case 0:
        var inflate = Inflate(octets[...])
        // A piece has 32 KiB: four MiB of what an octet can stand for.
        for _ in 0..<128 { if try inflate.next() == nil { break } }
      case 1:
        _ = try SharedStrings(member)
      case 2:
        var sheet = Sheet(
          member, try SharedStrings(nil), formats: [.general, .day, .time, .percent, .digits(5)],
          isFrom1904: first & 8 != 0)
        while try sheet.next() != nil {}
      case 3:
        let archive = try ZipArchive(octets)
        for name in ["xl/workbook.xml", "xl/styles.xml"] {
          var member = try archive.member(name)
          while try member?.next() != nil {}
        }
      default:
        var workbook = Workbook()
        var offset = 0
        _ = workbook.feed(octets, &offset)
        do throws(ListRefusal) { while try workbook.finish() != nil {} } catch {}
      }
    } catch {}
  }
}
