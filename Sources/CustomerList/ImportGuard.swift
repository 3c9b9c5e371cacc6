public import Directory

/// Whether a list may take the place of the one before without being asked about: a wrong file, half a file, or one
/// whose columns slipped should not cost the shop its names, and never silently a warning about somebody's health.
public enum ImportGuard {
  /// Lines refused, in a hundred.
  static let refusedPerHundred = 1
  /// Customers who may go without a question, in a hundred; of a small list so many, unless they are more than half.
  static let removedPerHundred = 5
  static let removedAlways = 20
  /// Customers whose number may pass to another name, in a hundred.
  static let renamedPerHundred = 5

  /// What speaks against a list, by its lines; nil when nothing does. Rows that only have their numbers in front, and
  /// those that the list itself leaves out, speak for nothing.
  public static func objection(_ report: ImportReport) -> String? {
    let meant = [ListFault.nobody, .erased, .cancelled].reduce(0) { $0 + (report.refused[$1]?.count ?? 0) }
    let refused = report.refusedLines - meant
    let lines = report.taken + report.visits + refused
    guard refused * 100 > lines * refusedPerHundred else { return nil }
    return "\(refused) of \(lines) lines were refused"
  }

  /// What speaks against the change, a line each; empty when nothing does. (The first list of a box changes nothing.)
  public static func objections(_ change: IndexComparison) -> [String] {
    var objections: [String] = []
    let (removed, before) = (change.removed, change.before)
    if removed > max(removedAlways, before * removedPerHundred / 100) || removed > before / 2 {
      objections.append("\(removed) of \(before) customers would go")
    }
    if change.renamed * 100 > change.before * renamedPerHundred {
      objections.append("the numbers of \(change.renamed) of \(change.before) customers would have other names")
    }
    if change.safetyLost > 0 {
      objections.append("\(change.safetyLost) customers would lose an allergy or safety mark, or a word of it")
    }
    return objections
  }
}
