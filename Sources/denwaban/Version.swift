import Host

/// What `denwaban --version` says.
enum Version {
  static let number = "0.1.0"

  /// The compiler's release, as far as the language lets a program ask for it.
  static var toolchain: String {
    #if compiler(>=6.4)
      "Swift 6.4 or newer"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #elseif compiler(>=6.2)
      "Swift 6.2"
    #elseif compiler(>=6.1)
      "Swift 6.1"
    #else
      "Swift 6.0"
    #endif
  }

  /// The program in one line.
  static var program: String { "denwaban \(number), commit \(Build.commit), \(toolchain)" }

  /// Libraries that are opened when they are needed, and what each is for.
  static let libraries = [
    (name: SoundLibrary.name, purpose: "needed to hear a line through a sound card"),
    (name: DatabaseLibrary.name, purpose: "needed to import customers from SQLite files"),
  ]

  static var text: String {
    var lines = [program]
    for library in libraries {
      let state = SharedLibrary(library.name) == nil ? "not installed" : "found"
      lines.append("\(library.name): \(state) (\(library.purpose))")
    }
    return lines.joined(separator: "\n")
  }
}
