/// A database file of one table, made by hand after the format's own page (sqlite.org/fileformat2): a page for the schema
/// and one for the rows, 4,096 octets each.
func database(_ table: String, columns: [String], rows: [[DatabaseValue]], sql: String? = nil) -> [UInt8] {
  let sql = sql ?? "CREATE TABLE \(table)(" + columns.joined(separator: ",") + ")"
  var head = Array("SQLite format 3\u{0}".utf8) + [0x10, 0, 1, 1, 0, 64, 32, 32]
  head += [0, 0, 0, 1, 0, 0, 0, 2] + [UInt8](repeating: 0, count: 12) + [0, 0, 0, 4]
  head += [UInt8](repeating: 0, count: 8) + [0, 0, 0, 1] + [UInt8](repeating: 0, count: 32) + [0, 0, 0, 1]
  head += [0, 0x2E, 0x6E, 0x80]
  let schema: [DatabaseValue] = [.text("table"), .text(table), .text(table), .integer(2), .text(sql)]
  return page(behind: head, [schema]) + page(behind: [], rows)
}

enum DatabaseValue {
  case text(String), integer(UInt8), null, blob
}

/// A leaf of a table's tree: the cells from the end, their places in front.
private func page(behind head: [UInt8], _ rows: [[DatabaseValue]]) -> [UInt8] {
  var page = [UInt8](repeating: 0, count: 4_096)
  page.replaceSubrange(0..<head.count, with: head)
  var end = page.count
  for (index, row) in rows.enumerated() {
    var types: [UInt8] = []
    var body: [UInt8] = []
    for value in row {
      switch value {
      case .text(let text):
        let type = 13 + 2 * text.utf8.count
        types += type < 128 ? [UInt8(type)] : [UInt8(0x80 | type >> 7), UInt8(type & 0x7F)]
        body += text.utf8
      case .integer(let number):
        types.append(1)
        body.append(number)
      case .null: types.append(0)
      case .blob:
        types.append(14)
        body.append(0xFF)
      }
    }
    let record = [UInt8(types.count + 1)] + types + body
    let length =
      record.count < 128
      ? [UInt8(record.count)] : [UInt8(0x80 | record.count >> 7), UInt8(record.count & 0x7F)]
    let cell = length + [UInt8(index + 1)] + record
    end -= cell.count
    page.replaceSubrange(end..<end + cell.count, with: cell)
    page.replaceSubrange(
      head.count + 8 + 2 * index..<head.count + 10 + 2 * index, with: [UInt8(end >> 8), UInt8(end & 0xFF)])
  }
  page.replaceSubrange(
    head.count..<head.count + 8,
    with: [13, 0, 0, 0, UInt8(rows.count), UInt8(end >> 8), UInt8(end & 0xFF), 0])
  return page
}
