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
      let tag = say(isShort ? .again : .againLong, ordinal(card.callOfDay))
      return nameRow(card.mark, who(card, whole: false), tag: tag, atEdge: false)
    }
    let tag = card.needsCare && card.customer != nil ? say(.care) : isShort ? visits(card) : standing(card)
    return nameRow(card.mark, who(card, whole: !isShort), tag: tag ?? "", atEdge: true)
  }

  private func visits(_ card: Card) -> String? {
    guard let visits = card.customer?.visits else { return nil }
    return say(card.standing?.loyalty == .loyal ? .loyalVisits : .visits, "\(visits)")
  }

  /// The class, one word.
  private func standing(_ card: Card) -> String? {
    if card.standing?.loyalty == .loyal { return say(.loyal) }
    switch card.standing?.step {
    case .regular: return say(.regular)
    case .repeater: return say(.repeater)
    case .second: return say(.second)
    case .new: return say(.new)
    case .notYet, .unknown, nil: return nil
    }
  }

  /// Who rings, and whether that is a name.
  private func who(_ card: Card, whole: Bool) -> (text: String, isName: Bool) {
    guard let person = card.customer else { return (unnamed(card), false) }
    return name(person, whole: whole && card.openMatter == nil, number: card.number)
  }

  /// Who, where there is not exactly one customer.
  private func unnamed(_ card: Card) -> String {
    if card.isShared {
      let count = "\(card.peopleInAll)"
      let room = width - 1 - CellWidth().of(say(.sharedBy, "", count))
      let name = sharedName(card.people).map { CellWidth().prefix($0, cells: room) }
      return name.map { say(.sharedBy, $0, count) } ?? say(.sharedUnnamed, count)
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
      candidates = ["\(day) \(text) \(state)", "\(day) \(text)"] + candidates
    }
    return fitting(candidates)
  }

  /// `1ﾖｼｺ 2ｲﾁﾛｳ 3ｹﾝﾀ`: those who share the number, as many as fit whole.
  func givenNames(_ card: Card) -> String {
    var row = ""
    for (place, person) in card.people.enumerated() {
      let words = spell(person.kana).map { $0.split(separator: " ") } ?? []
      guard words.count > 1, let given = words.last else { continue }
      let next = (row.isEmpty ? "" : " ") + "\(place + 1)\(given)"
      if CellWidth().of(row + next) > width { break }
      row += next
    }
    return row.isEmpty ? spell(card.number) ?? "" : row
  }
}
