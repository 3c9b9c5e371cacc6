import Card
import Directory
import LAN

extension CallForm {
  /// One caller who waits to be called back. How they wish to be treated is told before somebody dials.
  func line(_ callBack: CallBack, _ number: String, _ party: CallingParty, needsCare: Bool) -> String {
    let person = party.inAll == 1 ? party.people.first : nil
    let matters = party.overlay.matters.map(\.text)
    guard self == .json else {
      var words = [SafeText(number).string]
      if let person { words.append(person.name.isEmpty ? person.kana.string : person.name.string) }
      if party.inAll > 1 { words.append("shared by \(party.inAll)") }
      words.append(callBack.tries == 1 ? "1 try" : "\(callBack.tries) tries")
      words.append("since \(Command.date(callBack.first.day)) \(Command.clock(callBack.first))")
      if needsCare { words.append("要ケア") }
      words += (party.overlay.wishes + matters).map(\.string)
      return "  " + words.filter { !$0.isEmpty }.joined(separator: "  ")
    }
    var object = JSONObject()
    object.set("callBack", SafeText(number).string)
    object.set("name", person?.name)
    object.set("kana", person?.kana)
    object.set("sharedBy", party.inAll > 1 ? party.inAll : nil)
    object.set("tries", callBack.tries)
    object.set("first", Command.moment(callBack.first))
    object.set("last", Command.moment(callBack.last))
    object.set("needsCare", needsCare ? true : nil)
    object.set("wishes", party.overlay.wishes.isEmpty ? nil : party.overlay.wishes.map(\.string))
    object.set("open", matters.isEmpty ? nil : matters.map(\.string))
    return object.description
  }
}
