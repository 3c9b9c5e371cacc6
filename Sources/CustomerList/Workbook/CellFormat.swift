import Directory

/// What a cell's format makes of a number, as far as a list needs it (ECMA-376, 18.8.30).
///
///     45383 as yyyy/m/d → 2024-4-1    0.8125 as h:mm → 19:30    5 as 00000 → 00005    0.15 as 0% → 15%
enum CellFormat: Equatable {
  case general, day, time, percent
  /// Zeros in front, up to so many digits.
  case digits(Int)

  /// A format that has a number of its own, in English or in Japanese; nil for the others.
  init?(builtIn: Int) {
    switch builtIn {
    case 14...17, 22, 27...31, 34...36, 50...58: self = .day
    case 18...21, 32...33, 45...47: self = .time
    case 9...10: self = .percent
    default: return nil
    }
  }

  /// A format by its code: a year, or a day and a month, make a day, and without them an hour a time. What stands in
  /// quotation marks, brackets and behind escapes is no letter of a format.
  init(code: String) {
    var letters: Set<Character> = []
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if character == "\\" || character == "_" {
        isEscaped = true
      } else if character == "[" || character == "]" {
        isBracketed = character == "["
      } else if !isBracketed {
        letters.insert(character)
      }
    }
    let zeros = code.prefix { $0 != ";" }
    if letters.contains("y") || letters.isSuperset(of: "md") || letters.isSuperset(of: "gem") {
      self = .day
    } else if letters.contains("h") {
      self = .time
    } else if letters.contains("%") {
      self = .percent
    } else if (2...Self.mostDigits).contains(zeros.count), zeros.allSatisfy({ $0 == "0" }) {
      self = .digits(zeros.count)
    } else {
      self = .general
    }
  }

  /// Doubles hold whole numbers of fifteen digits.
  private static let mostDigits = 15

  /// The number as a person sees it; nil where the format does not say, or the number is none for it. `epoch` are the
  /// days from the workbook's day 0 to 1970-01-01.
  func text(_ value: Double, epoch: Int) -> String? {
    switch self {
    case .day where value >= 1 && value < 2_958_466: return Self.day(Int(value), epoch: epoch)
    case .time where value >= 0 && value < 1:
      // To the minute, and not up to 24:00.
      let minutes = min(Int((value * 1_440).rounded()), 1_439)
      return "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    case .percent where abs(value) < 1e9:
      let hundredths = Int((value * 10_000).rounded())
      return hundredths % 100 == 0 ? "\(hundredths / 100)%" : "\(Double(hundredths) / 100)%"
    case .digits(let count) where value >= 0 && value < 1e15 && value == value.rounded():
      let digits = String(Int64(value))
      return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    default: return nil
    }
  }

  private static func day(_ number: Int, epoch: Int) -> String {
    // Where 1900 has a 29 February, the days before it have one number less than those behind it (18.17.4.1).
    let isBefore = epoch == Sheet.epoch1900 && number < 60
    let parts = Day(number: Int32(number + (isBefore ? 1 : 0) - epoch)).parts
    return "\(parts.year)-\(parts.month)-\(parts.day)"
  }
}
