import Card
import Directory

/// Two rows of 16 cells and more: mark and name, and the one thing that matters most.
///
///     !ﾀﾅｶ ｻﾏ     32ｶｲ
///     NG:ｴﾋﾞ ｶﾆ
struct TwoLines {
  let lettering: Lettering

  init(_ lettering: Lettering) { self.lettering = lettering }

  func rows(_ card: Card, _ call: CallState) -> [String] {
    let first = lettering.firstRow(card, call, again: .again)
    return [first, second(card)]
  }

  private func second(_ card: Card) -> String {
    if !card.dangers.isEmpty { return danger(card) }
    if let matter = card.openMatter { return lettering.openRow(matter) }
    if let reason = card.noNumber {
      switch reason {
      case .withheld: return lettering.say(.askNameNumber)
      case .receiveError, .nothingHeard: return lettering.say(.askNumber)
      case .payphone: return lettering.say(.askName)
      case .unavailable, .conflict: return lettering.say(.abroad)
      }
    }
    if card.callOfDay > 1, let last = card.history.lastCall {
      return lettering.say(.rangAt, lettering.clock(last))
    }
    if card.isShared { return lettering.givenNames(card) }
    if let person = card.customer, let days = card.daysSinceVisit(person) {
      let ago = days == 0 ? lettering.say(.today) : lettering.say(.daysAgo, "\(days)")
      let staff = lettering.spell(person.staff).map { lettering.say(.servedBy, $0) } ?? ""
      return lettering.fitting([ago + staff, ago])
    }
    return lettering.spell(card.number) ?? ""
  }

  private func danger(_ card: Card) -> String {
    let holders =
      card.isShared ? lettering.say(.dangerHolders, "\(card.dangers.count)", "\(card.peopleInAll)") : ""
    let words = lettering.dangerWords(card)
    return lettering.pinned(card) { cells in lettering.dangerRow(words, after: holders, cells: cells) }
  }

  func idleRows(_ status: BoxStatus) -> [String] {
    let first = lettering.spread(lettering.say(.ready), lettering.clock(status.now)) ?? lettering.say(.ready)
    let counts = lettering.say(.missedAndBack, "\(status.missed)", "\(status.callBacks)")
    switch status.line {
    case .ok: return [first, lettering.spread(counts, "OK") ?? lettering.fitting([counts])]
    case .noNumbers: return [first, lettering.say(.lineNoNumbers)]
    case .disconnected: return [first, lettering.say(.lineDisconnected)]
    }
  }
}

extension Lettering {
  /// The first row of a call: mark, who, and either what is open, the how-manieth call of the day, or the visits.
  func firstRow(_ card: Card, _ call: CallState, again: Phrase) -> String {
    let more = call.others > 0 ? "+\(call.others)" : ""
    if let person = card.customer {
      let whole = width >= 20 && card.openMatter == nil && card.callOfDay == 1
      let name = name(person, whole: whole, number: card.number)
      if !more.isEmpty { return nameRow(card.mark, name, tag: more, atEdge: true) }
      if width < 20, let matter = card.openMatter {
        let tag = say(matter.kind == .complaint ? .apology : .promise)
        return nameRow(card.mark, name, tag: tag, atEdge: false)
      }
      if card.callOfDay > 1 {
        return nameRow(card.mark, name, tag: say(again, ordinal(card.callOfDay)), atEdge: false)
      }
      let visits = width < 20 ? person.visits.map { say(.visits, "\($0)") } : nil
      return nameRow(card.mark, name, tag: visits ?? "", atEdge: true)
    }
    return nameRow(card.mark, (unnamed(card), false), tag: more, atEdge: true)
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
  func openRow(_ matter: OpenMatter) -> String {
    let state = say(matter.kind == .complaint ? .complaintOpen : .promiseOpen)
    let day = date(matter.day)
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
