import Modem

/// ETSI EN 300 659-1 (the signal) and -3 (the message): most of Europe, and its followers.
///
/// V.23, 300 bits of seizure, 180 marks, then the data message: after the first ring, or before it, announced by
/// a dual tone of 2130 and 2750 Hz, by a short ring, or by a line reversal and the tone.
extension Standard {
  static let etsi = Standard(
    name: "etsi", title: "ETSI EN 300 659-3 by FSK (Europe and others)", medium: .fsk(.v23),
    receiver: { DataMessageReceiver(assuming: .etsi) },
    emit: { message throws(Unsayable) in try MultipleData.emit(message, in: .etsi) },
    transmission: { octets in
      // Data after the first ring: 500–2000 ms behind it, the next ring 200–500 ms after the data.
      let burst = Transmission.Burst(channel: .v23, seizureBits: 300, markBits: 180, octets: octets)
      return Transmission([
        .silence(200), .ring(25, 1_000), .silence(600), .burst(burst), .silence(300), .ring(25, 1_000),
        .silence(500),
      ])
    })
}

extension Dialect {
  static let etsi = Dialect(
    standard: "etsi",
    proof: { parameters in parameters.contains { etsiOnly.contains($0.type) && !$0.body.isEmpty } },
    foreign: [MultipleData.qualifier, MultipleData.route],
    dialsCallerBy03: false,
    decode: { Field.latin($0) },
    encode: { Field.octets(latin: $0) },
    numberLimit: 20,
    nameLimit: 50,
    serviceTexts: [:],
    lamp: { isOn in
      (
        DataMessage.lampListType,
        [
          Message.Parameter(type: MultipleData.callType, body: [MultipleData.messageWaiting]),
          Message.Parameter(type: MultipleData.lamp, body: [isOn ? 0xFF : 0]),
        ]
      )
    })

  /// EN 300 659-3: message identification, last message CLI, complementary time and CLI, first called
  /// line, forwarded call, calling user, redirecting number, charges, duration, network and carrier, terminal
  /// selection, display. Operators elsewhere use 0x55 and 0xE0 too: those two prove nothing.
  private static let etsiOnly: [UInt8] = [
    0x0D, 0x0E, 0x0F, 0x10, 0x12, 0x15, 0x16, 0x1A, 0x20, 0x21, 0x23, 0x30, 0x31, 0x40, 0x50,
  ]
}
