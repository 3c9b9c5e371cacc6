/// Amounts and counts as lists write them: `¥1,234`, `￥1,234`, `1,234円`, `12,100`, `１，２３４`, `1234.00`, `12回`.
public enum ListAmount {
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
