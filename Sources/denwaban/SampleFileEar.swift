import CallerID
import Host
import Modem
import Station

/// A line heard from a file: a WAVE file, or raw 16-bit samples at 8 kHz, which may come through a FIFO. A file is read
/// as fast as it sounds, so that its rings are rings.
final class SampleFileEar: Ear {
  private let file: SampleFile
  private let home: Standard?
  private var reader = WaveReader()
  private var isBegun = false
  private var channels: [LineHearing] = []
  private let began: Int64
  private var frames = 0
  private var meter = SoundMeter()
  private var rate = Resampler.rate
  private(set) var isOver = false

  init(_ path: String, home: Standard?, at now: Int64) throws {
    self.home = home
    file = try SampleFile(path: path)
    began = now
  }

  var watches: [Watch] { file.isFIFO ? [file.watch] : [] }

  var deadline: Int64? { file.isFIFO || isOver ? nil : began + Int64(frames) * 1000 / Int64(rate) }

  func takeLevel() -> (level: SoundLevel, gaps: Int)? { (meter.take(), 0) }

  func serve(_ readiness: [Readiness], at now: Int64) throws -> [Event.What] {
    if let deadline, now < deadline { return [] }
    guard !isOver, let octets = try file.read() else { return [] }
    var heard: [Event.What] = []
    if octets.isEmpty {
      isOver = true
      for channel in channels.indices { channels[channel].finish(into: &heard) }
      return heard
    }
    if !isBegun, file.isFIFO || !octets.starts(with: Array("RIFF".utf8)) {
      reader = WaveReader(raw: try WaveFormat(sample: .signed16, sampleRate: Resampler.rate, channels: 1))
    }
    isBegun = true
    var samples: [Float] = []
    try reader.feed(octets[...], into: &samples)
    guard let format = reader.format else { return [] }
    while channels.count < format.channels {
      channels.append(LineHearing(sampleRate: format.sampleRate, home: home))
    }
    for sample in samples { meter.feed(sample) }
    for channel in channels.indices {
      channels[channel].feed(samples, channel: channel, of: channels.count, into: &heard)
    }
    rate = format.sampleRate
    frames += samples.count / format.channels
    return heard
  }
}
