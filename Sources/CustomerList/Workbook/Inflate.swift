/// Takes DEFLATE apart (RFC 1951): packed octets in, a piece of what they stand for out, as often as it is asked.
///
///     block header · Huffman codes · literals, and (length, distance) back into the last 32 KiB
///
/// Works on memory it owns and believes nothing in it: a code that no tree has, a distance before the beginning, an
/// end within a block are `damaged`.
struct Inflate {
  private enum Place { case header, stored(Int), codes(HuffmanCode, HuffmanCode), end }

  private let source: ArraySlice<UInt8>
  private var position: Int
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var place = Place.header
  private var isLast = false
  /// The last 32 KiB, and what is new behind them.
  private var history: [UInt8] = []

  /// Section 2: how far back a distance reaches. A piece has about as many octets.
  private static let window = 32_768

  init(_ source: ArraySlice<UInt8>) { (self.source, position) = (source, source.startIndex) }

  /// The next piece, 32 KiB and a match more at most; nil behind the end.
  mutating func next() throws(WorkbookFault) -> [UInt8]? {
    if history.count > Self.window { history.removeFirst(history.count - Self.window) }
    let start = history.count
    while history.count - start < Self.window {
      switch place {
      case .header: try header()
      case .stored(let left): try stored(left, room: Self.window - (history.count - start))
      case .codes(let literals, let distances): try symbol(literals, distances)
      case .end: return history.count > start ? Array(history[start...]) : nil
      }
    }
    return Array(history[start...])
  }

  private mutating func take(_ count: Int) throws(WorkbookFault) -> Int {
    while bitCount < count {
      guard position < source.endIndex else { throw .damaged }
      bits |= UInt32(source[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = bits & ((1 << UInt32(count)) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  /// Section 3.2.3.
  private mutating func header() throws(WorkbookFault) {
    if isLast {
      place = .end
      return
    }
    isLast = try take(1) == 1
    switch try take(2) {
    case 0:
      (bits, bitCount) = (0, 0)
      let length = try take(16)
      guard try take(16) == length ^ 0xFFFF else { throw .damaged }
      place = .stored(length)
    case 1: place = .codes(HuffmanCode.fixedLiterals, HuffmanCode.fixedDistances)
    case 2: place = try codes()
    default: throw .damaged
    }
  }

  private mutating func stored(_ left: Int, room: Int) throws(WorkbookFault) {
    guard left <= source.endIndex - position else { throw .damaged }
    let count = min(left, room)
    history.append(contentsOf: source[position..<position + count])
    position += count
    place = left == count ? .header : .stored(left - count)
  }

  /// Section 3.2.7.
  private mutating func codes() throws(WorkbookFault) -> Place {
    let (literals, distances, lengths) = (try take(5) + 257, try take(5) + 1, try take(4) + 4)
    var order = [Int](repeating: 0, count: 19)
    for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(lengths) {
      order[symbol] = try take(3)
    }
    guard let code = HuffmanCode(lengths: order) else { throw .damaged }
    var all: [Int] = []
    while all.count < literals + distances {
      let symbol = try decode(code)
      switch symbol {
      case 16:
        guard let before = all.last else { throw .damaged }
        all += [Int](repeating: before, count: try take(2) + 3)
      case 17: all += [Int](repeating: 0, count: try take(3) + 3)
      case 18: all += [Int](repeating: 0, count: try take(7) + 11)
      default: all.append(symbol)
      }
    }
    guard all.count == literals + distances, let first = HuffmanCode(lengths: Array(all[..<literals])),
      let second = HuffmanCode(lengths: Array(all[literals...]))
    else { throw .damaged }
    return .codes(first, second)
  }

  private mutating func decode(_ code: HuffmanCode) throws(WorkbookFault) -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1...HuffmanCode.longest {
      value |= try take(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw .damaged
  }

  /// Section 3.2.5.
  private mutating func symbol(_ literals: HuffmanCode, _ distances: HuffmanCode) throws(WorkbookFault) {
    let symbol = try decode(literals)
    if symbol < 256 {
      history.append(UInt8(symbol))
      return
    }
    if symbol == 256 {
      place = .header
      return
    }
    guard symbol - 257 < Self.lengths.count else { throw .damaged }
    let (shortest, lengthBits) = Self.lengths[symbol - 257]
    let length = shortest + (try take(lengthBits))
    let which = try decode(distances)
    guard which < 30 else { throw .damaged }
    // 1, 2, 3, 4, then two codes for each further bit: 5, 7, 9, 13, 17, 25 …
    let extra = max(0, which / 2 - 1)
    let distance = (which < 2 ? which : (2 + which & 1) << extra) + 1 + (try take(extra))
    guard distance <= history.count else { throw .damaged }
    for _ in 0..<length { history.append(history[history.count - distance]) }
  }

  /// The shortest length and the extra bits of the codes 257 to 285.
  private static let lengths: [(Int, Int)] = [
    (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1),
    (19, 2),
    (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4), (115, 4),
    (131, 5),
    (163, 5), (195, 5), (227, 5), (258, 0),
  ]
}

/// A Huffman code, told by how many bits each symbol has (RFC 1951, 3.2.2).
struct HuffmanCode {
  /// How many symbols have a code of so many bits.
  let counts: [Int]
  /// The symbols by their codes.
  let symbols: [Int]

  /// Bits of a code, at most.
  static let longest = 15

  /// Nil when a length is too long, or more codes are told of than there are.
  init?(lengths: [Int]) {
    var counts = [Int](repeating: 0, count: Self.longest + 1)
    for length in lengths {
      guard (0...Self.longest).contains(length) else { return nil }
      counts[length] += 1
    }
    counts[0] = 0
    var left = 1
    var starts = [Int](repeating: 0, count: Self.longest + 2)
    for length in 1...Self.longest {
      left = left << 1 - counts[length]
      if left < 0 { return nil }
      starts[length + 1] = starts[length] + counts[length]
    }
    var symbols = [Int](repeating: 0, count: lengths.count)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[starts[length]] = symbol
      starts[length] += 1
    }
    (self.counts, self.symbols) = (counts, symbols)
  }

  private init(counts: [Int], symbols: [Int]) { (self.counts, self.symbols) = (counts, symbols) }

  /// Section 3.2.6.
  static let fixedLiterals =
    HuffmanCode(
      lengths: [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
        + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8)) ?? none
  static let fixedDistances = HuffmanCode(lengths: [Int](repeating: 5, count: 30)) ?? none
  private static let none = HuffmanCode(counts: [Int](repeating: 0, count: longest + 1), symbols: [])
}
