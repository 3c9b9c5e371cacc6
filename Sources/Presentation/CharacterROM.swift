/// The character generator of an HD44780 LCD: which octet draws what. Only octets that are in the table of a ROM ever
/// leave; 0x00–0x0F, which draw programmable glyphs, never do, so that no name can draw one of our marks.
public enum CharacterROM: String, Sendable, CaseIterable {
  /// Japanese (HD44780U data sheet, table 4, ROM code A00): ASCII with `¥` at 0x5C, `→` at 0x7E, `←` at 0x7F, and
  /// half-width katakana at 0xA1–0xDF as in JIS X 0201.
  case a00
  /// European (ROM code A02): ASCII, and no kana.
  case a02

  /// The octet that draws a scalar; nil when the ROM has none that looks like it.
  public func octet(_ scalar: Unicode.Scalar) -> UInt8? {
    switch (self, scalar.value) {
    case (.a00, 0x5C), (.a00, 0x7E): nil
    case (_, 0x20...0x7E): UInt8(scalar.value)
    case (.a00, 0xA5): 0x5C
    case (.a00, 0x2192): 0x7E
    case (.a00, 0x2190): 0x7F
    case (.a00, 0xFF61...0xFF9F): UInt8(scalar.value - 0xFEC0)
    default: nil
    }
  }

  /// A text as octets, one a cell; what the ROM lacks becomes `?`.
  public func octets(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { octet($0) ?? 0x3F }
  }
}
