import Directory

/// Amounts and counts as lists write them: `¥1,234`, `￥1,234`, `1,234円（税込）`, `¥12,000-`, `12,100`, `１，２３４`, `1234.00`,
/// `12回`, `$1,234`, `£30`.
public enum ListAmount {
  /// A million million yen: what no customer of a shop has spent (our choice); more is another number in this column.
  public static let most: UInt64 = 1_000_000_000_000
  /// A visit on every day of a hundred years: what is more is a date or an amount in the wrong column (our choice).
  public static let mostVisits: UInt64 = 36_525

  /// The whole number; nil when the text is none, is negative (`-`, `▲`, `△`), or has more than 18 digits. What stands
  /// behind a decimal point must be zeros: money of a list is whole in its smallest unit. Only behind the sign of a money
  /// with cents they are rounded: `$123.45` is 123, as the column's `$1,234` are whole ones too.
  public static func whole(_ text: String) -> UInt64? {
    var scalars = Array(Folding.widthFolded(text).unicodeScalars)[...]
    for tax in taxes where scalars.reversed().starts(with: tax) { scalars = scalars.dropLast(tax.count) }
    return whole(scalars)
  }

  /// How much a negative amount takes back: 500 of `-500`, `▲500`, `△500`, `¥-500`; nil when it is none.
  static func refund(_ text: String) -> UInt64? {
    var scalars = Array(Folding.widthFolded(text).unicodeScalars)[...]
    // A yen sign may stand in front of the other.
    let yen = scalars.first.flatMap { yenSigns.contains($0) ? $0 : nil }
    if yen != nil { scalars.removeFirst() }
    guard let sign = scalars.popFirst(), minusSigns.contains(sign) else { return nil }
    for tax in taxes where scalars.reversed().starts(with: tax) { scalars = scalars.dropLast(tax.count) }
    let amount = whole(scalars)
    return amount == 0 ? nil : amount
  }

  private static func whole(_ scalars: ArraySlice<Unicode.Scalar>) -> UInt64? {
    var scalars = scalars.filter { $0 != " " }[...]
    var hasCents = false
    if let first = scalars.first {
      hasCents = centSigns.contains(first)
      if hasCents { scalars.removeFirst() }
      // ¥12,000- says that nothing follows; without the sign it could be a negative amount.
      if let last = scalars.last, yenSigns.contains(first), closingDashes.contains(last) {
        scalars.removeLast()
      }
    }
    var digits = ""
    var decimals: String?
    for scalar in scalars {
      switch scalar {
      case "0"..."9" where decimals == nil: digits.unicodeScalars.append(scalar)
      case "0"..."9" where hasCents || scalar == "0": decimals?.unicodeScalars.append(scalar)
      case "." where decimals == nil && !digits.isEmpty: decimals = ""
      // 0x5C is the yen sign of Shift_JIS.
      case ",", "¥", "\\", "円", "回", "人", "名", "件", "'", "+": continue
      default: return nil
      }
    }
    guard digits.utf8.count <= 18, let whole = UInt64(digits) else { return nil }
    guard hasCents, let decimals, !decimals.isEmpty else { return whole }
    // More than cents is no money.
    return decimals.utf8.count > 2 ? nil : decimals >= "5" ? whole + 1 : whole
  }

  private static let yenSigns = Set("¥\\".unicodeScalars)
  private static let centSigns = Set("$£€".unicodeScalars)
  private static let minusSigns = Set("-−▲△".unicodeScalars)
  private static let closingDashes = Set("-−ー―‐–—".unicodeScalars)
  /// Backwards, as they are looked for; after folding.
  private static let taxes = ["(税込)", "(税込み)", "(税抜)", "(税抜き)", "(税別)", "税込", "税抜"].map {
    Array($0.unicodeScalars.reversed())
  }

  /// Whether a cell means "nothing": empty or a dash.
  public static func isNone(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { "-ー－― 　".unicodeScalars.contains($0) }
  }
}
