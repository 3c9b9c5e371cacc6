import Card
import Directory
import Journal

/// Four rows of 20 cells and more: mark and name, danger, how often, what to say.
///
///     !ﾀﾅｶ ﾖｼｺ ｻﾏ
///     NG ｴﾋﾞ ｶﾆ 6/13ｶｸﾆﾝ
///     ﾏｴ6/13 32ｶｲ  ｶｶﾘｻｲﾄｳ
///     ｲﾂﾓ ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
struct FourLines {
  let lettering: Lettering

  init(_ lettering: Lettering) { self.lettering = lettering }

  func rows(_ card: Card, _ call: CallState) -> [String] {
    let rows =
      [lettering.firstRow(card, call, isShort: false)] + middle(card) + [lettering.greeting(card, call)]
    return lettering.width < Self.wide ? pictured(rows, card) : filled(rows, card)
  }

  /// With the count of pictures where a row leaves room for it; else the day of the last visit gives way to it.
  private func pictured(_ rows: [String], _ card: Card) -> [String] {
    let forms = lettering.pictures(card)
    if forms.isEmpty { return rows }
    var rows = rows
    // Nothing comes beside a danger, nor beside what is to be said.
    for form in forms {
      for place in card.dangers.isEmpty ? [2, 1, 0] : [2, 0] {
        guard let row = lettering.spread(rows[place], form) else { continue }
        rows[place] = row
        return rows
      }
    }
    guard card.openMatter == nil, card.delivery == nil, let person = card.customer,
      let visits = person.visits.map({ lettering.say(.visits, "\($0)") })
    else { return rows }
    let served = lettering.spell(person.staff).map { (lettering.language == .japanese ? "ｶｶﾘ" : "") + $0 }
    let left = [visits, served].compactMap { $0 }.joined(separator: " ")
    for form in forms {
      guard let row = lettering.spread(left, form) else { continue }
      rows[2] = row
      break
    }
    return rows
  }

  /// Cells of a row from which there is room for two things.
  private static let wide = 40

  /// What 20 cells had no room for, at the right edge of the rows that leave it free: the visits, the number, when the
  /// caller rang before. Nothing that is said twice, and nothing that would cut what stands on the left.
  private func filled(_ rows: [String], _ card: Card) -> [String] {
    var rows = rows
    var more: [String] = []
    if let person = card.customer { more.append(visits(card, person)) }
    more.append(lettering.spell(card.number) ?? "")
    more.append(lettering.rangBefore(card) ?? "")
    more += lettering.pictures(card).prefix(1)
    more.removeAll { $0.isEmpty || rows.contains($0) }
    for place in [2, 3, 1] {
      let fits = more.firstIndex { text in
        let trimmed = text.split(separator: " ").joined(separator: " ")
        return CellWidth().of(rows[place]) + CellWidth().of(trimmed) < lettering.width
      }
      guard let fits else { continue }
      let text = more.remove(at: fits).split(separator: " ").joined(separator: " ")
      rows[place] = lettering.spread(rows[place], text) ?? rows[place]
    }
    return rows
  }

  /// The second and third row.
  private func middle(_ card: Card) -> [String] {
    if let reason = card.noNumber { return ask(reason) }
    let number = lettering.spell(card.number) ?? ""
    let rang = lettering.rangBefore(card)
    if card.isShared {
      let names = lettering.givenNames(card)
      return card.dangers.isEmpty ? [names, rang ?? number] : [sharedDanger(card), names]
    }
    if card.people.isEmpty { return [number, rang ?? lettering.say(.noRecord)] }
    let past = delivery(card) ?? card.customer.map { visits(card, $0) } ?? ""
    let open = card.openMatter.map { lettering.openRow($0, today: card.time.day) }
    if card.dangers.isEmpty { return [open ?? rang ?? number, past] }
    return [danger(card), open ?? past]
  }

  private func danger(_ card: Card) -> String {
    let confirmed =
      switch card.dangers.first?.confirmation {
      case .recent(let day): lettering.say(.confirmedOn, day.short(from: card.time.day))
      case .old: lettering.say(.confirmedOld)
      case .undated, nil: ""
      }
    let words = lettering.dangerWords(card)
    return lettering.pinned(card) { cells in lettering.dangerRow(words, after: confirmed, cells: cells) }
  }

  private func sharedDanger(_ card: Card) -> String {
    lettering.pinned(card) { cells in lettering.sharedDangerRow(card, cells: cells) }
  }

  /// Where to bring it, as far as this display can write that; a delivery asks for this before how often.
  private func delivery(_ card: Card) -> String? {
    guard let delivery = card.delivery else { return nil }
    let texts = [delivery.address, delivery.landmark, delivery.note, delivery.lastOrder]
    return texts.lazy.compactMap { lettering.spell($0) }.first.map { lettering.fitting([$0]) }
  }

  /// `ﾏｴ6/13 32ｶｲ  ｶｶﾘｻｲﾄｳ`; where something is open it is not how often that counts but who knows of it:
  /// `ﾏｴ6/13 ｶｶﾘ ｻｲﾄｳ`.
  private func visits(_ card: Card, _ person: Customer) -> String {
    let last = person.lastVisit.map { lettering.say(.last, $0.short(from: card.time.day)) }
    let visits = card.openMatter == nil ? person.visits.map { lettering.say(.visits, "\($0)") } : nil
    let left = [last, visits].compactMap { $0 }.joined(separator: " ")
    guard let staff = lettering.spell(person.staff) else { return lettering.fitting([left]) }
    if last != nil, visits == nil {
      return lettering.fitting([left + lettering.say(.lastServedBy, staff), left])
    }
    let served = lettering.language == .japanese ? "ｶｶﾘ" + staff : staff
    return lettering.spread(left, served) ?? lettering.fitting([left])
  }

  private func ask(_ reason: NoNumber) -> [String] {
    switch reason {
    case .withheld, .receiveError, .nothingHeard: [lettering.say(.askBoth), lettering.say(.readBack)]
    case .payphone: [lettering.say(.askName), lettering.say(.cannotCallBack)]
    case .unavailable, .conflict: [lettering.say(.abroad), lettering.say(.speakSlowly)]
    }
  }

  /// Columns of the first idle row: the word, the date, and at the edge the clock.
  private static let (readyCells, dateCells) = (8, 7)

  func idleRows(_ status: BoxStatus) -> [String] {
    let day = status.now.day.short(from: status.now.day)
    let clock = lettering.clock(status.now)
    let weekdays =
      lettering.language == .japanese
      ? ["ﾆﾁ", "ｹﾞﾂ", "ｶ", "ｽｲ", "ﾓｸ", "ｷﾝ", "ﾄﾞ"] : [" SUN", " MON", " TUE", " WED", " THU", " FRI", " SAT"]
    let dated =
      [day + weekdays[status.now.day.weekday], day].first { CellWidth().of($0) <= Self.dateCells } ?? day
    let ready = CellWidth().fit(lettering.say(.ready), cells: Self.readyCells)
    let today = ready + CellWidth().fit(dated, cells: Self.dateCells)
    let blanks = String(repeating: " ", count: max(0, lettering.width - CellWidth().of(today + clock)))
    let list = status.customers.map { lettering.say(.list, $0.grouped) } ?? lettering.say(.noList)
    let line: Phrase =
      switch status.line {
      case .ok: .lineOK
      case .noNumbers: .lineNoNumbers
      case .disconnected: .lineDisconnected
      }
    let listeners = lettering.say(.listeners, "\(status.listeners)")
    return [
      today + blanks + clock,
      counts(status),
      lettering.spread(list, status.listDay.map { $0.short(from: status.now.day) } ?? "") ?? list,
      lettering.spread(lettering.say(line), listeners) ?? lettering.say(line),
    ]
  }

  private func counts(_ status: BoxStatus) -> String {
    let missed = lettering.say(.missed, "\(status.missed)")
    let back = lettering.say(.callBacks, "\(status.callBacks)")
    return lettering.fitting(["\(missed)  \(back)", "\(missed) \(back)"])
  }
}
