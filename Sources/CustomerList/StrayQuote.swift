/// Whether a quotation mark at the start of a cell is text. Lines within a text are not of as many cells as the rows of the
/// list; so where they are, the mark stands in front of whole rows, and the cell ends with its own.
enum StrayQuote {
  /// `text` is what came behind the mark, `columns` the place of its cell in the row, the first being 1, and `width` the
  /// cells of the row before. What is known of the next row has to hold at least a separator, if anything.
  static func isStray(_ text: ArraySlice<UInt8>, separator: UInt8, columns: Int, width: Int) -> Bool {
    let lines = text.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    guard width > 1, lines.count > 1 else { return false }
    let separators = lines.map { line in line.count { $0 == separator } }
    guard columns + separators[0] == width else { return false }
    return lines.count > 2 ? separators[1] + 1 == width : lines[1].isEmpty || separators[1] > 0
  }
}
