import Card
import Directory

extension Report {
  /// Every figure, in the order in which the owner reads them. THE TABLE: text, JSON and page show these.
  public var figures: [Figure] { telephone + customers + duties + deeds }

  private var telephone: [Figure] {
    let untold = Term("応答を判別できる機器がありません", "no line device tells whether somebody answered")
    func told(_ share: Share, _ of: CallFigures) -> Figure.Value {
      share.of > 0 ? .share(share) : .unknown(of.calls == 0 ? Self.noCalls : untold)
    }
    func share(_ share: Share, _ why: Term) -> Figure.Value { share.of > 0 ? .share(share) : .unknown(why) }
    func both(
      _ key: String, _ japanese: String, _ english: String, _ value: (CallFigures) -> Figure.Value
    ) -> Figure {
      Figure(key, japanese, english, value(calls), before: value(before))
    }
    let noReason = Term("用件の記録がまだありません", "no reason of a call is noted yet")
    return [
      both("calls", "着信", "calls") { .number($0.calls) },
      both("answered", "応答率", "answered") { told($0.answered, $0) },
      both("ringsToAnswer", "応答までの呼出 (中央値)", "rings until answered (median)") {
        $0.ringsToAnswer.map { .number($0) } ?? .unknown($0.calls == 0 ? Self.noCalls : untold)
      },
      both("missed", "不在", "missed") {
        $0.answered.of > 0 ? .number($0.missed) : .unknown($0.calls == 0 ? Self.noCalls : untold)
      },
      both("calledBack", "不在への2時間以内の折返し", "missed, and reached within 2 hours") {
        share($0.calledBack, Term("対象の不在着信がありません", "no such missed call"))
      },
      both("known", "名簿にある番号", "numbers on the list") {
        share($0.known, Term("番号つきの着信がありません", "no call with a number"))
      },
      both("withheld", "非通知", "withheld") { share($0.withheld, Self.noCalls) },
      both("solvedAtOnce", "一回解決 (72時間)", "helped by one call (72 hours)") {
        share($0.solvedAtOnce, noReason)
      },
      both("friction", "摩擦点", "points of friction") {
        .number($0.friction.reduce(0) { $0 + $1.points })
      },
    ]
  }

  private static let noCalls = Term("着信がありません", "no calls")

  private var customers: [Figure] {
    guard let list else { return [] }
    func both(
      _ key: String, _ japanese: String, _ english: String, _ value: (People) -> Figure.Value
    ) -> Figure {
      Figure(key, japanese, english, value(list.people), before: list.before.map(value))
    }
    func share(_ share: Share) -> Figure.Value {
      share.of > 0 ? .share(share) : .unknown(Term("来店回数のある方がいません", "the list has no visits"))
    }
    func state(_ state: Standing.State) -> (People) -> Figure.Value { { .number($0.states[state] ?? 0) } }
    var figures = [
      both("customers", "名簿の人数", "customers on the list") { .number($0.count) },
      both("second", "1→2回目", "came a second time") { share($0.second) },
      both("third", "2→3回目", "came a third time") { share($0.third) },
      both("loyal", "ロイヤル", "loyal") { .number($0.loyalties[.loyal] ?? 0) },
    ]
    for step in [Standing.Step.regular, .repeater, .second, .new, .notYet] {
      figures.append(
        both("step\(step.term.key)", step.term.japanese, step.term.english) { .number($0.steps[step] ?? 0) })
    }
    figures += [
      both("leaving", "離脱注意", "may be leaving", state(.leaving)),
      both("lost", "離反", "lost", state(.lost)),
      both("medianCycle", "来店周期の中央値 (日)", "median cycle of visits (days)") {
        $0.medianCycle.map { .number($0) }
          ?? .unknown(Term("3回以上来店した方の初回日がありません", "nobody with three visits has a first day"))
      },
      both("lifetimeValue", "LTV (円)", "lifetime value") {
        $0.lifetimeValue.map { .number($0.value) }
          ?? .unknown(Term("金額・初回日・最終日がそろいません", "amounts, first or last visits are missing"))
      },
      both("noReading", "フリガナなし", "without a reading") { .number($0.noReading) },
      both("noHistory", "来店の記録なし", "without any visit on record") { .number($0.noHistory) },
    ]
    return figures
  }

  private var deeds: [Figure] {
    Audit.Deed.allCases.map { deed in
      Figure(
        deed.rawValue, deed.term.japanese, deed.term.english, .number(audit.count(deed, in: period)),
        before: .number(audit.count(deed, in: period.before)))
    }
  }

  private var duties: [Figure] {
    var figures = [
      Figure("callBacks", "折返し待ち", "to be called back", .number(callBacksInAll)),
      Figure(
        "latePromises", "期日か3日を過ぎた約束", "promises past their day, or 3 days", .number(latePromises)),
    ]
    if let list {
      figures += [
        Figure(
          "staleSafety", "アレルギー確認が180日より古い", "safety texts not confirmed for 180 days",
          list.people.staleSafety.of > 0
            ? .share(list.people.staleSafety)
            : .unknown(Term("アレルギーの記録がありません", "the list has no safety texts"))),
        Figure(
          "listAge", "名簿の日数", "days since the list was read",
          list.day.map { .number(max(0, now.day - $0)) }
            ?? .unknown(Term("名簿の日付がありません", "the list has no date"))),
        Figure(
          "rejected", "取込で受け取れなかった行", "rows that the import refused",
          .unknown(Term("取込の報告だけに出ます", "told by the import alone, and not kept"))),
      ]
    }
    return figures
  }
}

extension Term {
  /// The English words run together: `second visit` → `SecondVisit`.
  fileprivate var key: String {
    english.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
