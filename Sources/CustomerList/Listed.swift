extension ListImport {
  /// Makes UTF-8 of octets in a character set; nil of what is malformed in it.
  public typealias Conversion = (ListText.Encoding, [UInt8]) -> [UInt8]?
}

/// What a row became.
public enum Listed: Sendable {
  /// A customer, who stands in `ListImport.customer`.
  case customer
  /// A visit, which stands in `ListImport.visit`.
  case visit
}
