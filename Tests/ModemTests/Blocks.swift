@testable import Modem

/// Samples as the stages take them; the last block is filled up with silence.
func blocks(_ samples: [Float]) -> [Block] {
  stride(from: 0, to: samples.count, by: Block.scalarCount).map { start in
    var block = Block.zero
    for place in start..<min(start + Block.scalarCount, samples.count) { block[place - start] = samples[place] }
    return block
  }
}

extension BurstFinder.Burst {
  /// All of some samples, whether or not there is FSK in them.
  init(demodulating samples: [Float]) {
    self.init(start: 0, turns: [], powers: [])
    var demodulator = FSKDemodulator()
    for block in blocks(samples) {
      let steps = demodulator.feed(block)
      for place in 0..<4 {
        turns.append(steps.turns[place])
        powers.append(steps.powers[place])
      }
    }
  }
}
