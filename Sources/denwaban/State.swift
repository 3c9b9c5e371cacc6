import Host

/// Where the box keeps what must survive: the index, the journal, the LAN key.
///
/// `$STATE_DIRECTORY` (systemd), else `--state DIR`, else `$XDG_STATE_HOME/denwaban`, else
/// `~/.local/state/denwaban`.
struct State {
  let directory: String

  init(directory: String) { self.directory = directory }

  init(_ words: Words) throws(Stop) {
    if let given = Process.environment("STATE_DIRECTORY") ?? words["state"] {
      directory = given
    } else if let base = Process.environment("XDG_STATE_HOME") {
      directory = base + "/denwaban"
    } else if let home = Process.environment("HOME") {
      directory = home + "/.local/state/denwaban"
    } else {
      throw .words("where is the state? Say --state DIR")
    }
  }

  /// The live customer index.
  var index: String { directory + "/customers.index" }
  /// Where that truly stands: on a box the importer keeps it in a folder of its own, and the index is a link. What takes
  /// its place must take it there.
  var trueIndex: String { Folder.target(of: index) }
  /// Which column of a list is what, for every kind of list that was read.
  var columns: String { directory + "/" + State.columnsName }
  static let columnsName = "columns"
  /// The folder of journal segments.
  var journal: String { directory + "/journal" }
  /// The folder of notes that the journal does not hold yet.
  var inbox: String { directory + "/inbox" }
  /// What the journal's one writer holds.
  var lock: String { directory + "/run.lock" }
  /// The shop's LAN key, 64 hexadecimal digits.
  var key: String { directory + "/lan.key" }
  /// The number of this start, made durable before the first datagram.
  var epoch: String { directory + "/epoch" }
}
