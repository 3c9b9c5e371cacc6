// Octets, digits and text → messages, and back: what networks say about a call before anybody answers it.
//
// Three families share the telephone lines of the world. Bellcore's data message (GR-30-CORE), which ETSI and BT
// took over with parameters of their own, is a type, a length, a body and a sum, sent by FSK between or before the
// rings: this file has the frame, `DataMessageReceiver` finds it among noise, `MultipleData` reads its parameters,
// and `Bellcore`, `ETSI` and `BritishTelecom` hold what each network says its own way. NTT's Number Display
// (`NumberDisplay`) is framed by DLE and guarded by a CRC. And much of Europe, Asia and Brazil dials the number at
// the terminal with DTMF digits (`DTMFCaller`). Two kinds of boxes do the listening themselves and report over a
// serial line: modems (`ModemReport`) and adapters (`AlohaAdapter`).
//
// `Standard.table` has one row for each way to say it; every row can be heard and sent. A receiver takes symbols
// (`Receiver.swift`) and gives a `Message` or a named `Fault`. Nothing here knows of sound, clocks or files; every
// octet is foreign, so lengths are looked at before they are believed.

/// One data message: the frame of GR-30-CORE, EN 300 659-3 and SIN 227.
///
/// ```
///   type  length L  body of L octets  checksum
///   80    22        01 08 "09301224" …  CB
/// ```
/// The checksum is the two's complement of the sum of all octets before it, so that all octets together sum to
/// zero modulo 256. Types below 0x80 hold one field, the others a list of parameters: type, length, body.
struct DataMessage: Equatable, Sendable {
  /// The message type octet.
  var type: UInt8
  /// 0–255 octets.
  var body: [UInt8]

  /// Octets of a frame without its body.
  static let overhead = 3
  /// The longest frame.
  static let limit = overhead + 255

  /// Calling number delivery with one field (SDMF).
  static let callType: UInt8 = 0x04
  /// Message waiting with one field (SDMF).
  static let lampType: UInt8 = 0x06
  /// Call set-up with parameters (MDMF; ETSI; BT "supplementary information").
  static let callListType: UInt8 = 0x80
  /// Message waiting with parameters.
  static let lampListType: UInt8 = 0x82
  /// The types that carry a call or a lamp. Others (0x86 charge, 0x89 short message, 0xF1–0xFF operators) are none
  /// of ours.
  static let types: [UInt8] = [callType, lampType, callListType, lampListType]

  /// A message of a type and body; refuses a body that its length octet cannot count.
  init(type: UInt8, body: [UInt8]) throws(Fault) {
    guard body.count <= 255 else { throw .length }
    (self.type, self.body) = (type, body)
  }

  /// The message that fills `octets` from the first to the last.
  init(octets: ArraySlice<UInt8>) throws(Fault) {
    guard octets.count >= DataMessage.overhead, let type = octets.first else { throw .truncated }
    guard octets.count == DataMessage.overhead + Int(octets[octets.startIndex + 1]) else { throw .length }
    guard octets.reduce(0, &+) == 0 else { throw .checksum }
    self.type = type
    body = Array(octets.dropFirst(2).dropLast())
  }

  /// The frame as it is sent.
  var octets: [UInt8] {
    let summed = [type, UInt8(truncatingIfNeeded: body.count)] + body
    return summed + [0 &- summed.reduce(0, &+)]
  }

  /// What it says. `dialect` is what it is taken for when it does not show of itself whose it is.
  func message(assuming dialect: Dialect) throws(Fault) -> Message {
    switch type {
    case DataMessage.callType: return try SingleData.call(body)
    case DataMessage.lampType: return try SingleData.lamp(body)
    case DataMessage.callListType, DataMessage.lampListType:
      return try MultipleData.parse(self, assuming: dialect)
    default: throw .type
    }
  }

  /// A body that is a list of parameters, taken apart; refuses one whose lengths do not add up.
  static func parameters(_ body: ArraySlice<UInt8>) throws(Fault) -> [Message.Parameter] {
    var parameters: [Message.Parameter] = []
    var rest = body
    while let type = rest.popFirst() {
      guard let length = rest.popFirst(), Int(length) <= rest.count else { throw .length }
      parameters.append(Message.Parameter(type: type, body: Array(rest.prefix(Int(length)))))
      rest = rest.dropFirst(Int(length))
    }
    return parameters
  }
}
