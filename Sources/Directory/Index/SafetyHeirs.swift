/// Who has the safety texts of customers whom no number leads to any more, or never did.
///
/// Looked up by the shop's customer number; of somebody who had no telephone number, where that leads to nobody, by
/// name. Both are kept as 64 bits: two of a million that differ look alike once in ten million lists.
struct SafetyHeirs {
  /// Of the customers, those whose safety text nobody has now.
  private(set) var lost = 0

  /// Customers who are looked for, three times as many as the largest shop has: those beyond are lost, a question
  /// too many (our choice). With their texts they take some 20 MB.
  static let mostMarked = 1 << 16
  /// Safety texts of one name that are kept and compared, but those all words of which one before has; what only a later
  /// one has is a question too many (our choice). So each customer costs no more than that many comparisons.
  private static let textsOfOne = 64
  /// Words of all of them, each text counted as eight more: 16 MB (our choice).
  private var room = 1 << 21

  /// What the new index has under one number or name that is asked for.
  private struct Heir {
    var isFound = false
    var texts: [SafetyWords] = []
  }

  /// `marked` is where their records stand in the old index.
  init(of marked: [Int], of old: Index, in new: Index) {
    if marked.isEmpty { return }
    var heirs: [Int: Heir] = [:]
    for key in marked.lazy.compactMap({ old.record(at: $0) }).flatMap({ Self.keys($0) }) { heirs[key] = Heir() }
    for record in new.records().lazy.compactMap({ new.record(at: $0) }) {
      for key in Self.keys(record) where heirs[key] != nil {
        heirs[key]?.isFound = true
        guard let texts = heirs[key]?.texts, texts.count < Self.textsOfOne,
          let safety = IndexComparison.safety(record), safety.count + 8 <= room,
          !texts.contains(where: { $0.hold(safety) })
        else { continue }
        heirs[key]?.texts.append(safety)
        room -= safety.count + 8
      }
    }
    for record in marked.lazy.compactMap({ old.record(at: $0) }) {
      guard let safety = IndexComparison.safety(record) else { continue }
      // Whose telephone number is gone may share the name with anybody.
      let keys = record.keyCount == 0 ? Self.keys(record) : Self.code(record).map { [$0] } ?? []
      let heir = keys.lazy.compactMap { heirs[$0] }.first(where: \.isFound)
      if !(heir?.texts.contains { $0.hold(safety) } ?? false) { lost += 1 }
    }
  }

  /// By what a customer is known: the customer number, then the name, or the reading.
  private static func keys(_ record: Record) -> [Int] {
    let name = [Record.Text.name, .kana].map { record.range(of: $0) }.first { !$0.isEmpty }
    return [code(record), name.map { ("=" + record.octets.text($0)).hashValue }].compactMap { $0 }
  }

  private static func code(_ record: Record) -> Int? {
    record.range(of: RecordTag.code).map { ("#" + record.octets.text($0)).hashValue }
  }
}
