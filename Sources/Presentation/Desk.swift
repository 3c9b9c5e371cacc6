public import Directory

/// What the place offers at which a page is looked at. Nothing is promised that is not there.
public struct Desk: Equatable, Sendable {
  /// Whether keys are read: only then the page names them.
  public var hasKeys: Bool
  /// Where a browser finds the page; empty: nowhere.
  public var address: SafeText
  /// The titles of answers to frequent questions.
  public var questions: [SafeText]

  /// By default: a display without keys.
  public init(hasKeys: Bool = false, address: SafeText = .empty, questions: [SafeText] = []) {
    (self.hasKeys, self.address, self.questions) = (hasKeys, address, questions)
  }
}
