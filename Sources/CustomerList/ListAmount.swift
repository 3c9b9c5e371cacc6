import Directory

/// Amounts and counts as lists write them: `¥1,234`, `￥1,234`, `1,234円`, `12,100`, `１，２３４`, `1234.00`, `12回`.
public enum ListAmount {
  /// A million million yen: what no customer of a shop has spent (our choice); more is another number in this column.
  public static let most: UInt64 = 1_000_000_000_000
  /// A visit on every day of a hundred years: what is more is a date or an amount in the wrong column (our choice).
  public static let mostVisits: UInt64 = 36_525

  /// The whole number; nil when the text is none, is negative (`-`, `▲`, `△`), or has more than 18 digits. What stands
  /// behind a decimal point must be zeros: money of a list is whole in its smallest unit.
  public static func whole(_ text: String) -> UInt64? {
    var digits = ""
    var decimals: String?
    for scalar in Folding.widthFolded(text).unicodeScalars {
      switch scalar {
      case "0"..."9" where decimals == nil: digits.unicodeScalars.append(scalar)
      case "0": decimals?.append("0")
      case "." where decimals == nil && !digits.isEmpty: decimals = ""
      // 0x5C is the yen sign of Shift_JIS.
      case ",", "¥", "\\", " ", "円", "回", "人", "名", "件", "'", "+": continue
      default: return nil
      }
    }
    return digits.utf8.count <= 18 ? UInt64(digits) : nil
  }

  /// Whether a cell means "nothing": empty or a dash.
  public static func isNone(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { "-ー－― 　".unicodeScalars.contains($0) }
  }
}
