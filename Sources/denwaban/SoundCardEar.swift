import CallerID
import Host
import Station

/// A line heard through a sound card: each channel by a receiver of its own, since nobody knows on which the tap is.
final class SoundCardEar: Ear {
  private let card: AudioCapture
  private let home: Standard?
  private var channels: [LineHearing]
  private var meter = SoundMeter()
  private var gaps = 0

  init(_ device: String, home: Standard?) throws {
    self.home = home
    card = try AudioCapture(device: device, library: SoundLibrary())
    channels = []
    begin()
  }

  var watches: [Watch] { card.watches }

  func serve(_ readiness: [Readiness], at now: Int64) throws -> [Event.What] {
    guard readiness.contains(where: { !$0.isEmpty }) else { return [] }
    var heard: [Event.What] = []
    switch try card.read(readiness) {
    case .samples(let samples):
      let samples = samples.map { Float($0) / 32_768 }
      for sample in samples { meter.feed(sample) }
      for channel in channels.indices {
        channels[channel].feed(samples, channel: channel, of: channels.count, into: &heard)
      }
    case .gap:
      gaps += 1
      begin()
    case .end, nil: break
    }
    return heard
  }

  func takeLevel() -> (level: SoundLevel, gaps: Int)? { (meter.take(), gaps) }

  private func begin() {
    channels = (0..<max(card.channels, 1)).map { _ in LineHearing(sampleRate: card.sampleRate, home: home) }
  }
}
