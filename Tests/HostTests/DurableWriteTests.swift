import Glibc
import Testing

@testable import Host

/// A pipe stands for the disk: a write to it ends when the test says so.
@Suite struct DurableWriteTests {
  private func path() -> String { "/tmp/denwaban-durable-\(getpid())-\(UInt64.random(in: 0 ... .max))" }

  @Test func theLoopGoesOnUntilTheDiskIsDone() throws {
    let path = path()
    defer { unlink(path) }
    let disk = try pipe()
    let write = try DurableWrite {
      do throws(SystemError) {
        _ = try Poller.wait([Watch(disk.read.raw)], until: Clock.milliseconds + 20_000)
        let file = try AppendFile.create(path)
        try file.append([1, 2, 3])
        return .success(file)
      } catch {
        return .failure(error)
      }
    }
    #expect(write.take() == nil)
    #expect(try Poller.wait([write.watch], until: Clock.milliseconds) == [[]])
    try disk.write.writeAll([0])
    #expect(try Poller.wait([write.watch], until: nil) == [.readable])
    let result = try #require(write.take())
    // The file that comes back is the one to go on with.
    let file = try result.get()
    try file.append([4])
    #expect(try FileDescriptor.open(path, O_RDONLY).read(limit: 9) == [1, 2, 3, 4])
    #expect(write.take() == nil, "a result is taken once")
    #expect(try Poller.wait([write.watch], until: Clock.milliseconds) == [[]])
  }

  @Test func aFailureComesBackAsItIs() throws {
    let write = try DurableWrite { .failure(SystemError("write x", number: ENOSPC)) }
    _ = try Poller.wait([write.watch], until: nil)
    #expect(throws: SystemError("write x", number: ENOSPC)) { try write.take()?.get() }
  }

  /// The thread holds what it needs: nothing is closed under it, and all is closed after it.
  @Test func anAbandonedWriteEndsByItself() throws {
    let (disk, done) = (try pipe(), try pipe())
    do {
      let writer = done.write
      _ = try DurableWrite {
        _ = try? Poller.wait([Watch(disk.read.raw)], until: Clock.milliseconds + 20_000)
        try? writer.writeAll([7])
        return .failure(SystemError("nobody asks", number: EIO))
      }
    }
    try disk.write.writeAll([0])
    _ = try Poller.wait([Watch(done.read.raw)], until: Clock.milliseconds + 20_000)
    #expect(try done.read.read(limit: 1) == [7])
  }

  @Test func manyAtOnce() throws {
    var writes: [DurableWrite] = []
    for number in 0..<20 as Range<Int32> {
      writes.append(try DurableWrite { .failure(SystemError("write", number: number)) })
    }
    for (number, write) in writes.enumerated() {
      _ = try Poller.wait([write.watch], until: nil)
      #expect(throws: SystemError("write", number: Int32(number))) { try write.take()?.get() }
    }
  }
}
