// The module of Linux: everything that touches a descriptor, a device, a clock or a library stands here, and
// nothing in it knows what a telephone is.
//
// The rule of the module: a type owns what it opened and closes it by `deinit`; a call that fails throws
// `SystemError` with the kernel's number and the path, so that one line says what happened and to what; nothing
// that the loop calls blocks except `Poller.wait`, which is the one place where the program sleeps.
//
//     loop:  watches = every source's descriptors        SerialPort  AudioCapture  SampleFile
//            Poller.wait(watches, until: next deadline)  Signals     TCPConnection UDPSocket
//            each source reads or writes once            Notify      Clock
//
// One thread does it all, so no type here is `Sendable` unless it is a plain value. The one exception waits for the
// disk beside it: `DurableWrite`.

import Glibc

/// One descriptor and what is awaited on it.
public struct Watch: Equatable, Sendable {
  /// The kernel's number. A negative one is passed over, and answered by nothing.
  public var descriptor: Int32
  /// What is awaited; hang-ups and errors are reported in any case.
  public var interest: Readiness

  /// Awaits `interest` on a descriptor.
  public init(_ descriptor: Int32, _ interest: Readiness = .readable) {
    (self.descriptor, self.interest) = (descriptor, interest)
  }
}

/// What a descriptor is ready for, in the bits of poll(2).
public struct Readiness: OptionSet, Hashable, Sendable {
  /// The bits as the kernel gives them.
  public let rawValue: Int16

  /// Bits of poll(2).
  public init(rawValue: Int16) { self.rawValue = rawValue }

  /// A read returns at once: with octets, with the end, or with an error.
  public static let readable = Readiness(rawValue: Int16(POLLIN))
  /// A write takes at least one octet, or a connection has come about or failed.
  public static let writable = Readiness(rawValue: Int16(POLLOUT))
  /// The other side has gone; what it sent before may still be read.
  public static let hungUp = Readiness(rawValue: Int16(POLLHUP))
  /// The device or the connection has failed.
  public static let failed = Readiness(rawValue: Int16(POLLERR))
  /// The descriptor is not open: a fault of ours.
  public static let notOpen = Readiness(rawValue: Int16(POLLNVAL))
}

/// The one place where the program sleeps: poll(2).
public enum Poller {
  /// Descriptors in one wait. Our choice: the unit's `LimitNOFILE=256` allows no more, and a scan of 256 takes
  /// microseconds, so epoll would buy nothing.
  public static let limit = 256

  /// Sleeps until a descriptor is ready or the monotonic clock (`Clock.milliseconds`) reaches `deadline`; nil waits
  /// without end. Returns one readiness for each watch, in order; all empty when the deadline came first. An
  /// interruption by a signal is slept on. Refuses more than `limit` watches with `EINVAL`.
  public static func wait(_ watches: [Watch], until deadline: Int64?) throws(SystemError) -> [Readiness] {
    guard watches.count <= limit else { throw SystemError("poll \(watches.count) descriptors", number: EINVAL) }
    var set: [pollfd] = []
    set.reserveCapacity(watches.count)
    for watch in watches {
      set.append(pollfd(fd: watch.descriptor, events: watch.interest.rawValue, revents: 0))
    }
    while true {
      var timeout: Int32 = -1
      if let deadline {
        // A far deadline is reached in several sleeps; the longest that poll(2) can count is 24 days.
        let now = Clock.milliseconds
        timeout = deadline > now ? Int32(clamping: deadline &- now) : 0
      }
      let count = poll(&set, nfds_t(set.count), timeout)
      if count > 0 || (count == 0 && timeout < Int32.max) {
        return set.map { Readiness(rawValue: $0.revents) }
      }
      if count < 0, errno != EINTR { throw SystemError("poll") }
    }
  }
}
