import Host

/// The error that a call ends with; nil when it does not throw.
func refusal<Result>(_ call: () throws -> Result) -> SystemError? {
  do {
    _ = try call()
    return nil
  } catch { return error as? SystemError }
}
