public import Directory

/// What to say first, in each form that a screen may need; an empty one means: the screen words its own.
public struct Greeting: Equatable, Sendable {
  /// A sentence in ordinary Japanese writing.
  public var japanese: SafeText
  /// The same in kana, for a row of 20 cells.
  public var kana: SafeText
  /// A sentence in English.
  public var english: SafeText
  /// The same for a row of 20 cells.
  public var short: SafeText

  /// A greeting in the forms that are given.
  public init(
    japanese: SafeText, kana: SafeText = .empty, english: SafeText = .empty, short: SafeText = .empty
  ) {
    (self.japanese, self.kana, self.english, self.short) = (japanese, kana, english, short)
  }
}
