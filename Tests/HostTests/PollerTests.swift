import Glibc
import Testing

@testable import Host

/// Both ends of a pipe.
func pipe() throws -> (read: FileDescriptor, write: FileDescriptor) {
  var ends: [Int32] = [0, 0]
  try #require(Glibc.pipe(&ends) == 0)
  for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  return (FileDescriptor(ends[0]), FileDescriptor(ends[1]))
}

@Suite struct PollerTests {
  @Test func answersInTheOrderOfTheQuestions() throws {
    let (quiet, full) = (try pipe(), try pipe())
    try full.write.writeAll([1])
    let lone = try pipe().read
    let watches = [
      Watch(quiet.read.raw), Watch(full.read.raw), Watch(quiet.write.raw, .writable), Watch(-1),
      Watch(lone.raw),
    ]
    #expect(try Poller.wait(watches, until: nil) == [[], .readable, .writable, [], .hungUp])
  }

  @Test func aDeadlineThatHasPassedAsksOnce() throws {
    let quiet = try pipe()
    #expect(try Poller.wait([Watch(quiet.read.raw)], until: 0) == [[]])
    #expect(try Poller.wait([], until: Int64.min) == [])
    try quiet.write.writeAll([1])
    #expect(try Poller.wait([Watch(quiet.read.raw)], until: 0) == [.readable])
    #expect(try Poller.wait([Watch(quiet.read.raw)], until: Int64.max) == [.readable])
  }

  @Test func sleepsUpToTheDeadline() throws {
    let deadline = Clock.milliseconds + 3
    #expect(try Poller.wait([], until: deadline) == [])
    #expect(Clock.milliseconds >= deadline)
  }

  @Test func aDescriptorThatIsNotOpenFails() throws {
    #expect(try Poller.wait([Watch(Int32.max)], until: nil) == [.notOpen])
  }

  @Test func refusesMoreThanItsLimit() throws {
    let many = [Watch](repeating: Watch(-1), count: Poller.limit + 1)
    #expect(refusal { try Poller.wait(many, until: 0) }?.number == EINVAL)
    #expect(try Poller.wait(Array(many.dropLast()), until: 0).count == Poller.limit)
  }

  @Test func clocksAgree() {
    let (before, nanoseconds, after) = (Clock.milliseconds, Clock.nanoseconds, Clock.milliseconds)
    #expect((before...after).contains(nanoseconds / 1_000_000))
    #expect(Clock.wallMilliseconds > 1_700_000_000_000)
  }
}

@Suite struct SignalsTests {
  @Test(arguments: Signals.Signal.allCases)
  func isReadLikeAnOctet(_ signal: Signals.Signal) throws {
    let signals = try Signals()
    #expect(try signals.next() == nil)
    #expect(try Poller.wait([signals.watch], until: 0) == [[]])
    // To this thread only: the other tests' threads have not blocked it.
    raise(signal.rawValue)
    #expect(try Poller.wait([signals.watch], until: 0) == [.readable])
    #expect(try signals.next() == signal)
    #expect(try signals.next() == nil)
  }

  @Test func givesTheSignalsBack() throws {
    var (open, set) = (sigset_t(), sigset_t())
    sigemptyset(&open)
    sigaddset(&open, SIGTERM)
    // Threads inherit the mask of the one that made them, perhaps of another test.
    pthread_sigmask(SIG_UNBLOCK, &open, nil)
    do {
      let signals = try Signals()
      pthread_sigmask(SIG_BLOCK, nil, &set)
      let isBlocked = sigismember(&set, SIGTERM)
      #expect(isBlocked == 1)
      withExtendedLifetime(signals) {}
    }
    pthread_sigmask(SIG_BLOCK, nil, &set)
    let isBlocked = sigismember(&set, SIGTERM)
    #expect(isBlocked == 0)
  }
}
