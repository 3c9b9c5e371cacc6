import Directory
import Foundation
import Host
import Testing

@testable import denwaban

/// Karte pictures on a stick, and what a stick may hold instead.
@Suite struct KarteProgramTests {
  static let heading = "会員番号,氏名,電話番号,来店回数,担当\n"
  static let tanaka = "10234,田中 良子,090-1234-5678,32,斎藤\n"
  static let suzuki = "A-17,鈴木 花,090-1111-2222,9,林\n"

  /// A photograph of so many octets, as far as its first ones say.
  static func photo(_ size: Int = 500, _ fill: UInt8 = 0x11) -> [UInt8] {
    [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: fill, count: size - 4)
  }
  static let drawing: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

  static func run(_ scratch: Scratch, _ command: String, _ words: String...) throws -> Denwaban.Result {
    try Denwaban.run([command, "--state", scratch.path + "/state"] + words)
  }

  static func plugIn(_ scratch: Scratch, _ words: String...) throws -> Denwaban.Result {
    try Denwaban.run(
      ["import", "--state", scratch.path + "/state", "--yes", "--all"] + words + [scratch.path + "/stick"])
  }

  static func kept(_ scratch: Scratch) throws -> [String] {
    let folder = scratch.path + "/state/images"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  static func list(_ scratch: Scratch, _ rows: String) throws {
    try scratch.write("stick/list.csv", Array((heading + rows).utf8))
  }

  /// A stick with two customers and three pictures, taken.
  static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try list(scratch, tanaka + suzuki)
    try scratch.write("stick/Images/10234-1.jpg", photo())
    try scratch.write("stick/Images/１０２３４－２.JPG", drawing)
    try scratch.write("stick/Images/a-17-1.jpeg", photo(700))
    let told = try plugIn(scratch)
    #expect(told.status == 0, "\(told.talk)")
    #expect(told.output.contains("karte pictures (カルテ画像): 3 taken (取込) for 2 customers (2名)\n"))
    #expect(try kept(scratch) == ["10234-1.jpg", "10234-2.png", "a-17-1.jpg"])
    return scratch
  }

  @Test func picturesComeWithTheList() throws {
    let scratch = try Self.scratch()
    #expect(try scratch.octets("state/images/10234-2.png") == Self.drawing)
    let text = try Self.run(scratch, "lookup", "090-1234-5678").output
    #expect(text.contains("カルテ画像 (karte pictures): 10234-1.jpg, 10234-2.png"))
    let object = try Self.run(scratch, "lookup", "--json", "090-1111-2222").output
    #expect(object.contains(#""pictures":["a-17-1.jpg"]"#))
    // The folder and its files are read by the service, through their group, and by nobody else.
    for (name, mode) in [("images", 0o750), ("images/10234-1.jpg", 0o640)] {
      let found = try FileManager.default.attributesOfItem(atPath: scratch.path + "/state/" + name)
      #expect((found[.posixPermissions] as? Int).map { $0 & ~mode } == 0, "\(name)")
    }
    // The same stick again wears nothing out; another picture takes the place of the old one, whatever its format.
    let before = FileIdentity(scratch.path + "/state/images/10234-1.jpg")
    try scratch.write("stick/Images/１０２３４－２.JPG", Self.photo(600))
    let again = try Self.plugIn(scratch)
    #expect(again.output.contains("no change: this list is in use already"))
    #expect(again.output.contains("1 taken (取込) for 1 customers (1名), 2 here already (同じもの)"))
    #expect(try Self.kept(scratch) == ["10234-1.jpg", "10234-2.jpg", "a-17-1.jpg"])
    #expect(FileIdentity(scratch.path + "/state/images/10234-1.jpg") == before)
  }

  /// On a box the list is the importer's, and the service's folder has a link to it. Root's import, of a stick that only
  /// root may read, leaves files that the importer's user may read and replace; and root erases what is in them.
  @Test func whatRootImportsBelongsToTheImporter() throws {
    guard geteuid() == 0 else { return print("skipped: only root can import for another user") }
    let scratch = try Scratch()
    try Self.list(scratch, Self.tanaka)
    try scratch.write("stick/images/10234-1.jpg", Self.photo())
    try scratch.write("state/columns", [])
    try scratch.write("importer/x", [])
    let link = scratch.path + "/state/customers.index"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../importer/customers.index")
    for (name, user, mode) in [
      ("", 0, 0o755), ("/stick", 0, 0o700), ("/state", 64_001, 0o700), ("/importer", 64_002, 0o750),
    ]
      as [(String, UInt32, mode_t)]
    {
      #expect(chown(scratch.path + name, user, user) == 0 && chmod(scratch.path + name, mode) == 0)
    }
    let told = try Self.plugIn(scratch)
    #expect(told.status == 0 && told.output.contains("1 taken"), "\(told.output)\(told.talk)")
    for name in ["customers.index", "images", "images/10234-1.jpg"] {
      let found = try FileManager.default.attributesOfItem(atPath: scratch.path + "/importer/" + name)
      #expect(
        found[.ownerAccountID] as? Int == 64_002 && found[.groupOwnerAccountID] as? Int == 64_002, "\(name)")
    }
    #expect(try Self.run(scratch, "lookup", "090-1234-5678").output.contains("10234-1.jpg"))
    let erased = try Self.run(scratch, "erase", "090-1234-5678")
    #expect(erased.output.contains("karte pictures removed (カルテ画像): 1"), "\(erased.talk)")
  }

  @Test func aDryRunTakesNothing() throws {
    let scratch = try Scratch()
    try Self.list(scratch, Self.tanaka)
    try scratch.write("stick/images/10234-1.jpg", Self.photo())
    let told = try Self.plugIn(scratch, "--dry-run")
    #expect(told.status == 0 && told.output.contains("1 would be taken (取込予定) for 1 customers"))
    #expect(try Self.kept(scratch).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/state"))
  }

  /// Pictures alone are those of the list in use; without one, nobody knows whose they are.
  @Test func picturesMayComeAlone() throws {
    let scratch = try Scratch()
    try scratch.write("stick/images/10234-1.jpg", Self.photo())
    let refused = try Self.plugIn(scratch)
    #expect(refused.status == 1 && refused.talk.contains("none is in use: put the customer list beside them"))
    try scratch.write("list.csv", Array((Self.heading + Self.tanaka).utf8))
    #expect(try Self.run(scratch, "import", scratch.path + "/list.csv").status == 0)
    #expect(try Self.kept(scratch).isEmpty)
    #expect(try Self.plugIn(scratch).status == 0)
    #expect(try Self.kept(scratch) == ["10234-1.jpg"])
    // A stick with neither says so as ever.
    try FileManager.default.removeItem(atPath: scratch.path + "/stick/images")
    let empty = try Self.plugIn(scratch)
    #expect(empty.status == 1 && empty.talk.contains("no list is in it"))
  }

  @Test func whatIsNoPictureOfACustomerIsRefusedByName() throws {
    let scratch = try Scratch()
    try Self.list(scratch, Self.tanaka + Self.suzuki + "A-17,林 一郎,090-1111-3333,1,\n")
    let files: [(name: String, octets: [UInt8], why: String)] = [
      ("10234-10.jpg", Self.photo(), "not named"), ("IMG_0001.jpg", Self.photo(), "not named"),
      ("10234-1.svg", Array("<svg onload=x>".utf8), "not named"), ("10234.jpg", Self.photo(), "not named"),
      ("10234-3.jpg", [], "nothing in it"), ("10234-4.jpg", Array("<html>".utf8), "no JPEG, PNG"),
      ("10234-5.jpg", Self.photo(KarteStore.mostOctets + 1), "more than 8 MiB"),
      ("999-1.jpg", Self.photo(), "has the number 999 (名簿にない会員番号)"),
      ("a-17-1.jpg", Self.photo(), "customers of different names"),
      ("10234-6.gif", Self.photo(), ""), ("10234-6.jpg", Self.photo(), "another file is the same picture"),
      ("\u{1B}[2J-1.jpg", Self.photo(), "has the number [2j"), ("．．-1.jpg", Self.photo(), "not named"),
    ]
    for file in files { try scratch.write("stick/images/" + file.name, file.octets) }
    let images = scratch.path + "/stick/images/"
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: images + "10234-7.jpg", withDestinationPath: "/etc/passwd")
    try manager.createDirectory(atPath: images + "10234-8.jpg", withIntermediateDirectories: false)
    #expect(mkfifo(images + "10234-9.jpg", 0o600) == 0)
    for name in ["._10234-1.jpg", "Thumbs.db", "desktop.ini", ".DS_Store"] {
      try scratch.write("stick/images/" + name, Self.photo())
    }
    let told = try Self.plugIn(scratch)
    #expect(told.status == 0, "\(told.talk)")
    #expect(told.output.contains("1 taken (取込) for 1 customers (1名), 15 refused (不可)"))
    for file in files where !file.why.isEmpty {
      let name = file.name.replacingOccurrences(of: "\u{1B}", with: "")
      let line = told.output.split(separator: "\n").first { $0.hasPrefix("  \(name): ") }
      #expect(line?.contains(file.why) == true, "\(name): \(line ?? "not named")")
    }
    for name in ["10234-7.jpg", "10234-8.jpg", "10234-9.jpg"] {
      #expect(told.output.contains("  \(name): no plain file"))
    }
    for quiet in ["Thumbs", "DS_Store", "._", "desktop", "\u{1B}"] { #expect(!told.output.contains(quiet)) }
    #expect(try Self.kept(scratch) == ["10234-6.jpg"])
  }

  /// A folder that is a link leads nowhere, and a file of that name is none.
  @Test func onlyAFolderOfTheStickItselfIsLookedAt() throws {
    let scratch = try Scratch()
    try Self.list(scratch, Self.tanaka)
    try scratch.write("elsewhere/10234-1.jpg", Self.photo())
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/stick/images", withDestinationPath: scratch.path + "/elsewhere")
    try scratch.write("stick/IMAGES", Self.photo())
    let told = try Self.plugIn(scratch)
    #expect(told.status == 0 && !told.output.contains("karte"))
    #expect(try Self.kept(scratch).isEmpty)
  }

  /// Thousands of files: they are counted, some are named, and those beyond the limit are not looked at.
  @Test func thousandsOfFilesAreBounded() throws {
    let scratch = try Scratch()
    try Self.list(scratch, Self.tanaka)
    let images = scratch.path + "/stick/images/"
    try scratch.write("stick/images/10234-1.jpg", Self.photo())
    for place in 0..<KarteIntake.mostFiles + 3 {
      let file = open(images + "x\(place)-1.jpg", O_CREAT | O_WRONLY, 0o600)
      #expect(file >= 0)
      close(file)
    }
    let told = try Self.plugIn(scratch)
    #expect(told.status == 0)
    #expect(
      told.output.contains("1 taken (取込)") && told.output.contains("\(KarteIntake.mostFiles + 3) refused"))
    #expect(told.output.contains("and \(KarteIntake.mostFiles - 1 - 20) more\n"))
    #expect(told.output.contains("4 files beyond \(KarteIntake.mostFiles) were not looked at"))
    #expect(told.output.split(separator: "\n").count < 40)
  }

  /// What a power cut left unfinished is cleared, and counts for nothing before.
  @Test func nothingUnfinishedIsShown() throws {
    let scratch = try Self.scratch()
    try scratch.write("state/images/10234-3.jpg.new", Self.photo())
    #expect(try !Self.run(scratch, "lookup", "090-1234-5678").output.contains("10234-3"))
    #expect(try Self.plugIn(scratch).status == 0)
    #expect(try Self.kept(scratch) == ["10234-1.jpg", "10234-2.png", "a-17-1.jpg"])
  }

  /// Killed at any moment, every picture that is there is whole, and the next time the rest comes.
  @Test func killedAtAnyMoment() throws {
    let scratch = try Scratch()
    try Self.list(scratch, Self.tanaka + Self.suzuki)
    var photos: [String: [UInt8]] = [:]
    for place in 1...9 {
      for code in ["10234", "a-17"] {
        let photo = Self.photo(1_000_000 + place * 1000, UInt8(place))
        photos["\(code)-\(place).jpg"] = photo
        try scratch.write("stick/images/\(code)-\(place).jpg", photo)
      }
    }
    var sawSome = 0
    for moment in 1...12 {
      let process = Denwaban.process([
        "import", "--state", scratch.path + "/state", "--yes", "--all", scratch.path + "/stick",
      ])
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      // After so many names in the folder, and a little more each time.
      while process.isRunning, try Self.kept(scratch).count < moment { usleep(200) }
      usleep(UInt32(moment * 300))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let table = KarteStore(besides: scratch.path + "/state/customers.index").table
      for code in ["10234", "a-17"] {
        for name in table.names(of: SafeText(code)).map(\.string) {
          #expect(try scratch.octets("state/images/" + name) == photos[name], "\(name) after \(moment)")
        }
      }
      if table.count > 0, table.count < photos.count { sawSome += 1 }
      try? FileManager.default.removeItem(atPath: scratch.path + "/state/images")
    }
    print("killed while pictures came: \(sawSome) of 12 times")
    #expect(try Self.plugIn(scratch).status == 0)
    #expect(try Self.kept(scratch) == photos.keys.sorted())
  }

  /// A disk without room: the list is in use, what was taken stays whole, and it is said what to do.
  @Test func aFullDiskIsTold() throws {
    let scratch = try Scratch()
    try Self.list(scratch, Self.tanaka)
    for place in 1...4 { try scratch.write("stick/images/10234-\(place).jpg", Self.photo(60_000)) }
    // The index has 16 KiB, a picture 60: files may have no more than 40.
    let process = Denwaban.process([])
    let binary = try #require(process.executableURL?.path)
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 80; exec \"$0\" import --state \"$1\" --all \"$2\"", binary,
      scratch.path + "/state", scratch.path + "/stick",
    ]
    let (output, talk) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, talk)
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaint = String(decoding: talk.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(said.contains("in use: 1 customers"))
    #expect(complaint.contains("0 pictures were taken, and no more:") && complaint.contains("Make room on it"))
    #expect(try Self.kept(scratch).isEmpty, "nothing half written stays")
    #expect(try Self.plugIn(scratch).output.contains("4 taken (取込)"))
  }

  /// Who leaves the list keeps the pictures for as long as the import can be undone.
  @Test func picturesGoWithTheirCustomers() throws {
    let scratch = try Self.scratch()
    try FileManager.default.removeItem(atPath: scratch.path + "/stick/Images")
    try Self.list(scratch, Self.suzuki)
    #expect(try Self.plugIn(scratch).status == 0)
    #expect(try Self.kept(scratch).count == 3)
    #expect(try Self.run(scratch, "import", "--undo").status == 0)
    #expect(try Self.run(scratch, "lookup", "090-1234-5678").output.contains("10234-1.jpg"))
    for rows in [Self.suzuki, Self.suzuki + "B,客,03-1111-2222,1,\n"] {
      try Self.list(scratch, rows)
      #expect(try Self.plugIn(scratch).status == 0)
    }
    #expect(try Self.kept(scratch) == ["a-17-1.jpg"])
  }

  /// A member number that is given to somebody else does not bring the other one's pictures with it; nor does one that
  /// two have, nor an import that is undone.
  @Test func aNumberThatIsPassedOnHasNoPictures() throws {
    for rows in ["10234,佐藤 次郎,090-5555-6666,1,\n", Self.tanaka + "10234,佐藤 次郎,090-5555-6666,1,\n"] {
      let scratch = try Self.scratch()
      try FileManager.default.removeItem(atPath: scratch.path + "/stick/Images")
      try Self.list(scratch, Self.suzuki + rows)
      let told = try Self.plugIn(scratch)
      #expect(told.output.contains("another customer's now, or several', removed"))
      #expect(told.output.hasSuffix(": 2\n"), "\(told.output)")
      #expect(try Self.kept(scratch) == ["a-17-1.jpg"])
    }
    // The same person under another telephone number, or another name, is the same person.
    for row in ["10234,田中良子,090-5555-6666,1,\n", "10234,山本 良子,090-1234-5678,1,\n"] {
      let scratch = try Self.scratch()
      try Self.list(scratch, Self.suzuki + row)
      #expect(try Self.plugIn(scratch).status == 0)
      #expect(try Self.kept(scratch).count == 3)
    }
    // Out of the list for one import, then somebody else's.
    let scratch = try Self.scratch()
    try FileManager.default.removeItem(atPath: scratch.path + "/stick/Images")
    for rows in ["", "10234,佐藤 次郎,090-5555-6666,1,\n"] {
      try Self.list(scratch, Self.suzuki + rows)
      #expect(try Self.plugIn(scratch).status == 0)
    }
    #expect(try Self.kept(scratch) == ["a-17-1.jpg"])
    try scratch.write("stick/images/10234-1.jpg", Self.photo())
    #expect(try Self.plugIn(scratch).status == 0)
    try Self.list(scratch, Self.suzuki + Self.tanaka)
    #expect(try Self.plugIn(scratch).status == 0)
    #expect(try Self.kept(scratch).contains("10234-1.jpg"), "the stick says whose it is now")
    #expect(try Self.run(scratch, "import", "--undo").output.contains("removed"))
    #expect(try Self.kept(scratch) == ["a-17-1.jpg"])
  }

  @Test func theErasedLeaveNoPictures() throws {
    let scratch = try Self.scratch()
    let tried = try Self.run(scratch, "erase", "--dry-run", "090-1234-5678")
    #expect(tried.output.contains("karte pictures: 2\n"))
    #expect(try Self.kept(scratch).count == 3)
    let told = try Self.run(scratch, "erase", "090-1234-5678")
    #expect(told.status == 0 && told.output.contains("karte pictures removed (カルテ画像): 2\n"))
    #expect(try Self.kept(scratch) == ["a-17-1.jpg"])
    // The stick still has them.
    #expect(
      try Self.plugIn(scratch).output.contains("10234-1.jpg: no customer of the list has the number 10234"))
    #expect(try Self.kept(scratch) == ["a-17-1.jpg"])
  }

  /// A power cut between the index and the pictures, or an older list put back by hand: they go at night.
  @Test func whatIsNobodysGoesAtNight() throws {
    let scratch = try Self.scratch()
    try scratch.write("state/images/555-1.jpg", Self.photo())
    let swept = try Self.run(scratch, "erase", "--old")
    #expect(swept.status == 0)
    #expect(swept.output.contains("who are on no list any more, removed (名簿にない方の画像を消去): 1\n"))
    #expect(try Self.kept(scratch).count == 3)
    // Where the list cannot be read nothing goes, for nobody knows whose it is.
    var octets = try scratch.octets("state/customers.index")
    for place in 4096..<octets.count { octets[place] ^= 0x55 }
    try scratch.write("state/customers.index", octets)
    #expect(try Self.run(scratch, "erase", "--old").output == "calls made nameless: 0, old notes removed: 0\n")
    #expect(try Self.kept(scratch).count == 3)
  }

  @Test func theyAreGivenOut() throws {
    let scratch = try Self.scratch()
    #expect(
      try Self.run(scratch, "export", "--json", "090-1234-5678").output.contains(
        #""pictures":["10234-1.jpg","10234-2.png"]"#))
    let text = try Self.run(scratch, "export", "090-1234-5678").output
    #expect(text.contains("カルテ画像: 10234-1.jpg  10234-2.png"))
    let out = scratch.path + "/out"
    let missing = try Self.run(scratch, "export", "--pictures", out, "090-1234-5678")
    #expect(missing.status == 1 && missing.talk.contains("is no folder: make it first"))
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    let told = try Self.run(scratch, "export", "--pictures", out, "090-1234-5678")
    #expect(told.status == 0 && told.talk.contains("karte pictures copied (カルテ画像を書き出し): 2"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: out).sorted() == ["10234-1.jpg", "10234-2.png"])
    #expect(try scratch.octets("out/10234-1.jpg") == Self.photo())
    let again = try Self.run(scratch, "export", "--pictures", out, "090-1234-5678")
    #expect(again.status == 1 && again.talk.contains("is there already"))
  }

  /// While an import is under way nothing is taken from under it.
  @Test func anImportIsWaitedFor() throws {
    let scratch = try Self.scratch()
    try FileManager.default.removeItem(atPath: scratch.path + "/stick/list.csv")
    let lock = try FileLock(scratch.path + "/state/customers.index.lock")
    let told = try Self.plugIn(scratch)
    #expect(told.status == 1 && told.talk.contains("an import is at work"))
    #expect(try Self.run(scratch, "erase", "--old").status == 0)
    withExtendedLifetime(lock) {}
  }
}
