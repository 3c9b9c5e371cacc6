import Card
import Directory
import Host

/// The person, or the people, whom a request is about: out of a number, everything that the lists and the staff's notes
/// join to it.
struct DataSubject {
  /// Those on the list, as the list has them; none for a number that is on no list.
  let people: [Customer]
  /// All their numbers, the one that was asked for first.
  let numbers: [PhoneNumber]
  /// Numbers that nobody else has.
  let alone: [String]
  /// Numbers that others have too, with each of the people who has them.
  let shared: [(digits: String, person: Customer)]

  /// Refuses what is no number, and a number that several share unless one of them, or all, are meant.
  init(_ word: String, _ plan: NumberPlan, _ state: State, id: String?, isAll: Bool) throws {
    let listed = plan.listed(word).numbers
    guard listed.count == 1 else {
      throw Stop.refused(
        "\(SafeText(word).string) is \(listed.isEmpty ? "no telephone number" : "several numbers")")
    }
    var file = IndexFile(state.index)
    var previous = (try? IndexFile.map(Folder.target(of: state.index) + ".1"))?.1
    func holders(_ number: PhoneNumber) throws -> [Customer] {
      for answer in [file.lookup(number), previous?.lookup(number) ?? .notFound] {
        switch answer {
        case .found(let customers, let total, _):
          guard total == customers.count else {
            throw Stop.refused("\(total) customers share this number: too many to be one household")
          }
          return customers
        case .damaged: throw Stop.refused("the index is damaged: import the list again")
        case .notFound: continue
        }
      }
      return []
    }
    var people = try holders(listed[0])
    if let id {
      people = people.filter { "\($0.id)" == id }
      if people.isEmpty { throw Stop.refused("nobody with the id \(SafeText(id).string) has this number") }
    } else if people.count > 1, !isAll {
      let who = people.map { "\($0.id) (\(($0.name.isEmpty ? $0.kana : $0.name).string))" }
      throw Stop.refused(
        "\(people.count) share this number: say --all, or --id with one of \(who.joined(separator: ", "))")
    }
    var numbers = listed
    for number in people.flatMap(\.numbers) where !numbers.contains(number) { numbers.append(number) }
    let callers = try Callers.read(state).callers
    for number in numbers {
      for other in callers.joined(to: number.digits).compactMap({ PhoneNumber(digits: $0) })
      where !numbers.contains(other) {
        numbers.append(other)
      }
    }
    var (alone, shared): ([String], [(String, Customer)]) = ([], [])
    for number in numbers {
      let others = try holders(number).filter { one in !people.contains { $0.id == one.id } }
      if others.isEmpty {
        alone.append(number.digits)
      } else {
        for person in people where person.numbers.contains(number) { shared.append((number.digits, person)) }
      }
    }
    (self.people, self.numbers, self.alone, self.shared) = (people, numbers, alone, shared)
  }
}
