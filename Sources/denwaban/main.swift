// denwaban hears who is calling and shows who that is to this shop. One binary; this file only finds the command.

import Host

/// One line to standard error; nothing that could steer a terminal.
func complain(_ text: String) {
  let safe = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }.joined()
  StandardStreams.talk("denwaban: \(safe)\n")
}

Process.ignoreBrokenPipes()
let words = Array(CommandLine.arguments.dropFirst())
let name = words.first ?? "help"
let asked = name == "--help" || name == "-h" ? "help" : name
if words == ["--version"] {
  print(Version.text)
  Process.exit(0)
}
guard let command = Command.table.first(where: { $0.name == asked }) else {
  complain("there is no command \(name); 'denwaban help' lists them")
  Process.exit(2)
}
if words.dropFirst().contains("--help") {
  print("denwaban \(command.name) \(command.words)\n  \(command.summary)\n\(command.details)")
  Process.exit(0)
}
do {
  try command.run(Array(words.dropFirst()))
  try StandardStreams.finish()
} catch Stop.refused(let reason) {
  complain(reason)
  Process.exit(1)
} catch Stop.words(let reason) {
  complain("\(reason); 'denwaban \(command.name) --help' shows an example")
  Process.exit(2)
} catch Stop.silent {
  Process.exit(1)
} catch {
  complain("\(error)")
  Process.exit(1)
}
