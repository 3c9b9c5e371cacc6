import Directory

extension VisitLedger {
  /// What one day brought, as far as 32 bits hold it: more does no single visit bring.
  struct DaySum {
    /// Days after 1970-01-01.
    let day: UInt16
    var sum: UInt32

    mutating func add(_ amount: UInt64) {
      sum = UInt32(clamping: UInt64(sum) + min(amount, UInt64(UInt32.max)))
    }
  }

  /// The visits of one customer number, or of one telephone number.
  struct Account {
    var code: SafeText
    var number: PhoneNumber?
    var (name, kana): (SafeText, SafeText)
    /// Ascending, no day twice.
    var days: [DaySum] = []
    /// The newest first.
    var latest: [Visit] = []
    var total: UInt64 = 0
    var hasAmount = false
    var isJoined = false
  }
}
