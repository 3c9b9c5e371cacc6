import Glibc

/// Runs a parser on an input and traps when it takes more than 100 ms of processor time: what comes from outside is small,
/// and whoever waits for an answer holds a telephone. (Processor time, because other programs run beside this one.)
func bounded(_ start: UnsafePointer<UInt8>, _ count: Int, _ body: ([UInt8]) -> Void) -> CInt {
  let before = processorMilliseconds()
  body(Array(UnsafeBufferPointer(start: start, count: count)))
  let passed = processorMilliseconds() - before
  precondition(passed <= 100, "\(passed) ms")
  return 0
}

private func processorMilliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Int(time.tv_sec) * 1_000 + Int(time.tv_nsec) / 1_000_000
}
