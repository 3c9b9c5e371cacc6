import Modem

/// BT's Calling Line Identification Service: SIN 227 (the signal and the message) and SIN 242 (its tests).
///
/// The line is reversed, a dual tone of 2130 and 2750 Hz follows, then V.23 with a short seizure and at least 55
/// marks; the telephone rings only afterwards. The parameters are few, the number may be written with spaces and
/// hyphens (18 octets), and a hyphen at its end says that it is not whole. Texts are the United Kingdom's IA5:
/// 0x24 is the pound sign.
extension Standard {
  static let britishTelecom = Standard(
    name: "bt", title: "BT SIN 227 (United Kingdom)", medium: .fsk(.v23), plan: "gb",
    receiver: { DataMessageReceiver(assuming: .britishTelecom) },
    emit: { message throws(Unsayable) in try MultipleData.emit(message, in: .britishTelecom) },
    transmission: { octets in
      // SIN 227: silence of at least 100 ms, tones for 88–110 ms, silence of at least 45 ms, 96–315 bits of
      // seizure, 55–90 of mark, and more than 200 ms until the telephone rings.
      let burst = Transmission.Burst(channel: .v23, seizureBits: 200, markBits: 72, octets: octets)
      return Transmission([
        .silence(200), .click, .silence(150), .tones([2_130, 2_750], 100), .silence(60), .burst(burst),
        .silence(250), .ring(25, 400), .silence(200), .ring(25, 400), .silence(2_000),
      ])
    })
}

extension Dialect {
  static let britishTelecom = Dialect(
    standard: "bt",
    proof: { parameters in
      let number = parameters.first { $0.type == MultipleData.number && !$0.body.isEmpty }
      let isWritten = number?.body.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") } ?? false
      return isWritten && parameters.allSatisfy { known.contains($0.type) }
    },
    foreign: [MultipleData.qualifier, MultipleData.route],
    dialsCallerBy03: false,
    decode: { String(Field.latin($0).map { $0 == "$" ? "£" : $0 }) },
    encode: { name in
      guard name.unicodeScalars.allSatisfy({ $0 == "£" || (" "..."~").contains($0) && $0 != "$" }) else {
        return nil
      }
      return name.unicodeScalars.map { $0 == "£" ? UInt8(ascii: "$") : UInt8(truncatingIfNeeded: $0.value) }
    },
    numberLimit: 18,
    nameLimit: 20,
    serviceTexts: [
      "WITHHELD": .withheld, "UNAVAILABLE": .unavailable, "INTERNATIONAL": .unavailable, "PAYPHONE": .payphone,
      "RING-BACK CALL": .unavailable,
    ],
    lamp: { isOn in
      (
        DataMessage.callListType,
        [
          Message.Parameter(type: MultipleData.callType, body: [MultipleData.messageWaiting]),
          Message.Parameter(type: MultipleData.waiting, body: [isOn ? 1 : 0]),
        ]
      )
    })

  /// The parameters that SIN 227 lists.
  private static let known: [UInt8] = [
    MultipleData.time, MultipleData.number, MultipleData.called, MultipleData.absence, MultipleData.name,
    MultipleData.nameAbsence, MultipleData.callType, MultipleData.waiting,
  ]
}
