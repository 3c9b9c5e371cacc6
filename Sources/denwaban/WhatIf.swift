import Card
import Directory

/// What a changed threshold would do to the whole list, told before it is done.
struct WhatIf {
  private let before: Definitions
  private let after: Definitions
  private let key: String

  /// People who are named; the rest is counted.
  private static let mostNamed = 20

  /// The definitions in force, and a change such as `regular=8`.
  init(_ definitions: Definitions, _ change: String) throws {
    before = definitions
    key = String(change.prefix { $0 != "=" && $0 != " " })
    do {
      after = try definitions.changed(change)
    } catch {
      throw Stop.words("--what-if: \(error)")
    }
  }

  /// Prints how many people each class and state would gain or lose, and who moves.
  func report(_ index: Index, today: Day) {
    var (people, moved, named): (Int, Int, [String]) = (0, 0, [])
    var (old, new) = (Tally(), Tally())
    for offset in index.records() {
      guard let customer = index.customer(at: offset) else { continue }
      people += 1
      let dealings = Dealings(customer)
      let (was, will) = (Standing(dealings, today: today, before), Standing(dealings, today: today, after))
      old.add(was)
      new.add(will)
      let (from, to) = (Self.word(was), Self.word(will))
      if from == to { continue }
      moved += 1
      if named.count < Self.mostNamed {
        let name = customer.name.isEmpty ? customer.kana : customer.name
        named.append("\(name.isEmpty ? "No.\(customer.id)" : name.string): \(from) → \(to)")
      }
    }
    print(title + ": \(moved) of \(people) people would move; nothing is changed yet")
    for (term, was, will) in Tally.changes(old, new) {
      print(
        "  \(term.japanese) (\(term.english)): \(will > was ? "+" : "")\(will - was) people (\(was)→\(will))")
    }
    for line in named { print("  \(line)") }
    if moved > named.count { print("  and \(moved - named.count) more") }
  }

  private var title: String {
    guard let was = before.value(of: key), let will = after.value(of: key) else {
      return "trade \(before.trade.rawValue)→\(after.trade.rawValue)"
    }
    return "\(key) \(was)→\(will)"
  }

  private static func word(_ standing: Standing) -> String {
    [
      standing.term.japanese, standing.state.term.japanese,
      standing.loyalty == .loyal ? nil : standing.loyalty.term?.japanese,
    ]
    .compactMap { $0 }.joined(separator: " · ")
  }
}

/// How many people are in each class and each state.
private struct Tally {
  private var steps: [Standing.Step: Int] = [:]
  private var loyalties: [Standing.Loyalty: Int] = [:]
  private var states: [Standing.State: Int] = [:]

  mutating func add(_ standing: Standing) {
    steps[standing.step, default: 0] += 1
    loyalties[standing.loyalty, default: 0] += 1
    states[standing.state, default: 0] += 1
  }

  /// What is not equal in two tallies.
  static func changes(_ old: Tally, _ new: Tally) -> [(term: Term, was: Int, will: Int)] {
    var rows: [(term: Term, was: Int, will: Int)] = []
    for step in Standing.Step.allCases { rows.append((step.term, old.steps[step] ?? 0, new.steps[step] ?? 0)) }
    for loyalty in Standing.Loyalty.allCases {
      guard let term = loyalty.term else { continue }
      rows.append((term, old.loyalties[loyalty] ?? 0, new.loyalties[loyalty] ?? 0))
    }
    for state in Standing.State.allCases {
      rows.append((state.term, old.states[state] ?? 0, new.states[state] ?? 0))
    }
    return rows.filter { $0.was != $0.will }
  }
}
