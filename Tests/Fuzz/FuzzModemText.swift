import CallerID

/// Any octets of a modem that speaks text, with a pause wherever a NUL stands.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzModemText(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { octets in
    var report = ModemReport()
    var now: Int64 = 0
    for octet in octets {
      now += octet == 0 ? 20_000 : 1
      if let deadline = report.deadline, deadline <= Instant(milliseconds: now) {
        _ = report.expire(at: Instant(milliseconds: now))
      }
      _ = report.feed(octet, at: Instant(milliseconds: now))
    }
    _ = report.expire(at: Instant(milliseconds: now + 1_000_000))
  }
}
