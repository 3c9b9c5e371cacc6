// swift-tools-version: 6.0
// The targets and their arrows are the architecture: a module may import what stands in its list, nothing else.
import PackageDescription

/// The regular-expression library is left out: it would be linked for a few string overloads, and weighs 1.4 MB.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
let lean: [SwiftSetting] = [
  .unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"])
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], fast: Bool = false) -> Target {
  // Hours of sound go through the fast ones in the tests; unoptimised they would take the suite over its two
  // minutes. The others are built for size: none of them is felt by anybody.
  let speed: SwiftSetting =
    fast
    ? .unsafeFlags(["-O"], .when(configuration: .debug))
    : .unsafeFlags(["-Osize"], .when(configuration: .release))
  return .target(name: name, dependencies: dependencies, swiftSettings: settings + lean + [speed])
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies, exclude: excluded[name] ?? [], swiftSettings: settings)
}

/// Vector files stand beside the tests that read them; the tests find them by `#filePath`.
let excluded: [String: [String]] = [
  "CallerID": ["Vectors"],
  "CustomerList": ["Vectors"],
  "Directory": ["Vectors"],
  "LAN": ["Vectors"],
  "Journal": ["Vectors"],
  "Presentation": ["Vectors"],
  "Host": ["FakeSoundLibrary.c"],
]

let package = Package(
  name: "denwaban",
  targets: [
    module("Modem", fast: true),
    module("CallerID", ["Modem"], fast: true),
    module("Line", ["CallerID"]),
    module("Directory", ["CProcessor"], fast: true),
    module("CustomerList", ["Directory"], fast: true),
    module("Journal"),
    module("Card", ["Directory", "Journal"]),
    module("Station", ["Line", "Card"]),
    module("Presentation", ["Station"]),
    module("LAN", ["Station"]),
    module("Report", ["Presentation"]),
    module("Host", ["CLinux", "CLibraries"]),
    .target(name: "CLinux"),
    .target(name: "CProcessor"),
    .target(name: "CLibraries", linkerSettings: [.linkedLibrary("dl")]),
    .executableTarget(
      name: "denwaban", dependencies: ["CustomerList", "Report", "LAN", "Host"],
      swiftSettings: settings + lean + [.unsafeFlags(["-Osize"], .when(configuration: .release))],
      linkerSettings: [
        // What the program never calls stays out of it, the standard library's own parts included: 0.3 MB.
        .unsafeFlags(
          ["-Xlinker", "--gc-sections", "-Xlinker", "--no-export-dynamic"], .when(configuration: .release))
      ]),
    tests("Modem", ["Modem"]),
    tests("CallerID", ["CallerID"]),
    tests("Line", ["Line"]),
    tests("Directory", ["Directory"]),
    tests("CustomerList", ["CustomerList"]),
    tests("Journal", ["Journal"]),
    tests("Card", ["Card"]),
    tests("Station", ["Station"]),
    tests("Presentation", ["Presentation"]),
    tests("LAN", ["LAN"]),
    tests("Report", ["Report"]),
    tests("Host", ["Host"]),
    tests("House", []),
    tests("Program", ["denwaban"]),
  ]
)
