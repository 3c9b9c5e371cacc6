import CLibraries
import Glibc

/// A library that is opened at run time and may be missing.
public final class SharedLibrary {
  let handle: UnsafeMutableRawPointer

  /// Opens by name (`libasound.so.2`, searched for as the loader does) or by path; nil when it is not there.
  public init?(_ name: String) {
    guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { return nil }
    self.handle = handle
  }

  deinit { dlclose(handle) }
}

/// The calls of libasound that hear a sound card.
public final class SoundLibrary {
  /// The library's name on every Linux.
  public static let name = "libasound.so.2"

  let calls: cl_asound
  private let library: SharedLibrary

  /// Opens the library by name or path. Refuses one that is missing (`ENOENT`) or lacks a call (`ENOSYS`).
  public init(_ name: String = SoundLibrary.name) throws(SystemError) {
    guard let library = SharedLibrary(name) else {
      throw SystemError("open \(name); a sound card needs it ('apt install libasound2')", number: ENOENT)
    }
    var calls = cl_asound()
    if let missing = cl_asound_fill(library.handle, &calls) {
      throw SystemError("find \(String(cString: missing)) in \(name)", number: ENOSYS)
    }
    (self.library, self.calls) = (library, calls)
  }
}
