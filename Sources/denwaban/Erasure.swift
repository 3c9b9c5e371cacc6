import Card
import Directory
import Host
import Journal
import Station

/// One person, or several, taken out of everything that the box keeps.
struct Erasure {
  private let subject: DataSubject
  private let state: State
  private let plan: NumberPlan
  private let index: String
  private let karte: KarteStore

  init(_ subject: DataSubject, _ state: State, _ plan: NumberPlan) {
    (self.subject, self.state, self.plan) = (subject, state, plan)
    index = Folder.target(of: state.index)
    karte = KarteStore(besides: index)
  }

  private var masked: String {
    subject.numbers.map { Card.masked(SafeText(plan.grouped($0))).string }.joined(separator: " ")
  }

  /// What would go.
  var plans: [String] {
    let pictures = subject.people.reduce(0) { $0 + karte.table.names(of: $1.code).count }
    return ["numbers: \(masked)", "customers on the list: \(subject.people.count)"]
      + (pictures > 0 ? ["karte pictures: \(pictures)"] : [])
  }

  /// Does it, and gives the receipt. Done again after a power cut, it goes on where it was.
  func carryOut() throws -> [String] {
    let wall = Clock.wallMilliseconds
    // First the list that keeps them out: whatever fails below, no import brings them back.
    var erased = try ErasedList(besides: state.index)
    let folder = Folder.of(index)
    if !folder.exists { try folder.create() }
    try FolderOwner.act(on: folder.path) {
      try erased.add(numbers: subject.alone, sharing: subject.shared, at: wall)
    }
    // Before the index forgets whose they are; and whatever is nobody's then, as after a power cut in between.
    let codes = Set(subject.people.compactMap { KartePicture.comparable($0.code) })
    guard var pictures = try karte.alone({ try karte.remove(codes) }) else { throw Self.importing }
    var (current, previous) = (0, 0)
    try FolderOwner.act(on: folder.path) {
      // An import that is undone in between puts the older list in place: it is looked at again.
      for _ in 1...3 {
        let gone = try (Self.take(erased, outOf: index), Self.take(erased, outOf: index + ".1"))
        (current, previous) = (current + gone.0, previous + gone.1)
        if gone == (0, 0) { break }
      }
    }
    guard let nobodys = try karte.alone({ try karte.sweep() }) else { throw Self.importing }
    pictures += nobodys.left
    let isForgotten = try forget(at: wall)
    let swept = try Self.sweep(state, keeping: RetentionDays(strangers: .max, customers: .max))
    AuditFile(state).add(.erased)
    var receipt = [
      "erased: \(masked)",
      "customers out of the list: \(current), out of the list before it: \(previous)",
      "calls made nameless: \(swept.calls), notes removed: \(swept.notes)",
    ]
    if pictures > 0 { receipt.append("karte pictures removed (カルテ画像): \(pictures)") }
    if !subject.shared.isEmpty {
      receipt.append("calls and notes of a shared number stay: they are also those of the others who have it")
    }
    if !isForgotten {
      receipt.append(
        "the running denwaban does not answer: its memory goes when it does, today's journal tonight")
    }
    return receipt + ["lists on sticks and in other machines cannot be recalled: delete the person there too"]
  }

  /// Why nothing can be done to the pictures now.
  static let importing = Stop.refused("an import is at work; wait for it to end, and say it again")

  /// Milliseconds that the running service has to forget; it takes some thousandths (our choice).
  private static let patience: Int64 = 5000

  /// Has the running service forget the numbers, and begin a segment behind what it wrote of them. True when it has, and
  /// when there is none.
  private func forget(at wall: Int64) throws -> Bool {
    guard Folder(state.directory).exists else { return true }
    return try FolderOwner.act(on: state.directory) {
      if try Self.lock(state) != nil || subject.alone.isEmpty { return true }
      let inbox = Inbox(state)
      var names: [String] = []
      for number in subject.alone {
        var request = Entry(
          .erased, id: EntryID(epoch: 0, sequence: 0), monotonic: 0, wall: wall, quality: .battery)
        (request.caller, request.note) = (.number(number), Command.noteName())
        try inbox.leave(request)
        if let name = NoteFile.name(request) { names.append(name) }
      }
      let deadline = Clock.milliseconds + Self.patience
      while Clock.milliseconds < deadline {
        if !names.contains(where: inbox.has) { return true }
        _ = try Poller.wait([], until: Clock.milliseconds + 10)
      }
      return false
    }
  }

  /// An index without those who are on the erased list; how many they were.
  private static func take(_ erased: ErasedList, outOf path: String) throws -> Int {
    guard FileIdentity(path) != nil else { return 0 }
    guard let index = try? IndexFile.map(path).1, index.firstDamage() == nil else {
      throw Stop.refused("\(path) is damaged: import the list again; who asked to be erased is left out")
    }
    var count = 0
    for offset in index.records() { if let one = index.customer(at: offset), erased.holds(one) { count += 1 } }
    if count == 0 { return 0 }
    var build = try IndexBuild(
      path, seed: Random.octets(16), generation: index.facts.generation, ListTerms())
    for offset in index.records() {
      if var one = index.customer(at: offset), !erased.holds(one) { try build.add(&one) }
    }
    try build.finish()
    try build.file.commit(keepingOld: false)
    return count
  }

  /// Goes through the journal and the notes that wait, alone where no service runs.
  static func sweep(_ state: State, keeping days: RetentionDays) throws -> JournalSweep.Result {
    let erased = try ErasedList(besides: state.index)
    var sweep = try JournalSweep(state, keeping: days, erased: erased)
    guard Folder(state.directory).exists else { return JournalSweep.Result() }
    return try FolderOwner.act(on: state.directory) {
      let lock = try lock(state)
      defer { withExtendedLifetime(lock) {} }
      var result = try sweep.run(isAlone: lock != nil)
      let inbox = Inbox(state)
      for name in inbox.names() {
        guard let note = try? inbox.read(name), note.kind != .erased, let number = note.number,
          let wall = erased.erased(number),
          note.wall <= wall
        else { continue }
        inbox.remove(name)
        result.notes += 1
      }
      return result
    }
  }

  private static func lock(_ state: State) throws -> FileLock? {
    do throws(SystemError) {
      return try FileLock(state.lock)
    } catch {
      if FileLock.isHeld(error) { return nil }
      throw error
    }
  }
}
