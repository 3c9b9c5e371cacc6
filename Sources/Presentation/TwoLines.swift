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
    [lettering.firstRow(card, call, isShort: true), pictured(second(card), card)]
  }

  /// With the count of pictures, where it stands beside nothing that matters more and there is room.
  private func pictured(_ row: String, _ card: Card) -> String {
    if !card.dangers.isEmpty { return row }
    return lettering.pictures(card).lazy.compactMap { lettering.spread(row, $0) }.first ?? row
  }

  private func second(_ card: Card) -> String {
    if !card.dangers.isEmpty { return danger(card) }
    if let matter = card.openMatter { return lettering.openRow(matter, today: card.time.day) }
    if let reason = card.noNumber {
      switch reason {
      case .withheld: return lettering.say(.askNameNumber)
      case .receiveError, .nothingHeard: return lettering.say(.askNumber)
      case .payphone: return lettering.say(.askName)
      case .unavailable, .conflict: return lettering.say(.abroad)
      }
    }
    if let rang = lettering.rangBefore(card) { return rang }
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
