import Card
import Directory
import Testing

/// Whose picture a file is, by its name; and what it is, by its octets.
@Suite struct KarteTests {
  static let names: [(name: String, kept: String)] = [
    ("10234-1.jpg", "10234-1.jpg"), ("10234-9.JPEG", "10234-9.jpg"), ("A-17-1.png", "a-17-1.png"),
    ("１０２３４－２．ｊｐｇ", ""), ("１０２３４－２.jpg", "10234-2.jpg"), ("会-3-1.webp", "会-3-1.webp"),
    ("007-1.gif", "007-1.gif"),
    ("か\u{3099}-1.jpg", "が-1.jpg"),
  ]

  static let noNames = [
    "", ".", "..", "10234.jpg", "10234-0.jpg", "10234-10.jpg", "10234-01.jpg", "10234--.jpg", "-1.jpg",
    "10234-1",
    "10234-1.svg", "10234-1.heic", "10234-1.jpg.exe", "IMG_0001.jpg", "..-1.jpg", ".hidden-1.jpg", "．．-1.jpg",
    "../../etc/passwd-1.jpg", "a／b-1.jpg", "10234-１x.jpg", "10234-一.jpg", "\u{202E}-1.jpg", "-1-.jpg",
    String(repeating: "9", count: 49) + "-1.jpg", String(repeating: "𠮷", count: 51) + "-1.jpg",
  ]

  @Test func namesSayWhose() {
    for (name, kept) in Self.names where !kept.isEmpty {
      #expect(KartePicture(fileName: name)?.fileName == kept, "\(name)")
      #expect(KartePicture(fileName: kept)?.fileName == kept, "\(kept) is canonical")
    }
  }

  @Test func otherNamesAreNobodys() {
    for name in Self.noNames { #expect(KartePicture(fileName: name) == nil, "\(name)") }
  }

  /// What is kept can be a file's name in one folder, whatever came: no slash, no dot in front, no more than 255 octets.
  @Test func keptNamesStayInTheirFolder() {
    let pieces = ["/", "..", "／", "．", "-", "1", "\0", "\n", "a", "é", "𠮷", "-1", ".jpg", " ", "\u{200F}", "Ａ"]
    var seed: UInt64 = 7
    for _ in 0..<20_000 {
      var name = ""
      for _ in 0..<8 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        name += pieces[Int(seed >> 33) % pieces.count]
      }
      guard let kept = KartePicture(fileName: name + "-1.jpg")?.fileName else { continue }
      #expect(
        !kept.utf8.contains(0x2F) && !kept.utf8.contains(0) && kept.first != "." && kept.utf8.count <= 255)
      #expect(SafeText(kept).string == kept)
      #expect(KartePicture(fileName: kept)?.fileName == kept)
    }
  }

  @Test func octetsSayWhat() {
    typealias Format = KartePicture.Format
    #expect(Format(beginning: [0xFF, 0xD8, 0xFF, 0xE0]) == .jpeg)
    #expect(Format(beginning: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]) == .png)
    #expect(Format(beginning: Array("GIF89a...".utf8)) == .gif)
    #expect(Format(beginning: Array("RIFF0000WEBPVP8 ".utf8)) == .webP)
    let others: [[UInt8]] = [
      [], [0xFF], [0xFF, 0xD8], Array("<svg onload=x>".utf8), Array("RIFF0000WAVE".utf8),
      Array("RIFF0000WEB".utf8),
      Array("\0\0\0\u{18}ftypheic".utf8), Array("GIF90a".utf8), Array("%PDF-1.7".utf8), Array("MZ".utf8),
    ]
    for other in others { #expect(Format(beginning: other) == nil) }
  }

  @Test func theTableTellsWhatThereIs() {
    let names = [
      "10234-2.png", "10234-1.jpg", "A-17-1.jpg", "a-18-3.webp", "10234-2.jpg", "10235-1.jpg.new", "x",
      "10234-1.JPG",
    ]
    let table = KarteTable(fileNames: names)
    // Only what is named as it would be kept is one that was kept; the second of one place does not count.
    #expect(table.count == 3 && table.customers == 2)
    #expect(table.names(of: SafeText("10234")).map(\.string) == ["10234-1.jpg", "10234-2.png"])
    #expect(table.names(of: SafeText("Ａ－18")).map(\.string) == ["a-18-3.webp"])
    for nobody in ["", "1023", "10234-2", "A-17", "/", ".."] {
      #expect(table.names(of: SafeText(nobody)).isEmpty)
    }
    #expect(KarteTable().names(of: SafeText("10234")).isEmpty)
  }
}
