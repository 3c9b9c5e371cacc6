import Card
import Directory
import Journal
import Presentation
import Testing

/// What holds for the page of every card, whatever a list says.
@Suite struct PagePropertyTests {
  static let desk = Desk(
    hasKeys: true, address: SafeText("http://denwaban.local/"), questions: [SafeText("駐車場")])

  @Test(arguments: Language.allCases, Profile.allCases)
  func everyLineIsAsWideAsTheFrame(_ language: Language, _ profile: Profile) {
    var random = RandomCard(seed: 71)
    for round in 0..<200 {
      let model = PageModel(random.card(), random.call(), profile: profile, desk: Self.desk)
      let frame = PageFrame(model, language: language)
      for (lines, width) in [(frame.lines, 80), (frame.collapsed, 68)] {
        for line in lines { #expect(CellWidth().of(line) == width, "round \(round): \(line)") }
      }
      #expect(frame.collapsed.count == 3)
    }
  }

  /// Danger is the first thing on the page, and nothing that is said of it is missing.
  @Test func dangerComesFirst() {
    var random = RandomCard(seed: 72)
    for round in 0..<300 {
      let card = random.card()
      let model = PageModel(card, random.call(), desk: Self.desk)
      guard !card.dangers.isEmpty else {
        #expect(model.mark != .safety)
        continue
      }
      #expect(model.sections.first?.place == .alarm, "round \(round)")
      let told = model.facts(.alarm).prefix(card.dangers.count)
      for (fact, danger) in zip(told, card.dangers) {
        guard case .danger(danger, _) = fact else {
          Issue.record("round \(round): \(danger.text) is not told")
          continue
        }
      }
      #expect(PageFrame(model).lines[3].hasPrefix("| !!"), "round \(round)")
    }
  }

  /// What a profile may not see is not in the model, so that nobody who draws it can show it.
  @Test(arguments: [Profile.counter, .guest]) func profilesHideInTheModel(_ profile: Profile) {
    let past = FrameSample.promised("誕生日の写真を郵送する約束", by: "斎藤")
    let known = FrameSample.card([ListedSample.japanese.customer], past: past, at: FrameTests.noon)
    for (name, card) in Sample.cards + [("frame", known), ("family", FrameTests.family(.japanese))]
    where !card.people.isEmpty {
      var desk = Self.desk
      desk.address = .empty
      let model = PageModel(card, Sample.call, profile: profile, desk: desk, onDuty: [SafeText("斎藤")])
      var hidden = [
        "5678", "えび", "良子", "ヨシコ", "486000", "写真", "サイトウ", "斎藤", "1237", "窓側", "loyal", "18400", "18,400",
        "6200",
      ]
      if profile == .guest { hidden += ["田中", "タナカ", "10234"] }
      for language in Language.allCases {
        let frame = PageFrame(model, language: language)
        let all = (frame.lines + frame.collapsed).joined(separator: "\n") + String(describing: model.sections)
        for text in hidden { #expect(!all.contains(text), "\(name) \(profile) \(text)") }
      }
    }
  }

  /// What three visits bring, who served, what was had and when; the row of the page, and that of the page on a PC.
  static let visited: [(visits: [(UInt64?, String, String, DayPart?)], row: String, column: String)] = [
    (
      [(18_400, "斎藤", "", .evening), (6200, "林", "", .midday), (31_000, "斎藤", "", .evening)],
      "  6/13 夕 2名 18,400  斎藤 |  5/02 昼 2名  6,200  林 |  3/28 夕 2名 31,000 斎藤",
      "6/13 18,400  5/02 6,200 ..."
    ),
    ([(6200, "", "", nil)], "  6/13 2名 6,200", "6/13 6,200"),
    ([(nil, "林", "カット・カラー", nil), (nil, "", "カット", nil)], "  6/13 カット・ 2名  林 |  5/02 カット 2名", "6/13  5/02"),
    // A part of the day says more than what was had, and names are cut before a visit is dropped.
    (
      [(1, "サイトウサイトウ", "並", .morning), (12, "サイトウサイトウ", "", .morning), (123, "林", "", nil)],
      "  6/13 朝 2名   1  サイトウサ |  5/02 朝 2名  12  サイトウサ |  3/28 2名 123 林", "6/13 1  5/02 12 ..."
    ),
    (
      [(1_000_000_000, "斎藤林", "並", nil), (9_000_000_000, "斎藤林", "", .midday), (1, "", "", nil)],
      "  6/13 並 2名 1,000,000,000  斎藤林 |  5/02 昼 2名 9,000,000,000  斎藤林", "6/13 1,000,000,000 ..."
    ),
  ]

  @Test func singleVisitsStandInOneRow() throws {
    for sample in Self.visited {
      let days = [Sample.day(6, 13), Sample.day(5, 2), Sample.day(3, 28)]
      let person = Sample.customer(1, "田中 良子", "タナカ ヨシコ") { person in
        person.visits = 3
        person.latestVisits = zip(days, sample.visits).map { day, told in
          var visit = Visit(day: day)
          (visit.amount, visit.staff, visit.items, visit.part) = (
            told.0, SafeText(told.1), SafeText(told.2), told.3
          )
          visit.party = 2
          return visit
        }
      }
      let card = Sample.card([person])
      let rows = Layout(size: .page).screen(card, Sample.call, Sample.status).rows
      let row = rows.first { $0.hasPrefix("  6/13") } ?? ""
      #expect(FrameTests.trimmed([row]) == [sample.row])
      let column = PageFrame(PageModel(card, Sample.call)).lines.joined(separator: "\n")
      #expect(column.contains("| \(sample.column) "), "\(column)")
      // Money is for the pages of staff alone.
      let amounts = sample.visits.compactMap { $0.0 }.filter { $0 > 999 }.map(\.grouped)
      for size in [ScreenSize.twoLines, .fourLines, .fourWideLines] {
        let small = Layout(size: size).screen(card, Sample.call, Sample.status).rows.joined()
        for amount in amounts { #expect(!small.contains(amount)) }
      }
      for profile in [Profile.counter, .guest] {
        let model = PageModel(card, Sample.call, profile: profile)
        #expect(
          !model.sections.flatMap(\.facts).contains { if case .latestVisits = $0 { true } else { false } })
      }
      let reason = card.standing?.reason.japanese ?? ""
      for amount in amounts { #expect(!reason.contains(amount)) }
    }
  }

  /// A letter is never torn from its voicing mark, however a row is cut.
  @Test(arguments: 1...12) func lettersKeepTheirMarks(_ count: Int) {
    let name = String(repeating: "ダ", count: count)
    let people = (1...3).map { id in
      Sample.customer(UInt32(id), "", "\(name) \(name)") {
        ($0.visits, $0.safety) = (UInt32(id * 40), SafeText(id == 2 ? "" : "ガガガガガガガ・バババババ"))
      }
    }
    for card in [Sample.card([people[0]]), Sample.card([people[1]]), Sample.card(people)] {
      for size in [ScreenSize.twoLines, .fourLines, .fourWideLines] {
        let rows = Layout(size: size).screen(card, Sample.call, Sample.status).rows
        for row in rows.prefix(3) {
          let scalars = Array(row.unicodeScalars)
          for (place, letter) in scalars.enumerated() where "ﾀﾊ".unicodeScalars.contains(letter) {
            let mark = scalars.indices.contains(place + 1) ? scalars[place + 1] : " "
            #expect(mark == "ﾞ" || row.contains("ﾊﾞﾝｺﾞｳ") || row.contains("ﾄﾞﾅﾀ"), "\(row)")
          }
        }
      }
    }
  }

  /// The tag stays before letters of the given name do, and the family name is whole as long as it fits.
  @Test func givenNamesGiveWayToTheClass() {
    func first(_ kana: String) -> String {
      let person = Sample.customer(1, "", kana) { $0.visits = 20 }
      return Layout(size: .fourLines).screen(Sample.card([person]), Sample.call, Sample.status).rows[0]
    }
    #expect(first("タナカ ヨシコ") == " ﾀﾅｶ ﾖｼｺ ｻﾏ   ｼﾞｮｳﾚﾝ")
    #expect(first("タケノウチ シンスケ") == " ﾀｹﾉｳﾁ ｼﾝｽｹ   ｼﾞｮｳﾚﾝ")
    #expect(first("タケノウチ シンノスケタ") == " ﾀｹﾉｳﾁ ｼﾝﾉｽｹﾀ ｼﾞｮｳﾚﾝ")
    #expect(first("タケノウチマル ガギグ") == " ﾀｹﾉｳﾁﾏﾙ ｶﾞｷﾞ ｼﾞｮｳﾚﾝ")
    #expect(first("タケノウチマルヤマガワ ヨ") == " ﾀｹﾉｳﾁﾏﾙﾔﾏｶﾞﾜ ｼﾞｮｳﾚﾝ")
    #expect(first("タケノウチマルヤマガワシタ ヨ") == " ﾀｹﾉｳﾁﾏﾙﾔﾏｶﾞﾜｼﾀ ﾖ   ")
  }

  /// Two calls of a day: what the first was about, in the words of whoever noted it, else by its key.
  @Test func theFirstCallsMatterIsTold() {
    func second(_ kind: Kind?, _ text: String, _ language: Language, hour: Int = 12) -> String {
      var past = FrameSample.Past()
      if hour < 11, let kind { past.note(kind, text, Sample.day(7, 1), hour: hour) }
      past.call(Sample.day(7, 1), 11, 2, talked: 60)
      if hour >= 11, let kind { past.note(kind, text, Sample.day(7, 1), hour: hour) }
      let card = FrameSample.card([Sample.mori], past: past, at: FrameTests.noon)
      return Layout(size: .twoLines, language: language).screen(card, Sample.call, Sample.status).rows[1]
    }
    #expect(second(.memo, "ジカンヘンコウ", .japanese) == "11:02 ｼﾞｶﾝﾍﾝｺｳ  ")
    #expect(second(.reason, "change", .japanese) == "11:02 ﾍﾝｺｳ      ")
    #expect(second(.memo, "time change", .english) == "11:02 TIME CHNG ")
    #expect(second(.memo, "change", .english) == "11:02 CHANGE    ")
    // Too long, in letters that the display lacks, from before that call, or nothing.
    #expect(second(.memo, "a very long note indeed", .english) == "ALSO RANG 11:02 ")
    #expect(second(.memo, "時間変更", .japanese) == "11:02ﾆﾓ ﾁｬｸｼﾝ   ")
    #expect(second(.memo, "ジカン", .japanese, hour: 10) == "11:02ﾆﾓ ﾁｬｸｼﾝ   ")
    #expect(second(nil, "", .japanese) == "11:02ﾆﾓ ﾁｬｸｼﾝ   ")
  }
}
