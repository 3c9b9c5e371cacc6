public import Directory

/// What was promised to this caller, or what the caller complained of, and is not settled.
public struct OpenMatter: Equatable, Sendable {
  /// What it is.
  public enum Kind: Sendable, CaseIterable {
    /// The shop promised something (約束).
    case promise
    /// The caller complained (苦情) and has not been called back.
    case complaint
  }

  /// What it is.
  public var kind: Kind
  /// The day it began.
  public var day: Day
  /// What it is about, in the words of whoever noted it.
  public var text: SafeText
  /// Who of the staff has it.
  public var staff: SafeText
  /// The day until which it was promised.
  public var due: Day?

  /// An open matter.
  public init(kind: Kind, day: Day, text: SafeText, staff: SafeText = .empty, due: Day? = nil) {
    (self.kind, self.day, self.text, self.staff, self.due) = (kind, day, text, staff, due)
  }
}
