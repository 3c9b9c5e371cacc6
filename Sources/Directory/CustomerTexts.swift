/// The texts of a customer, one behind the other in one room, so that a row of a list costs no room for each of its cells.
///
///     田中 良子|タナカ ヨシコ||窓側の席|C0001|…        in the order of `Field`, each where the one before ends
///
/// Every text in it is a `SafeText`, whichever way it came in.
public struct CustomerTexts: Hashable, Sendable {
  /// Which text. The first four stand in a record as they stand here (Directory.docc/IndexFormat, section 7).
  public enum Field: Int, Sendable, CaseIterable {
    /// The texts that nearly every customer has.
    case name, kana, address, note
    /// The others.
    case code, likes, safety, staff, lastOrder, landmark, delivery
  }

  private(set) var octets: [UInt8] = []
  /// Where each ends, up to the last that is not empty. Ten safe texts and one of four times their length are
  /// 7,168 octets at most.
  private var ends: [UInt16] = []

  /// No texts.
  public init() {}

  /// One of the texts.
  public subscript(field: Field) -> SafeText {
    get { SafeText(kept: self[octets: field]) }
    set {
      let octets = Array(newValue.string.utf8)
      replace(field, with: octets, in: octets.indices)
    }
  }

  /// The UTF-8 of one of the texts.
  public subscript(octets field: Field) -> ArraySlice<UInt8> { octets[range(of: field)] }

  /// Whether there is no such text.
  public func isEmpty(_ field: Field) -> Bool { range(of: field).isEmpty }

  /// Makes octets of UTF-8 safe, as `SafeText` does, and takes them for a text; the range is held inside the octets. It
  /// takes least time in the order of the fields, and of plain octets, which `SafeText.isPlain` finds.
  ///
  /// True when it was too long, and cut.
  @discardableResult
  public mutating func set(
    _ field: Field, to octets: [UInt8], in range: Range<Int>, isPlain: Bool = false
  ) -> Bool {
    let range = range.clamped(to: octets.indices)
    if range.isEmpty, isEmpty(field) { return false }
    let limit = field == .safety ? SafeText.safetyLimit : SafeText.characterLimit
    if isPlain, SafeText.isWhole(octets, in: range, limit: limit) {
      replace(field, with: octets, in: range)
      return false
    }
    if let end = SafeText.plainEnd(octets, in: range, limit: limit) {
      replace(field, with: octets, in: range.lowerBound..<end)
      return end < range.upperBound
    }
    var isCut = false
    self[field] = SafeText(octets, in: range, limit: limit, isCut: &isCut)
    return isCut
  }

  /// Forgets all texts, and keeps their room.
  mutating func removeAll() {
    octets.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Where a text stands.
  func range(of field: Field) -> Range<Int> {
    let index = field.rawValue
    guard index < ends.count else { return octets.count..<octets.count }
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  private mutating func replace(_ field: Field, with source: [UInt8], in text: Range<Int>) {
    if field.rawValue >= ends.count {
      if text.isEmpty { return }
      while ends.count < field.rawValue { ends.append(UInt16(truncatingIfNeeded: octets.count)) }
      octets.append(source, in: text)
      ends.append(UInt16(truncatingIfNeeded: octets.count))
      return
    }
    let place = range(of: field)
    octets.replaceSubrange(place, with: source[text])
    // Modulo 2^16: a shorter text moves the ends back.
    let shift = UInt16(truncatingIfNeeded: text.count - place.count)
    for index in field.rawValue..<ends.count { ends[index] &+= shift }
    guard text.isEmpty else { return }
    while let last = ends.last, last == ends.dropLast().last ?? 0 { ends.removeLast() }
  }
}
