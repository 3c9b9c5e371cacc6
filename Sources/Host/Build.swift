import CLinux

/// How this binary was made.
public enum Build {
  /// The commit that `swift build -Xcc -DDENWABAN_COMMIT=…` named, else `unknown`.
  public static var commit: String { String(cString: cl_commit()) }
}
