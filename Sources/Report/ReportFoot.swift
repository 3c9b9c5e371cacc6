import Card

extension ReportText {
  /// The definitions in force and the formulas, so that a figure can be argued with.
  public var foot: [String] {
    let definitions = report.definitions
    let preset = definitions.preset
    var lines = [
      say(
        "区分 \(Definitions.version) (\(definitions.trade.rawValue)): 周期の既定 \(preset.cycle)日、常連 \(preset.regular)回、"
          + "ロイヤル \(preset.tenure)日、離反 \(preset.lost)日。金額は区分に使いません",
        "rule \(Definitions.version) (\(definitions.trade.rawValue)): default cycle \(preset.cycle) days, regular "
          + "at \(preset.regular) visits, loyal from \(preset.tenure) days, lost at \(preset.lost); money has no say"
      ),
      say(
        "応答率 = 応答 / 応答か不在かが分かる着信。折返し = 不在から時計で2時間以内に同じ番号と話したか「済」",
        "answered = answered of those whose end is known; reached = spoken with, or noted as done, within 2 hours"
      ),
      say(
        "一回解決 = 同じ番号から同じ用件で72時間以内に再着信がない。用件の記録がある着信だけ",
        "helped by one call = the number did not ring again for the same reason within 72 hours"),
    ]
    if let list = report.list {
      lines.append(
        say(
          list.before == nil ? "人数の前期: 前回の名簿がないため不明" : "人数の前期 = 前回取り込んだ名簿",
          list.before == nil
            ? "people before: not known, there is no earlier list"
            : "people before = the list before the last import"
        ))
      if let value = list.people.lifetimeValue {
        let years = "\(value.tenthsOfYears / 10).\(value.tenthsOfYears % 10)"
        let visits = "\(value.visitsInTenYears / 10).\(value.visitsInTenYears % 10)"
        lines.append(
          say(
            "LTV = 1回 \(value.spent)円 × 年\(visits)回 × \(years)年",
            "lifetime value = \(value.spent) a visit × \(visits) visits a year × \(years) years"))
      }
    }
    return lines
  }
}
