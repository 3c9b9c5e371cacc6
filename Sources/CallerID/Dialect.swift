/// One network's way to use the data message that Bellcore, ETSI and BT share.
///
/// On the line the three look alike, and which pair of tones fitted tells nothing (Bell 202 and V.23 receivers
/// take each other's signals). So a message is named by its own evidence, in this order:
/// 1. a dialect whose `proof` it bears: a parameter only ETSI has, a number written as only BT writes it, a
///    parameter only Bellcore has;
/// 2. the dialect that the listener assumes, unless the message holds what that one never sends;
/// 3. ETSI, whose parameters include all the others'.
struct Dialect: Sendable {
  /// The name of its row in `Standard.table`.
  let standard: String
  /// Whether only this dialect sends such a list of parameters.
  let proof: @Sendable ([Message.Parameter]) -> Bool
  /// Parameters that it never sends.
  let foreign: [UInt8]
  /// Whether parameter 0x03 alone is the caller's number (the dialable directory number of GR-30-CORE) and not
  /// the number called.
  let dialsCallerBy03: Bool
  /// A name's octets as text.
  let decode: @Sendable ([UInt8]) -> String
  /// A name as octets; nil when the character set does not hold it.
  let encode: @Sendable (String) -> [UInt8]?
  /// The longest number, in octets.
  let numberLimit: Int
  /// The longest name, in octets.
  let nameLimit: Int
  /// Texts that stand in the name's place and are no name, in capitals, and why there is then none.
  let serviceTexts: [String: Message.Absence]
  /// The type and parameters that switch the message lamp.
  let lamp: @Sendable (Bool) -> (type: UInt8, parameters: [Message.Parameter])

  /// The dialects in the order in which their proofs are asked for.
  static let table: [Dialect] = [.etsi, .britishTelecom, .bellcore]

  /// The dialect of a message, by the rule above.
  static func of(_ parameters: [Message.Parameter], assuming assumed: Dialect) -> Dialect {
    if let proven = table.first(where: { $0.proof(parameters) }) { return proven }
    let isForeign = parameters.contains { assumed.foreign.contains($0.type) }
    return isForeign ? .etsi : assumed
  }
}
