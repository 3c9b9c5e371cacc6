import Directory

/// An index of three customers, with octets changed as the input says: every answer is right or damage, never a trap.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzIndex(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { ask($0) }
}

private func ask(_ input: [UInt8]) {
  var octets = whole
  var at = 0
  while at + 3 <= input.count {
    octets[(Int(input[at]) << 8 | Int(input[at + 1])) % octets.count] ^= input[at + 2]
    at += 3
  }
  guard var index = try? Index(Octets(octets)) else { return }
  for (digits, name) in people {
    guard let number = PhoneNumber(digits: digits) else { continue }
    if case .found(let customers, _, _) = index.lookup(number) {
      precondition(customers.contains { $0.name.string == name })
    }
  }
  _ = index.firstDamage()
  if let query = CustomerQuery("山") { _ = index.find(query, limit: 3) }
}

private let people = [("0312345678", "山田"), ("0312345678", "佐藤"), ("09012345678", "鈴木")]

private let whole: [UInt8] = {
  let customers = people.enumerated().map { number, person in
    var customer = Customer(id: UInt32(number))
    customer.name = SafeText(person.1)
    customer.numbers = PhoneNumber(digits: person.0).map { [$0] } ?? []
    return customer
  }
  return (try? IndexWriter.index(of: customers, seed: [7], generation: 1)) ?? [0]
}()
