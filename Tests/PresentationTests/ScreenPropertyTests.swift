import Card
import Directory
import Testing

@testable import Presentation

/// What holds for every card whatever a list says.
@Suite struct ScreenPropertyTests {
  static let status = BoxStatus(
    now: Sample.now, missed: 999, callBacks: 99, customers: 1_000_000, line: .noNumbers)

  static let small = [
    Layout(size: .twoLines), Layout(size: .twoLines, language: .english), Layout(size: .fourLines),
    Layout(size: .fourLines, letters: .ascii),
  ]

  @Test(arguments: 0..<4) func smallScreens(_ which: Int) {
    let layout = Self.small[which]
    var random = RandomCard(seed: UInt64(which) + 1)
    for round in 0..<1000 {
      let card = random.card()
      let screen = layout.screen(card, random.call(), Self.status)
      #expect(screen.rows.count == layout.size.height)
      for row in screen.rows {
        // One scalar is one cell here, and each is in the ROM.
        let rom: CharacterROM = layout.language == .japanese ? .a00 : .a02
        let isDrawn = row.unicodeScalars.allSatisfy { rom.octet($0) != nil }
        #expect(row.unicodeScalars.count == layout.size.width && isDrawn, "round \(round): \(row)")
      }
      #expect(screen.rows[0].utf8.first == card.mark.rawValue)
      if card.people.contains(where: { !$0.safety.isEmpty }) {
        let signs = layout.language == .japanese ? ["NG:", "NG "] : ["NO "]
        #expect(screen.rows[0].utf8.first == 0x21, "round \(round): \(screen.rows)")
        // The sign goes only where all words stand in the row, each with whom it concerns.
        let hasSign = signs.contains { screen.rows[1].hasPrefix($0) }
        #expect(hasSign || card.isShared && screen.rows[1].contains("="), "round \(round): \(screen.rows)")
        // The first word that can be written, or the front of it, or where to look.
        let words = card.dangers.flatMap { Allergen.words($0.text, layout.language) }.compactMap { $0 }
        let first = words.first ?? (layout.language == .japanese ? "ﾒｲﾎﾞ" : "- SEE")
        let row = Array(screen.rows[1].unicodeScalars.dropFirst(hasSign ? 3 : 0))
        #expect(row.starts(with: first.unicodeScalars.prefix(6)), "round \(round): \(screen.rows[1])")
        #expect(screen.urgency == .danger)
      } else {
        #expect(screen.rows[0].utf8.first != 0x21)
      }
    }
  }

  static let pages = [
    Layout(size: .page), Layout(size: .page, language: .english), Layout(size: .page, letters: .ascii),
    Layout(size: .page, cells: CellWidth(ambiguousIsWide: true)),
  ]

  @Test(arguments: 0..<4) func pageScreens(_ which: Int) {
    let layout = Self.pages[which]
    var random = RandomCard(seed: UInt64(which) + 11)
    for round in 0..<250 {
      let card = random.card()
      let screen = layout.screen(card, random.call(), Self.status)
      #expect(screen.rows.count == 25)
      for row in screen.rows { #expect(layout.cells.of(row) == 80, "round \(round): \(row)") }
      let isAlarmed = screen.rows[2].hasPrefix("!!")
      #expect(isAlarmed == !card.dangers.isEmpty, "round \(round): \(screen.rows[2])")
      if layout.letters == .ascii {
        for row in screen.rows {
          #expect(row.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "round \(round): \(row)")
        }
      }
    }
  }

  /// What a profile may not see is on none of its screens.
  @Test(arguments: [Profile.counter, .guest]) func profilesHide(_ profile: Profile) {
    for (name, card) in Sample.cards where !card.people.isEmpty {
      for size in [ScreenSize.twoLines, .fourLines, .page] {
        for language in Language.allCases {
          let layout = Layout(size: size, language: language, profile: profile)
          let all = layout.screen(card, Sample.call, Sample.status).rows.joined(separator: "\n")
          var hidden = ["5678", "ｴﾋﾞ", "えび", "SHRIMP", "良子", "ﾖｼｺ", "YOSHIKO", "486", "写真", "ｻｲﾄｳ"]
          if profile == .guest { hidden += ["田中", "ﾀﾅｶ", "TANAKA", "10234"] }
          for text in hidden { #expect(!all.contains(text), "\(name) \(size) \(text)") }
        }
      }
    }
  }

  @Test(arguments: [(40, 2), (16, 1), (8, 2), (1, 1), (20, 2), (40, 4), (256, 256), (80, 12), (100, 30)])
  func otherSizes(_ width: Int, _ height: Int) throws {
    let size = try #require(ScreenSize(width: width, height: height))
    for (_, card) in Sample.cards {
      for letters in Letters.allCases {
        let screen = Layout(size: size, letters: letters).screen(card, Sample.call, Sample.status)
        #expect(screen.rows.count == height)
        #expect(screen.rows.allSatisfy { CellWidth().of($0) == width })
      }
    }
  }

  @Test func impossibleSizesAreRefused() {
    for (width, height) in [(0, 2), (16, 0), (-1, 2), (257, 2), (16, 257), (.max, .max), (.min, 1)] {
      #expect(ScreenSize(width: width, height: height) == nil)
    }
  }

  @Test func aSecondCallIsCountedInTheFirstRow() {
    var call = Sample.call
    call.others = 1
    let rows = Layout(size: .twoLines).screen(Sample.card([Sample.tanaka]), call, Sample.status).rows
    #expect(rows == ["!ﾀﾅｶ ｻﾏ       +1", "NG:ｴﾋﾞ ｶﾆ       "])
  }

  @Test func theShopsOwnGreetingComesFirst() {
    var card = Sample.card([])
    card.greeting = Greeting(japanese: .empty, kana: Sample.tanaka.kana)
    #expect(Layout(size: .fourLines).screen(card, Sample.call, Sample.status).rows[3] == "ﾀﾅｶ ﾖｼｺ             ")
    card.greeting = Greeting(japanese: .empty, kana: Sample.tanaka.name)
    #expect(Layout(size: .fourLines).screen(card, Sample.call, Sample.status).rows[3] == "ｵﾃﾞﾝﾜｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ  ")
  }

  @Test(arguments: [
    ("えび・かに", "NG:ｴﾋﾞ ｶﾆ       "), ("えび・かに・そば・卵", "NG:ｴﾋﾞ ｶﾆ ｿﾊﾞ+1 "), ("花粉", "NG:ﾒｲﾎﾞ ｦ ﾐﾙ    "),
    ("花粉・えび", "NG:ｴﾋﾞ+1        "), ("花粉・ハウスダスト・えび", "NG:ﾊｳｽﾀﾞｽﾄ ｴﾋﾞ+1"), ("重い", "NG:ﾒｲﾎﾞ ｦ ﾐﾙ    "),
    ("カモガヤトブタクサトスギ・えび", "NG:ｶﾓｶﾞﾔﾄﾌﾞﾀｸｻ+1"),
  ])
  func dangersThatDoNotFitAreCounted(_ safety: String, _ row: String) {
    let person = Sample.customer(1, "", "タナカ") { $0.safety = SafeText(safety) }
    let rows = Layout(size: .twoLines).screen(Sample.card([person]), Sample.call, Sample.status).rows
    #expect(rows[1] == row)
  }

  @Test func namesGiveWayInOrder() {
    func first(_ kana: String, _ visits: UInt32) -> String {
      let person = Sample.customer(1, "", kana) { $0.visits = visits }
      return Layout(size: .twoLines).screen(Sample.card([person]), Sample.call, Sample.status).rows[0]
    }
    #expect(first("タナカ", 4) == " ﾀﾅｶ ｻﾏ      4ｶｲ")
    #expect(first("タケノウチマル", 100) == " ﾀｹﾉｳﾁﾏﾙ   100ｶｲ")
    #expect(first("タケノウチマルヤマ", 1000) == " ﾀｹﾉｳﾁﾏﾙﾔﾏ      ")
    #expect(first("アイウエオカキクケコサシスセダ", 1) == " ｱｲｳｴｵｶｷｸｹｺｻｼｽｾ ")
  }
}

/// What the class and the greeting are on each screen.
@Suite struct StandingScreenTests {
  static func rows(_ size: ScreenSize, rings: Int, _ card: Card, _ language: Language = .japanese) -> [String] {
    var call = Sample.call
    call.rings = rings
    return Layout(size: size, language: language).screen(card, call, Sample.status).rows
  }

  @Test func fromTheFourthRingTheFirstWordsAreAnApology() {
    let card = Sample.card([Sample.suzuki])
    #expect(Self.rows(.fourLines, rings: 3, card)[3] == "ｲﾂﾓ ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ   ")
    #expect(Self.rows(.fourLines, rings: 4, card)[3] == "ｵﾏﾀｾｲﾀｼﾏｼﾀ          ")
    #expect(Self.rows(.fourLines, rings: 4, card, .english)[3] == "SORRY FOR THE WAIT  ")
    let page = Self.rows(.page, rings: 4, card).joined()
    #expect(page.contains("第一声: 鈴木様、大変お待たせいたしました。いつもありがとうございます。"))
    #expect(!Self.rows(.page, rings: 3, card).joined().contains("お待たせ"))
  }

  @Test func nothingIsSaidInsteadOfWhoIsItOrOfAGraverApology() {
    let shared = Sample.card([Sample.ichiro, Sample.kenta])
    #expect(Self.rows(.fourLines, rings: 5, shared)[3] == "ﾀﾅｶｻﾏ ﾄﾞﾅﾀｻﾏﾃﾞｽｶ    ")
    let complaint = Sample.card([Sample.yamamoto], open: Sample.complaint)
    #expect(Self.rows(.fourLines, rings: 5, complaint)[3] == "ｾﾝｼﾞﾂﾊ ﾓｳｼﾜｹｱﾘﾏｾﾝ   ")
  }

  @Test func aGreetingThatDoesNotFitGivesWayToTheOccasion() {
    var card = Sample.card([Sample.suzuki])
    card.greeting = Greeting(japanese: SafeText("x"), kana: SafeText(String(repeating: "ｱ", count: 21)))
    #expect(Self.rows(.fourLines, rings: 1, card)[3] == "ｲﾂﾓ ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ   ")
  }

  /// Guests never read what the shop thinks of them.
  @Test(arguments: [Profile.counter, .guest]) func onlyStaffSeeTheClass(_ profile: Profile) {
    let card = Sample.card([Sample.tanaka])
    for size in [ScreenSize.twoLines, .fourLines, .page] {
      let rows = Layout(size: size, profile: profile).screen(card, Sample.call, Sample.status).rows.joined()
      for word in ["ﾛｲﾔﾙ", "ロイヤル", "常連", "順調", "予約あり", "*3"] { #expect(!rows.contains(word)) }
    }
  }
}
