import Card
import CustomerList
import Directory
import Host
import Station

extension Command {
  static let `import` = Command(
    name: "import", words: "[--state DIR] [--dry-run] [--yes] [--undo] [--all] LIST…",
    summary: "customer lists → a new index, swapped in as a whole; reports what was taken, mended and refused",
    details: """
        --dry-run          reports, and changes nothing
        --yes              takes a list that would lose customers, names, or words of a safety mark, or that has many
                           bad lines
        --all              takes every list of the folders that are named; what is no list there is said and left.
                           Pictures in their folder `images`, named <member number>-1.jpg to -9.jpg (.png .gif .webp; at
                           most 8 MiB each), go to the customers' karte; such a folder may also come without a list.
                           カルテ画像: フォルダー images に「会員番号-1.jpg」の名前で
        --undo             goes back to the list before the last import (and, done again, forward)
        --encoding NAME    utf-8, cp932, euc-jp or cp1252, when the report's first names look wrong
        --plan NAME        jp (default), nanp, gb or e164: how the list writes telephone numbers; with another than jp,
                           a list that is not in UTF-8 is in cp1252
        --area CODE        the area code, such as 03, that the list leaves out of its neighbours' numbers
      A list is CSV (comma, semicolon or tab; UTF-8, Shift_JIS, EUC-JP, CP1252 or UTF-16), with headings or without; a
      workbook (.xlsx, its first sheet; others are named); address cards (.vcf); or an SQLite database (every table with
      telephone numbers). A list with a row for each visit (a day, a customer or telephone number; an amount, how many
      came, lunch or dinner or a time, who served, what it was about, an allergy) adds to the others' customers, who are
      then ranked by their last year. Several lists become one. - is standard input.
      A column that nobody knows, or that tells of somebody else (紹介者; 保護者 beside the customer's own), is kept under
      its heading. What the columns are is kept in the state folder's file `columns`, where you can say it otherwise;
      your words also go for a list with nearly the same headings.
      A row with more cells than headings is refused: some text in it needs quotation marks. Texts are kept as far as 64
      characters, allergies 256, notes some 400; what is cut is reported, and 〓 stands for a character of the shop's own.
      Exit 0: in use, or nothing to change. Exit 1: refused, and the list before stays in use.
      Example: denwaban import --dry-run customers.csv
      """,
    run: { try importLists($0) })

  private static func importLists(_ given: [String]) throws {
    let words = try Words(
      given, options: ["state", "encoding", "plan", "area"], flags: ["dry-run", "yes", "undo", "all"])
    let state = try State(words)
    if words.has("undo") {
      guard words.rest.isEmpty else { throw Stop.words("--undo takes no list") }
      return try undo(state, isDryRun: words.has("dry-run"))
    }
    guard !words.rest.isEmpty else { throw Stop.words("which list?") }
    let terms = try ListTerms(plan: plan(words), encoding: encoding(words), today: WallTime.now.local.day)
    let (isDryRun, isSure) = (words.has("dry-run"), words.has("yes"))
    guard words.has("all") else {
      let files = try words.rest.map { try ListFile($0, followsLinks: false) }
      return try importLists(files, into: state, terms, isDryRun: isDryRun, isSure: isSure)
    }
    for folder in words.rest { try ListFile.expect(folder: folder) }
    var karte = try KarteIntake(beside: words.rest)
    let files = try words.rest.flatMap { try ListFile.all(in: $0, isNeeded: karte == nil) }
    if !files.isEmpty {
      try importLists(files, into: state, terms, karte: karte, isDryRun: isDryRun, isSure: isSure)
    } else if karte != nil {
      try takePictures(&karte, state, isDryRun: isDryRun)
    }
  }

  /// Puts the list before the last import in place, unless nothing could be found by it.
  private static func undo(_ state: State, isDryRun: Bool) throws {
    let index = state.trueIndex
    guard FileIdentity(index + ".1") != nil else { throw Stop.refused("there is no list to go back to") }
    guard sound(index + ".1") != nil else {
      throw Stop.refused("\(index).1, the list before the last import, is damaged: import the list again")
    }
    if isDryRun {
      print("the list before the last import would be in use again\ndry run: nothing was changed")
      return
    }
    let was = sound(index)
    try FolderOwner.act(on: Folder.of(index).path) {
      do {
        try ReplacedFile.rollBack(index)
      } catch let error as SystemError where FileLock.isHeld(error) {
        throw Stop.refused("an import is at work on \(index); wait for it to end")
      }
    }
    if let was { try sweepPictures(state, before: [was]) }
    print("the list before the last import is in use again")
  }

  /// Reads the lists, reports, and puts the new index in place unless the guard objects.
  static func importLists(
    _ files: [ListFile], into state: State, _ terms: ListTerms = ListTerms(), karte: KarteIntake? = nil,
    isDryRun: Bool = false, isSure: Bool = false
  ) throws {
    let current = sound(state.trueIndex)
    // The list before is read through only where it has to stand in.
    let former = try? IndexFile.map(state.trueIndex + ".1").1
    let previous = current == nil && former?.firstDamage() == nil ? former : nil
    let generation = max(current?.facts.generation ?? 0, former?.facts.generation ?? 0)
    var terms = terms
    terms.maps = try maps(state)
    terms.named = try named(state)
    // A dry run leaves nothing behind, not even the state folder.
    let folder = isDryRun ? try TemporaryFolder() : nil
    defer { withExtendedLifetime(folder) {} }
    var build = try IndexBuild(
      folder.map { $0.path + "/customers.index" } ?? state.trueIndex, seed: Random.octets(16),
      generation: generation &+ 1, terms)
    build.erased = try ErasedList(besides: state.index)
    do {
      try build.add(files)
    } catch {
      if !isDryRun, try remember(build.newMaps, state), let stop = error as? Stop,
        case .refused(let reason) = stop
      {
        throw Stop.refused(
          "\(reason); or write \"phone\" behind the right one in \(state.columns), and import again")
      }
      throw error
    }
    try build.finish()
    for (list, report, talk) in build.reports {
      print(SafeText(list).string + ":")
      for line in talk + report.lines { print("  " + line) }
    }
    for line in build.summary { print(line) }
    try decide(build, current, previous, isDryRun: isDryRun, isSure: isSure)
    if !isDryRun { _ = try remember(build.newMaps, state) }
    // The build holds the lock, and in a dry run the file.
    try withExtendedLifetime(build) {
      try settlePictures(
        karte, state, before: [current, former].compactMap { $0 }, of: isDryRun ? build.file.temporary : nil)
    }
  }

  /// People whom staff named; their names alone, since all else that was noted lies over any list.
  private static func named(_ state: State) throws -> [Customer] {
    guard Folder(state.journal).exists || Folder(state.inbox).exists else { return [] }
    var none: Index?
    return try Callers.read(state).callers.named(in: &none).map { person in
      var named = Customer(id: 0)
      (named.name, named.kana, named.numbers) = (person.name, person.kana, person.numbers)
      return named
    }
  }

  /// What is remembered of the columns of lists; the file is an owner's as well, and may hold mistakes.
  private static func maps(_ state: State) throws -> ColumnMaps {
    guard let text = try columnText(state) else { return ColumnMaps() }
    do {
      return try ColumnMaps(text: text)
    } catch {
      throw Stop.refused("\(state.columns): \(error)")
    }
  }

  private static func columnText(_ state: State) throws -> String? {
    guard let octets = try Folder(state.directory).read(State.columnsName, limit: ColumnMaps.fileLimit) else {
      return nil
    }
    guard let text = String(validating: octets, as: UTF8.self) else {
      throw Stop.refused("\(state.columns): write it in UTF-8")
    }
    return text
  }

  /// Adds columns to those remembered; what the owner wrote into the file stays as it is. False when there is nothing to
  /// add, or no room for it.
  private static func remember(_ maps: [(list: String, map: ColumnMap)], _ state: State) throws -> Bool {
    var text = try columnText(state) ?? ColumnMaps.head
    var added: Set<String> = []
    for (list, map) in maps where !map.isEmpty && added.insert(map.fingerprint).inserted {
      text += ColumnMaps.section(map, name: list)
    }
    guard !added.isEmpty, text.utf8.count <= ColumnMaps.fileLimit else { return false }
    try Folder(state.directory).replace(State.columnsName, with: Array(text.utf8))
    return true
  }

  /// The index at a path when there is one and nothing in it is damaged.
  private static func sound(_ path: String) -> Index? {
    guard let index = try? IndexFile.map(path).1, index.firstDamage() == nil else { return nil }
    return index
  }

  /// Reads the new file as the service will, compares it with the current one, or, where that is damaged, with the
  /// one before it, and puts it in place or not.
  private static func decide(
    _ build: IndexBuild, _ current: Index?, _ previous: Index?, isDryRun: Bool, isSure: Bool
  ) throws {
    guard build.taken > 0 else {
      throw Stop.refused(
        build.reports.contains { $0.report.visits > 0 }
          ? "the visits say nobody's telephone number: import the list of customers with them"
          : "no customer could be taken; the list before stays in use")
    }
    let new = try IndexFile.map(build.file.temporary).1
    if let damage = new.firstDamage() {
      throw Stop.refused(
        "the new index does not read back as it was written (at \(damage)): is the disk failing?")
    }
    var objections: [String] = []
    if let old = current ?? previous {
      let change = IndexComparison(old: old, new: new)
      if change.isSame, current != nil {
        print("no change: this list is in use already")
        return
      }
      print("customers: \(change.before) before, \(change.after) now; \(change.removed) would go or went")
      objections = ImportGuard.objections(change)
      for (list, report, _) in build.reports {
        if let objection = ImportGuard.objection(report) {
          objections.append("\(SafeText(list).string): \(objection)")
        }
      }
    }
    if isDryRun {
      for objection in objections { print("would ask: \(objection)") }
      print("dry run: nothing was changed")
      return
    }
    if !objections.isEmpty, !isSure {
      throw Stop.refused(
        objections.joined(separator: "; ") + ". The list before stays in use; if this is right, say --yes")
    }
    try build.file.commit(keepingOld: current != nil)
    print(
      "in use: \(new.facts.customers) customers, \(new.facts.numbers) numbers, import \(new.facts.generation)")
  }

  /// The plan that `--plan` names.
  static func plan(_ words: Words) throws -> NumberPlan {
    let name = words["plan"] ?? "jp"
    guard let plan = NumberPlan.table.first(where: { $0.name == name }) else {
      throw Stop.words("--plan takes " + NumberPlan.table.map(\.name).joined(separator: ", "))
    }
    guard let area = words["area"] else { return plan }
    guard let plan = plan.inArea(area) else {
      throw Stop.words("--area takes an area code as it is dialled, such as 03")
    }
    return plan
  }

  /// The character set that `--encoding` names; nil to find it out.
  static func encoding(_ words: Words) throws -> ListText.Encoding? {
    guard let name = words["encoding"] else { return nil }
    guard let encoding = ListText.Encoding(rawValue: name.lowercased()) else {
      throw Stop.words("--encoding takes " + ListText.Encoding.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return encoding
  }
}
