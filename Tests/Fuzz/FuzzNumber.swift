import Directory

/// Any text as a cell of numbers and as what a line delivered, under every plan: what comes out is a number whose key gives
/// it back and whose hyphens change no digit. A listed number is found again by its international form.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNumber(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { octets in
    let text = String(decoding: octets, as: UTF8.self)
    for plan in NumberPlan.table {
      let listed = plan.listed(text)
      precondition(listed.numbers.isEmpty || listed.refusal == nil)
      for number in listed.numbers + [plan.delivered(text)].compactMap({ $0 }) {
        precondition(PhoneNumber(key: number.key) == number)
        let digits = plan.grouped(number).filter { $0 != "-" }
        precondition(digits == number.digits || "00" + digits.dropFirst() == number.digits)
      }
      for number in listed.numbers {
        if let e164 = plan.e164(number) { precondition(plan.delivered(e164) == number) }
      }
    }
  }
}
