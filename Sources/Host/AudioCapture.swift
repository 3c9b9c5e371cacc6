import CLibraries
import Glibc

/// A sound card that is heard through libasound, which is opened at run time.
///
/// The card's own rate is taken, between 8 and 48 kHz and as near to 8 kHz as it has: libasound's resampler is
/// switched off, because it does not filter and would fold noise into the band of the telephone.
public final class AudioCapture {
  /// Time between two readings, microseconds. Our choice: 20 ms are 24 bits at 1200 bit/s, far below what anyone
  /// sees, and 50 wake-ups a second.
  static let period: UInt32 = 20_000
  /// Time that the card may run ahead of us, microseconds. Our choice: one second outlasts any stall that was seen
  /// on a busy board, without real-time priority.
  static let buffer: UInt32 = 1_000_000
  /// Frames in one reading; 85 ms at 48 kHz.
  static let chunk = 4096
  /// Descriptors of one card; every plug-in known has one or two.
  static let descriptorLimit = 8

  /// Frames a second, as the card gives them.
  public let sampleRate: Int
  /// 1 or 2; samples of the channels alternate.
  public let channels: Int
  /// What to wait for; answered through `read`.
  public let watches: [Watch]

  private let library: SoundLibrary
  private let pcm: PCM
  private let name: String

  /// The open handle, closed with its last reference, so also when the set-up fails half-way.
  private final class PCM {
    let library: SoundLibrary
    let raw: OpaquePointer

    init(_ library: SoundLibrary, _ raw: OpaquePointer) { (self.library, self.raw) = (library, raw) }

    deinit { _ = library.calls.pcm_close(raw) }
  }

  /// Opens a device by libasound's name, such as `plughw:CARD=Device,DEV=0`, and starts to hear. Refuses a card that
  /// is missing or in use, has more than two channels, or no rate from 8 to 48 kHz.
  public init(device name: String, library: SoundLibrary) throws(SystemError) {
    (self.name, self.library) = (name, library)
    let calls = library.calls
    var handle: OpaquePointer?
    let opened = calls.pcm_open(&handle, name, Int32(CL_PCM_STREAM_CAPTURE), Int32(CL_PCM_NONBLOCK))
    guard opened >= 0, let raw = handle else { throw AudioCapture.fault("open sound device \(name)", opened) }
    pcm = PCM(library, raw)

    var made: OpaquePointer?
    guard calls.pcm_hw_params_malloc(&made) >= 0, let parameters = made else {
      throw SystemError("open sound device \(name)", number: ENOMEM)
    }
    defer { calls.pcm_hw_params_free(parameters) }
    var (channels, rate) = (UInt32(1), UInt32(8000))
    var (period, buffer) = (AudioCapture.period, AudioCapture.buffer)
    let steps: [(String, Int32)] = [
      ("read the abilities of", calls.pcm_hw_params_any(raw, parameters)),
      ("stop resampling on", calls.pcm_hw_params_set_rate_resample(raw, parameters, 0)),
      ("interleave", calls.pcm_hw_params_set_access(raw, parameters, Int32(CL_PCM_ACCESS_RW_INTERLEAVED))),
      ("set 16 bits on", calls.pcm_hw_params_set_format(raw, parameters, Int32(CL_PCM_FORMAT_S16_LE))),
      ("set one channel on", calls.pcm_hw_params_set_channels_near(raw, parameters, &channels)),
      ("set 8 kHz on", calls.pcm_hw_params_set_rate_near(raw, parameters, &rate, nil)),
      ("set 20 ms on", calls.pcm_hw_params_set_period_time_near(raw, parameters, &period, nil)),
      ("set one second on", calls.pcm_hw_params_set_buffer_time_near(raw, parameters, &buffer, nil)),
      ("set up", calls.pcm_hw_params(raw, parameters)),
    ]
    for (attempt, result) in steps where result < 0 {
      throw AudioCapture.fault("\(attempt) sound device \(name)", result)
    }
    guard (1...2).contains(channels), (8000...48_000).contains(rate) else {
      throw SystemError("use sound device \(name) with \(channels) channels at \(rate) Hz", number: EINVAL)
    }
    (self.channels, sampleRate) = (Int(channels), Int(rate))

    let count = Int(calls.pcm_poll_descriptors_count(raw))
    guard (1...AudioCapture.descriptorLimit).contains(count) else {
      throw SystemError("wait for sound device \(name)", number: EINVAL)
    }
    var set = [pollfd](repeating: pollfd(), count: count)
    guard calls.pcm_poll_descriptors(raw, &set, UInt32(count)) == count else {
      throw SystemError("wait for sound device \(name)", number: EINVAL)
    }
    watches = set.map { Watch($0.fd, Readiness(rawValue: $0.events)) }
    let started = calls.pcm_start(raw)
    if started < 0 { throw AudioCapture.fault("start sound device \(name)", started) }
  }

  /// Reads once after the poller's answer to `watches`: nil when nothing waits, `.gap` when samples were lost and
  /// the card runs again. A card that was unplugged throws `ENODEV`.
  public func read(_ readiness: [Readiness]) throws(SystemError) -> SoundInput? {
    guard readiness.count == watches.count else {
      throw SystemError("read sound device \(name)", number: EINVAL)
    }
    if readiness.allSatisfy(\.isEmpty) { return nil }
    // Some plug-ins wait on a timer: only the library knows what its descriptors mean, and takes the tick back.
    var set: [pollfd] = []
    for (watch, ready) in zip(watches, readiness) {
      set.append(pollfd(fd: watch.descriptor, events: watch.interest.rawValue, revents: ready.rawValue))
    }
    var events: UInt16 = 0
    let asked = library.calls.pcm_poll_descriptors_revents(pcm.raw, &set, UInt32(set.count), &events)
    if asked < 0 { throw AudioCapture.fault("read sound device \(name)", asked) }
    if events == 0 { return nil }

    var samples = [Int16](repeating: 0, count: AudioCapture.chunk * channels)
    let frames = library.calls.pcm_readi(pcm.raw, &samples, UInt(AudioCapture.chunk))
    if frames > 0, frames <= AudioCapture.chunk {
      samples.removeLast(samples.count - frames * channels)
      return .samples(samples)
    }
    if frames > 0 {
      throw SystemError("read sound device \(name); more came than was asked for", number: EPROTO)
    }
    let fault = Int32(clamping: frames)
    switch -fault {
    case EAGAIN, EINTR, 0: return nil
    case EPIPE, ESTRPIPE:
      // Preparing anew serves both an overrun and a sleep; resuming might wait for the card.
      for (attempt, call) in [("prepare", library.calls.pcm_prepare), ("start", library.calls.pcm_start)] {
        let result = call?(pcm.raw) ?? -ENOSYS
        if result < 0 { throw AudioCapture.fault("\(attempt) sound device \(name)", result) }
      }
      return .gap
    default: throw AudioCapture.fault("read sound device \(name)", fault)
    }
  }

  private static func fault(_ attempt: String, _ result: Int32) -> SystemError {
    switch -result {
    case ENODEV: SystemError("\(attempt); it was unplugged", number: ENODEV)
    case EBUSY: SystemError("\(attempt); another program uses it", number: EBUSY)
    default: SystemError(attempt, number: max(0, 0 &- result))
    }
  }
}
