import CallerID
import Card

/// Any octets as a configuration, as the shop's definitions and as its greetings.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConfiguration(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { octets in
    do throws(ConfigurationFault) {
      _ = try Configuration(octets: octets, standards: Configuration.knownStandards)
    } catch {
      precondition(error.line > 0)
    }
    let text = String(decoding: octets, as: UTF8.self)
    _ = try? Definitions(text: text)
    _ = try? GreetingTable(text: text)
  }
}

/// What a command says when it ends early.
enum Stop: Error { case refused(String) }
