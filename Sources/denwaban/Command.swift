/// One word of the command line: `denwaban NAME …`. Adding a command costs one file and one line in `table`.
struct Command: Sendable {
  let name: String
  /// What follows the name, in the notation of `denwaban help`.
  let words: String
  /// What it does, one line.
  let summary: String
  /// The rest of `--help`: options, and one example.
  let details: String
  /// Runs with the words after the name. Throws `Stop`, or any error whose description is one line.
  let run: @Sendable ([String]) throws -> Void

  /// The commands in the order in which `denwaban help` lists them.
  static let table: [Command] = [
    .demo,
    .run,
    .decode,
    .play,
    .import,
    .lookup,
    .find,
    .why,
    .note,
    .done,
    .calls,
    .report,
    .export,
    .erase,
    .notice,
    .listen,
    .index,
    .check,
    .bench,
    .help,
  ]
}

/// How a command ends early. The text is one line and goes to standard error.
enum Stop: Error {
  /// The input was refused, with the reason: exit status 1.
  case refused(String)
  /// The words were wrong, with what was expected: exit status 2.
  case words(String)
  /// The command has said all there is to say: exit status 1 (`index verify` on a damaged file).
  case silent
}

extension Command {
  static let help = Command(
    name: "help", words: "", summary: "prints this table", details: "Example: denwaban help",
    run: { words in
      guard words.isEmpty else { throw Stop.words("help takes no words; say denwaban COMMAND --help") }
      for command in table { print("denwaban \(command.name) \(command.words)\n    \(command.summary)") }
      print("denwaban --version\n    version, commit, toolchain, optional libraries")
    })
}
