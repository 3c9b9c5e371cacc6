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
  /// The sentences with an apology to who has waited for long, behind the name with which they begin.
  public var waited: Waited

  /// A sentence in two parts, each of which is short enough to be a safe text.
  public struct Parts: Equatable, Sendable {
    /// The name, and the apology.
    public var apology: SafeText
    /// What follows.
    public var rest: SafeText

    /// Two parts.
    public init(apology: SafeText, rest: SafeText) { (self.apology, self.rest) = (apology, rest) }
  }

  /// What is said to who has waited; nil: the screen puts its own apology first.
  public struct Waited: Equatable, Sendable {
    /// In ordinary Japanese writing.
    public var japanese: Parts?
    /// In English.
    public var english: Parts?

    /// By default nothing.
    public init(japanese: Parts? = nil, english: Parts? = nil) {
      (self.japanese, self.english) = (japanese, english)
    }
  }

  /// A greeting in the forms that are given.
  public init(
    japanese: SafeText, kana: SafeText = .empty, english: SafeText = .empty, short: SafeText = .empty,
    waited: Waited = Waited()
  ) {
    (self.japanese, self.kana, self.english, self.short) = (japanese, kana, english, short)
    self.waited = waited
  }
}
