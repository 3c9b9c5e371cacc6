import Foundation
import Glibc
import Testing

@testable import Host

/// libasound played by a script: the device's name says what happens.
@Suite struct AudioCaptureTests {
  /// Builds the stand-in once; nil, with the reason printed, where there is no C compiler.
  private static let folder: TemporaryFolder? = {
    let folder = TemporaryFolder()
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/FakeSoundLibrary.c"
    for (library, flags) in [("libasound.so.2", [String]()), ("old.so", ["-DOLD"])] {
      let compiler = Foundation.Process()
      compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      compiler.arguments = ["cc", "-shared", "-fPIC", "-o", folder.path + "/" + library, source] + flags
      compiler.standardError = FileHandle.nullDevice
      guard (try? compiler.run()) != nil else { return nil }
      compiler.waitUntilExit()
      if compiler.terminationStatus != 0 {
        print("AudioCaptureTests are skipped: there is no C compiler (cc) here")
        return nil
      }
    }
    return folder
  }()

  static var hasCompiler: Bool { folder != nil }

  private func library() throws -> SoundLibrary {
    try SoundLibrary(try #require(AudioCaptureTests.folder).path + "/libasound.so.2")
  }

  private func read(_ capture: AudioCapture) throws(SystemError) -> SoundInput? {
    try capture.read(try Poller.wait(capture.watches, until: nil))
  }

  @Test(
    .enabled(if: hasCompiler),
    arguments: [
      ("plain", 8000, 1), ("only-44100", 44_100, 1), ("only-stereo", 8000, 2), ("only-48000-stereo", 48_000, 2),
    ])
  func takesWhatTheCardHas(_ device: String, _ rate: Int, _ channels: Int) throws {
    let capture = try AudioCapture(device: device, library: try library())
    #expect(capture.sampleRate == rate)
    #expect(capture.channels == channels)
    #expect(capture.watches.count == 1)
    #expect(try read(capture) == .samples((0..<Int16(160 * channels)).map { $0 }))
    #expect(try capture.read([[]]) == nil)
    #expect(try capture.read([.writable]) == nil)
  }

  @Test(.enabled(if: hasCompiler), arguments: ["overrun", "suspend"])
  func aGapIsReportedAndTheCardRunsAgain(_ device: String) throws {
    let capture = try AudioCapture(device: device, library: try library())
    var heard: [String] = []
    for _ in 0..<6 {
      switch try read(capture) {
      case .samples?: heard.append("samples")
      case .gap?: heard.append("gap")
      case .end?: heard.append("end")
      case nil: heard.append("nothing")
      }
    }
    #expect(heard == ["samples", "gap", "samples", "gap", "samples", "gap"])
  }

  @Test(.enabled(if: hasCompiler))
  func nothingNowIsNoError() throws {
    let capture = try AudioCapture(device: "again", library: try library())
    #expect(try read(capture) == nil)
    guard case .samples? = try read(capture) else { Issue.record("no samples after EAGAIN"); return }
  }

  @Test(.enabled(if: hasCompiler))
  func anUnpluggedCardSaysSo() throws {
    let capture = try AudioCapture(device: "vanish", library: try library())
    _ = try read(capture)
    for _ in 0..<2 {
      let fault = refusal { try read(capture) }
      #expect(fault?.description == "read sound device vanish; it was unplugged: No such device")
    }
  }

  @Test(
    .enabled(if: hasCompiler),
    arguments: [
      ("missing", ENOENT), ("busy", EBUSY), ("no-s16", EINVAL), ("only-96000", EINVAL), ("only-4000", EINVAL),
      ("only-eight-channels", EINVAL), ("no-descriptors", EINVAL), ("many-descriptors", EINVAL),
      ("will-not-start", EIO), ("overrun-for-good", EIO), ("too-many-frames", EPROTO),
    ])
  func refusals(_ device: String, _ number: Int32) throws {
    let library = try library()
    // The first reading is part of it: some cards open and then fail.
    #expect(refusal { try read(try AudioCapture(device: device, library: library)) }?.number == number)
    // Whatever went wrong, the card is given back.
    let probe = try AudioCapture(device: "open-handles", library: library)
    #expect(probe.sampleRate == 8001)
  }

  @Test func aMissingLibraryIsSaidInOneLine() {
    let fault = refusal { try SoundLibrary("libasound-which-is-not-there.so") }
    #expect(fault?.number == ENOENT && fault?.description.contains("apt install libasound2") == true)
    #expect(SharedLibrary("libno-such-thing.so.9") == nil)
  }

  @Test(.enabled(if: hasCompiler))
  func aLibraryWithoutACallIsRefused() throws {
    let path = try #require(AudioCaptureTests.folder).path + "/old.so"
    let fault = refusal { try SoundLibrary(path) }
    #expect(fault?.number == ENOSYS && fault?.description.hasPrefix("find snd_pcm_readi in ") == true)
  }
}
