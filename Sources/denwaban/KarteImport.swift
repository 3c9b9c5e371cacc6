import Directory
import Host

/// Karte pictures when lists come and go.
extension Command {
  /// Once an import is done: takes away what is nobody's any more, and takes what came with the list. Of a dry run the
  /// new index stands at `temporary`. Whoever calls holds the index's lock.
  static func settlePictures(
    _ karte: KarteIntake?, _ state: State, before: [Index], of temporary: String?
  ) throws {
    let store = KarteStore(besides: state.index)
    if temporary == nil {
      tell(try store.sweep(before: before))
    }
    var karte = karte
    try take(&karte, into: store, index: temporary ?? state.trueIndex, isDryRun: temporary != nil)
  }

  /// Pictures that came without a list are those of the customers of the list in use.
  static func takePictures(_ karte: inout KarteIntake?, _ state: State, isDryRun: Bool) throws {
    let index = state.trueIndex
    guard FileIdentity(index) != nil else {
      throw Stop.refused("pictures came without a list, and none is in use: put the customer list beside them")
    }
    let store = KarteStore(besides: index)
    if isDryRun { return try take(&karte, into: store, index: index, isDryRun: true) }
    guard
      try store.alone({ try take(&karte, into: store, index: index, isDryRun: false) }) != nil
    else { throw Erasure.importing }
  }

  private static func take(
    _ karte: inout KarteIntake?, into store: KarteStore, index path: String, isDryRun: Bool
  ) throws {
    guard karte != nil else { return }
    defer { for line in karte?.lines ?? [] { print(line) } }
    let index = try IndexFile.map(path).1
    if let damage = index.firstDamage() {
      throw Stop.refused("\(path) is damaged at \(damage): import the list again, with the pictures")
    }
    try karte?.take(into: store, of: index, isDryRun: isDryRun)
  }

  /// After an import was undone: what another customer's number has now does not stay.
  static func sweepPictures(_ state: State, before: [Index]) throws {
    let store = KarteStore(besides: state.index)
    guard store.folder.exists else { return }
    if let swept = try store.alone({ try store.sweep(before: before) }) { tell(swept) }
  }

  private static func tell(_ swept: KarteStore.Swept) {
    if swept.left > 0 {
      print("karte pictures of customers who are on no list any more, removed (名簿にない方の画像を消去): \(swept.left)")
    }
    if swept.passedOn > 0 {
      print(
        "karte pictures whose member number is another customer's now, or several', removed "
          + "(会員番号が別の方のもの、または重複になった画像を消去): "
          + "\(swept.passedOn)")
    }
  }
}
