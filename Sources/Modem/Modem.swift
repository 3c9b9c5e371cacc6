// Samples → bits, tones, digits, octets; and back.
//
// A caller's number comes as FSK: two tones, mark (1) and space (0), 1,200 bits a second, each octet between a start
// bit (0) and a stop bit (1). The usual receiver asks at every bit which tone was the louder one, and needs some 9 dB
// of signal to noise before nine messages in ten are right. It throws away half of what the line says.
//
// For the carrier never jumps. At a change of bits it only turns faster or slower, so the phase at the beginning of a
// bit is the sum of all bits before it. Measured against a carrier that is always mark, every space so far has added
// 2πh, where h = (space − mark) / bit rate: 5/6 of a turn in Bell 202, 2/3 in V.23. After six spaces (three) it
// is where it was, so all that can be is a wheel of six phases:
//
//     phase 0 ●━━━●━━━●╌╌╌●   ━ mark: the same row      bits     1  1  0  0  1
//           1 ●╌╌╌●╌╌╌●\╌╌●   \ space: one row on       row    0  0  0  1  2  2
//           2 ●╌╌╌●╌╌╌●╌\━●━━
//           …             a bit is a step in this net (the trellis), and each step has a score: how well the sound of
//           5 ●╌╌╌●╌╌╌●   that bit time fits mark or space *beginning at that row's phase*
//
// A wrong bit puts the path on a wrong row, and all bits after it fit badly, until a second wrong bit brings it back:
// so one bit is judged by its neighbours too. Of all paths into a point only the best can be part of the best whole
// (Viterbi), so 60 survivors, six phases times the ten places in an octet, are enough for any length. The true phase of
// row 0 is unknown; every survivor carries its own and corrects it as it goes. That is worth 5 dB.
//
// `FSKGate` looks after what may be FSK, which is seldom: only then `FSKDemodulator` makes the phase steps, from 68 ms
// before on. `AsyncDeframer` reads them bit by bit, at once, which a good line needs no more than. `BurstFinder` keeps
// them; when the quick path was not sure, `SequenceDetector` reads the burst again
// along the trellis (`BitClock`, `BitCorrelation`, `PhaseTrellis`, `CarrierFit`), and `Reliability` says how sure every
// bit is. What a bad line adds can be taken away once it is known: a tone that sounds all through the burst
// (`SteadyLine`) before any bit is decided, echoes (`Echo`) from pass to pass, as the bits become known of which they
// are. `OctetTrellis` reads bursts that have no steady clock. `DTMFDetector` and `RingDetector` hear the rest, and each
// has its transmitter. All are values; none knows of messages, clocks or sound cards.
