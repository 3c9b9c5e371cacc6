import Card
import Directory
import Journal

/// The rows that the layouts of two and of four lines share.
extension Lettering {
  /// The first row of a call: mark, who, and behind it what is open, the how-manieth call of the day, or the visits. A
  /// layout that has rows of its own for these (`isShort` false) has room for the whole name instead. Other calls are
  /// counted at the edge whatever they hide.
  func firstRow(_ card: Card, _ call: CallState, isShort: Bool) -> String {
    if call.others > 0 {
      let more = "+\(call.others)"
      let row = nameRow(card.mark, who(card, whole: false), tag: "", atEdge: false)
      let room = width - more.utf8.count
      return CellWidth().fit(CellWidth().prefix(row, cells: room - 1), cells: room) + more
    }
    if isShort, let matter = card.openMatter, card.customer != nil {
      let tag = say(matter.kind == .complaint ? .apology : .promise)
      return nameRow(card.mark, who(card, whole: false), tag: tag, atEdge: false)
    }
    if card.callOfDay > 1, card.customer != nil {
      // In Japanese the name and what follows read as one sentence; in English a count stands at the edge.
      let tag = say(isShort ? .again : .againLong, language.ordinal(card.callOfDay))
      return nameRow(card.mark, who(card, whole: false), tag: tag, atEdge: language == .english)
    }
    let tag = card.needsCare && card.customer != nil ? say(.care) : isShort ? visits(card) : word(card.standing)
    return nameRow(card.mark, who(card, whole: !isShort), tag: tag ?? "", atEdge: true)
  }

  private func visits(_ card: Card) -> String? {
    guard let visits = card.customer?.visits else { return nil }
    return say(card.standing?.loyalty == .loyal ? .loyalVisits : .visits, "\(visits)")
  }

  /// The class, one word; nil when nothing is known of it.
  func word(_ standing: Standing?) -> String? {
    if standing?.loyalty == .loyal { return say(.loyal) }
    switch standing?.step {
    case .regular: return say(.regular)
    case .repeater: return say(.repeater)
    case .second: return say(.second)
    case .new: return say(.new)
    case .notYet, .unknown, nil: return nil
    }
  }

  /// Who rings.
  private func who(_ card: Card, whole: Bool) -> Name {
    guard let person = card.customer else { return Name(unnamed(card)) }
    return name(person, whole: whole && card.openMatter == nil, number: card.number)
  }

  /// Who, where there is not exactly one customer.
  private func unnamed(_ card: Card) -> String {
    if card.isShared {
      let count = "\(card.peopleInAll)"
      let phrase = width < 20 ? Phrase.sharedBy : .sharedByLong
      let room = width - 1 - CellWidth().of(say(phrase, "", count))
      let name = sharedName(card.people).map { CellWidth().prefix($0, cells: room) }
      return name.map { say(phrase, $0, count) } ?? say(.sharedUnnamed, count)
    }
    if let reason = card.noNumber {
      switch reason {
      case .withheld: return say(width < 20 ? .withheld : .withheldLong)
      case .payphone: return say(.payphone)
      case .unavailable, .conflict: return say(.unavailable)
      case .receiveError: return say(.receiveError)
      case .nothingHeard: return say(.nothingHeard)
      }
    }
    if card.callOfDay > 1 { return say(.unlistedAgain, ordinal(card.callOfDay)) }
    return say(card.occasion == .heardBefore ? .unlistedBefore : .newNumber)
  }

  /// `6/28ﾉｹﾝ ﾐﾚﾝﾗｸ`, or with the matter itself where the row is long enough for it.
  func openRow(_ matter: OpenMatter, today: Day) -> String {
    let state = say(matter.kind == .complaint ? .complaintOpen : .promiseOpen)
    let day = matter.day.short(from: today)
    var candidates = ["\(day)\(language == .japanese ? "ﾉｹﾝ" : "") \(state)"]
    if width >= 20, let text = spell(matter.text) {
      candidates =
        ["\(day) \(text) \(state)", "\(day) \(text)\(say(.stillOpen))", "\(day) \(text)"] + candidates
    }
    return fitting(candidates)
  }

  /// `ｶﾙﾃ 2ﾏｲ`: how many pictures of the customer's karte another screen shows, in ever shorter words; none when there
  /// are none.
  func pictures(_ card: Card) -> [String] {
    if card.pictures.isEmpty { return [] }
    return [Phrase.pictures, .picturesShort, .picturesLeast].map { say($0, "\(card.pictures.count)") }
  }

  /// When this caller rang before and what that was about: in the words of whoever noted it since, else by its reason.
  /// Nil when this is the first call of the day.
  func rangBefore(_ card: Card) -> String? {
    guard card.callOfDay > 1, let last = card.history.lastCall else { return nil }
    let time = clock(last)
    var topics: [String] = []
    if let noted = card.remarks.first(where: { $0.time >= last }).flatMap({ spell($0.text) }) {
      topics = [noted, abbreviated(noted)]
    }
    if let reason = card.history.lastReason { topics.append(reason.small(language)) }
    return fitting(topics.map { "\(time) \($0)" } + [say(.rangAt, time)])
  }

  /// `1ﾖｼｺ 2ｲﾁﾛｳ 3ｹﾝﾀ`: those who share the number. Where they do not fit, the longest name loses its last letter, and
  /// so on; letters of a reading, so that a syllable is not torn (`ICHIRO`, `ICHI`). Who is still left over is counted.
  func givenNames(_ card: Card) -> String {
    let people = card.people.enumerated().compactMap { place, person in
      givenName(person).map { (place: place + 1, forms: $0) }
    }
    for shown in stride(from: people.count, to: 0, by: -1) {
      var rest = people.prefix(shown).map { (place: $0.place, forms: $0.forms[...]) }
      let left = card.peopleInAll - shown
      while true {
        let row = rest.map { "\($0.place)\($0.forms.first ?? "")" }.joined(separator: " ")
        let counted = left > 0 ? "\(row) +\(left)" : row
        if CellWidth().of(counted) <= width { return counted }
        func cells(_ index: Int) -> Int { CellWidth().of(rest[index].forms.first ?? "") }
        let longest = rest.indices.filter { rest[$0].forms.count > 1 }.max { cells($0) < cells($1) }
        guard let longest else { break }
        rest[longest].forms.removeFirst()
      }
    }
    return spell(card.number) ?? ""
  }

  /// A given name and its shorter forms of two cells and more, the longest first; nil when there is none.
  func givenName(_ person: Customer) -> [String]? {
    for written in [person.kana, person.name] {
      let words = written.string.split(separator: " ")
      guard words.count > 1, let given = words.last else { continue }
      var forms: [String] = []
      for count in stride(from: given.count, to: 0, by: -1) {
        guard let form = spell(SafeText(String(given.prefix(count)))) else { break }
        if CellWidth().of(form) >= 2 || forms.isEmpty, form != forms.last { forms.append(form) }
      }
      if !forms.isEmpty { return forms }
    }
    return nil
  }
}
