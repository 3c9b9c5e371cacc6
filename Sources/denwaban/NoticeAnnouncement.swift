import LAN
import Station

extension Announcement {
  /// A notice of the station as it goes out on the network.
  init(_ notice: Notice) {
    let event: Event =
      switch notice.kind {
      case .ring: .ring
      case .more: .more
      case .talk: .talk
      case .missed: .missed
      case .end: .end
      case .trouble: .trouble
      case .list: .list
      }
    self.init(event)
    (call, line, rings) = (notice.call, notice.line, notice.rings)
    mark = notice.mark.flatMap { Mark(rawValue: String(UnicodeScalar($0.rawValue))) }
    if call != nil { stored = false }
  }
}
