import Card
import Host
import Station

/// Files that change while the service runs, and are read anew when they have: who is in today, and of whom there are
/// karte pictures. Two system calls a look.
struct ShopFiles {
  private let state: State
  private let karte: KarteStore
  private var rosterSeen: FileIdentity?
  private var karteSeen: FileIdentity?
  private var isKarteSettled = true
  private var karteRead: Int64?

  /// Milliseconds between two readings of the pictures' names: an import adds them one by one (our choice).
  private static let pause: Int64 = 2000

  init(_ state: State) { (self.state, karte) = (state, KarteStore(besides: state.index)) }

  /// Looks, and gives the station what has changed; whether that was anything.
  mutating func refresh(_ station: inout Station, at now: Int64) -> Bool {
    var isChanged = false
    let roster = FileIdentity(state.directory + "/" + Roster.fileName)
    if roster != rosterSeen {
      rosterSeen = roster
      station.roster = Self.roster(state)
      isChanged = true
    }
    let pictures = karte.identity
    if pictures != karteSeen || !isKarteSettled, karteRead.map({ now - $0 >= Self.pause }) ?? true {
      // A folder's clock ticks some hundred times a second: what came within the tick of the reading is read later.
      isKarteSettled = pictures.map { abs(Clock.wallMilliseconds - $0.changed) > Self.pause } ?? true
      (karteSeen, karteRead) = (pictures, now)
      let table = karte.table
      if table != station.karte {
        station.karte = table
        isChanged = true
      }
    }
    return isChanged
  }

  /// The roster; what is wrong in it is told, and the rest goes on.
  private static func roster(_ state: State) -> Roster? {
    do {
      let roster = try Roster(state)
      if let problem = roster?.problem { complain("\(state.directory)/\(Roster.fileName): \(problem)") }
      return roster
    } catch Stop.refused(let reason) {
      complain("\(reason); nobody is said to be in today")
    } catch {
      complain("\(error); nobody is said to be in today")
    }
    return nil
  }
}

extension Roster {
  static let fileName = "roster"

  /// The shop's own: the file `roster` of its state directory; nil when there is none.
  init?(_ state: State) throws {
    guard let text = try ownText(Self.fileName, state) else { return nil }
    self.init(text: text)
  }

  /// What somebody should put right in it; nil: nothing.
  var problem: String? {
    if isCut { return "too many lines; the first \(Self.mostLines) are read" }
    guard let line = unreadable.first else { return nil }
    return "line \(line) is left out: write names, or days and names such as 月-金: 斎藤、林 or 2026-07-01: Hayashi"
  }
}
