/// Who has the safety texts of customers whom no number leads to any more, or never did.
///
/// Looked up by the shop's customer number; of somebody who had no telephone number, where that leads to nobody, by name.
struct SafetyHeirs {
  /// Of the customers, those whose safety text nobody has now.
  private(set) var lost = 0

  /// Safety texts of one name that are compared: beyond, it is a question too many (our choice). So a list of namesakes
  /// takes no longer than another.
  private static let textsOfOne = 64

  init(of marked: [Record], in new: Index) {
    if marked.isEmpty { return }
    var texts: [String: Set<String>] = [:]
    for record in marked { for key in Self.keys(record) { texts[key] = [] } }
    var found: Set<String> = []
    for offset in new.records() {
      guard let record = new.record(at: offset) else { continue }
      let safety = record.range(of: RecordTag.safety)
      for key in Self.keys(record) where texts[key] != nil {
        found.insert(key)
        guard let safety, (texts[key]?.count ?? 0) < Self.textsOfOne else { continue }
        texts[key]?.insert(record.octets.text(safety))
      }
    }
    for record in marked {
      guard let safety = IndexComparison.safety(record) else { continue }
      // Whose telephone number is gone may share the name with anybody.
      let keys = record.keyCount == 0 ? Self.keys(record) : Self.keys(record).filter { $0.hasPrefix("#") }
      let heir = keys.first(where: found.contains)
      if !(heir.flatMap { texts[$0] } ?? []).contains(where: { SafetyWords($0).hold(safety) }) { lost += 1 }
    }
  }

  /// By what a customer is known: the customer number, the name, or the reading.
  private static func keys(_ record: Record) -> [String] {
    var keys = record.range(of: RecordTag.code).map { ["#" + record.octets.text($0)] } ?? []
    let name = [Record.Text.name, .kana].map { record.range(of: $0) }.first { !$0.isEmpty }
    if let name { keys.append("=" + record.octets.text(name)) }
    return keys
  }
}
