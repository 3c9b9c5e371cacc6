import Testing

@testable import LAN

@Suite struct JSONTests {
  @Test func writer() {
    var object = JSONObject()
    object.set("number", "0312345678")
    object.set("name", nil as String?)
    object.set("rings", 2)
    object.set("big", UInt64.max as UInt64?)
    object.set("known", true)
    object.set("list", ["a", "b"])
    object.set("at", 12.3456, decimals: 2)
    #expect(
      object.description
        == #"{"number":"0312345678","rings":2,"big":18446744073709551615,"known":true,"list":["a","b"],"at":12.35}"#
    )
    object.set("rings", 3)
    object.set("list", nil as [String]?)
    object.set("at", Double.infinity, decimals: 2)
    var inner = JSONObject()
    inner.set("type", 2)
    object.set("parameters", [inner, JSONObject()])
    object.set("inner", inner)
    #expect(
      object.description == #"{"number":"0312345678","rings":3,"big":18446744073709551615,"known":true,"#
        + #""parameters":[{"type":2},{}],"inner":{"type":2}}"#)
  }

  @Test(arguments: [
    (1.0, 0, "1"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (0.005, 3, "0.005"), (1e300, 1, ""), (.nan, 1, ""),
    (3.99, 1, "4.0"), (2, -5, "2"), (0.5, 99, "0.500000000"), (899_999_999.9, 9, "899999999.900000000"),
  ])
  func decimals(value: Double, places: Int, text: String) {
    var object = JSONObject()
    object.set("x", value, decimals: places)
    #expect(object.description == (text.isEmpty ? "{}" : "{\"x\":\(text)}"))
  }

  @Test func lastMembersAreLeftOutFirst() {
    var object = JSONObject()
    object.set("a", "1")
    object.set("b", "22222")
    object.set("c", "3")
    #expect(object.description(limit: 100) == #"{"a":"1","b":"22222","c":"3"}"#)
    #expect(object.description(limit: 28) == #"{"a":"1","b":"22222"}"#)
    #expect(object.description(limit: 20) == #"{"a":"1"}"#)
    #expect(object.description(limit: 0) == "{}")
  }

  /// Every character, in a text and as a name: what is written holds nothing that steers, and reads back the same.
  @Test func everyScalar() {
    var text = String.UnicodeScalarView()
    for value in 0..<0x11_0000 as Range<UInt32> {
      // The planes without assigned format characters are sampled.
      if value > 0x1_0000, value < 0xE_0000 || value > 0xE_1000, value % 61 != 0 { continue }
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
      if text.count == 256 {
        check(String(text))
        text.removeAll()
      }
    }
    check(String(text))
  }

  private func check(_ text: String) {
    var object = JSONObject()
    object.set(text, text)
    let line = object.description
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
        0xE_0000...0xE_007F,
        0x3C:
        Issue.record("U+\(String(scalar.value, radix: 16)) was written")
      default: break
      }
    }
    // A reader of ours takes 2,048 octets, so the text is read alone.
    let octets = Array(JSONObject.quoted(text).utf8)
    guard octets.count <= JSONValue.lengthLimit else { return }
    #expect(JSONValue(octets)?.string.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test(arguments: [
    ("{}", "{}"), (" { \"a\" : 1 } ", #"{"a":1}"#), ("[1,-2,0]", "[1,-2,0]"), ("[]", "[]"),
    (#""\u3042\ud83d\ude00\b\f\n\r\t\/\\\"""#, #""あ😀\u0008\u000c\n\r\t\/\\\"""#), ("true", "true"),
    ("[false,null]", "[false,null]"), ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"), ("[[[[1]]]]", "[[[[1]]]]"),
    (#"{"a":{"b":[{}]}}"#, #"{"a":{"b":[{}]}}"#),
  ])
  func taken(text: String, written: String) { #expect(JSONValue(Array(text.utf8))?.description == written) }

  @Test(arguments: [
    "", " ", "{", "}", "[", "]", "[1", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}",
    "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":2}", "01", "-", "+1", "1.5", "1e3", "1E3", ".5", "9223372036854775808",
    "tru",
    "nulll", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
    "\"\\udc00\"",
    "\"\n\"", "\"\u{1}\"", "[[[[[1]]]]]", "{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}", "{} {}", "1 2", "//",
    "\u{FEFF}{}",
  ])
  func refused(_ text: String) { #expect(JSONValue(Array(text.utf8)) == nil) }

  @Test func refusedOctets() {
    #expect(JSONValue([0x22, 0xFF, 0x22]) == nil)
    #expect(JSONValue([0x22, 0xC3, 0x22]) == nil)
    #expect(JSONValue([0x22, 0xED, 0xA0, 0x80, 0x22]) == nil)
    #expect(JSONValue([UInt8](repeating: 0x20, count: 2047) + [0x31]) != nil)
    #expect(JSONValue([UInt8](repeating: 0x20, count: 2048) + [0x31]) == nil)
    #expect(JSONValue([UInt8](repeating: 0x5B, count: 2048)) == nil)
  }

  @Test func noiseNeverTraps() {
    var dice = Dice(state: 1)
    let alphabet = Array(#"{}[]",:\u0019dtruefalsn-e. é"#.utf8)
    for _ in 0..<20_000 {
      var octets: [UInt8] = []
      for _ in 0..<Int.random(in: 0...24, using: &dice) {
        octets.append(alphabet[Int.random(in: 0..<alphabet.count, using: &dice)])
      }
      guard let value = JSONValue(octets) else { continue }
      #expect(JSONValue(Array(value.description.utf8)) == value)
    }
  }
}
