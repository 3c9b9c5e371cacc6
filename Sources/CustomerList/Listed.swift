/// What a row became.
public enum Listed: Sendable {
  /// A customer, who stands in `ListImport.customer`.
  case customer
  /// A visit, which stands in `ListImport.visit`.
  case visit
}
