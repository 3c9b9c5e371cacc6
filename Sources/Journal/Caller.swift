/// Who rang, as far as the line said.
public enum Caller: Hashable, Sendable {
  /// A number: 1–20 digits in the form in which the directory keys it, or as sent where that was not possible.
  case number(String)
  /// No number, and why.
  case absent(NoNumber)
}

/// Why a call has no number. The raw value is the letter on disk and in reports.
public enum NoNumber: UInt8, Hashable, Sendable, CaseIterable {
  /// `P` 非通知.
  case withheld = 0x50
  /// `O` 表示圏外.
  case unavailable = 0x4F
  /// `C` 公衆電話.
  case payphone = 0x43
  /// `S` サービス競合, shown as 表示圏外.
  case conflict = 0x53
  /// `E` a message came and was damaged, 受信エラー.
  case receiveError = 0x45
  /// `N` it rang and no message came.
  case nothingHeard = 0x4E
}
