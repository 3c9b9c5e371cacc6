import CustomerList
import Directory
import Host

extension Command {
  static let `import` = Command(
    name: "import", words: "[--state DIR] [--dry-run] [--yes] [--undo] LIST…",
    summary: "customer lists → a new index, swapped in as a whole; reports what was taken, mended and refused",
    details: """
        --dry-run          reports, and changes nothing
        --yes              takes a list that would lose customers, names or safety marks, or that has many bad lines
        --undo             goes back to the list before the last import (and, done again, forward)
        --encoding NAME    utf-8, cp932 or euc-jp, when the report's first names look wrong
        --plan NAME        jp (default), nanp, gb or e164: how the list writes telephone numbers
      A list is CSV (comma, semicolon or tab; UTF-8, Shift_JIS, EUC-JP or UTF-16), with headings or without; a workbook
      (.xlsx, its first sheet); or address cards (.vcf). Several lists become one.
      Exit 0: in use, or nothing to change. Exit 1: refused, and the list before stays in use.
      Example: denwaban import --dry-run customers.csv
      """,
    run: { try importLists($0) })

  private static func importLists(_ given: [String]) throws {
    let words = try Words(given, options: ["state", "encoding", "plan"], flags: ["dry-run", "yes", "undo"])
    let state = try State(words)
    if words.has("undo") {
      guard words.rest.isEmpty else { throw Stop.words("--undo takes no list") }
      do {
        try ReplacedFile.rollBack(state.index)
      } catch {
        throw Stop.refused("there is no list to go back to (\(error))")
      }
      print("the list before the last import is in use again")
      return
    }
    guard !words.rest.isEmpty else { throw Stop.words("which list?") }
    try importLists(
      words.rest, into: state, plan: plan(words), encoding: encoding(words), isDryRun: words.has("dry-run"),
      isSure: words.has("yes"))
  }

  /// Reads the lists, reports, and puts the new index in place unless the guard objects.
  static func importLists(
    _ lists: [String], into state: State, plan: NumberPlan = .jp, encoding: ListText.Encoding? = nil,
    isDryRun: Bool = false, isSure: Bool = false
  ) throws {
    let (current, previous) = (sound(state.index), sound(state.index + ".1"))
    let generation = max(current?.facts.generation ?? 0, previous?.facts.generation ?? 0)
    var build = try IndexBuild(
      state.index, seed: Random.octets(16), generation: generation &+ 1, plan: plan, encoding: encoding,
      limits: .stick)
    build.erased = try ErasedList(besides: state.index)
    for list in lists {
      let source = try FileDescriptor.openRegular(list)
      try build.add(list: list, source.file, size: source.size)
    }
    try build.finish()
    for (list, report, talk) in build.reports {
      print(SafeText(list).string + ":")
      for line in talk + report.lines { print("  " + line) }
    }
    if build.leftOut > 0 { print("left out, erased on their own request (消去請求済み): \(build.leftOut)") }
    if build.sharedNumbers > 0 { print("numbers that several customers share: \(build.sharedNumbers)") }
    try decide(build, current, previous, isDryRun: isDryRun, isSure: isSure)
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
      throw Stop.refused("no customer could be taken; the list before stays in use")
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
