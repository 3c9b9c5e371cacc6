// swift-tools-version: 6.0
// The targets and their arrows are the architecture: a module may import what stands in its list, nothing else.
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], fast: Bool = false) -> Target {
  // Hours of sound go through these in the tests; unoptimised they would take the suite over its two minutes.
  let optimised: [SwiftSetting] = fast ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []
  return .target(name: name, dependencies: dependencies, swiftSettings: settings + optimised)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies, exclude: excluded[name] ?? [], swiftSettings: settings)
}

/// Vector files stand beside the tests that read them; the tests find them by `#filePath`.
let excluded: [String: [String]] = [
  "CallerID": ["Vectors"],
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
    module("Directory"),
    module("CustomerList", ["Directory"]),
    module("Journal"),
    module("Card", ["Directory", "Journal"]),
    module("Station", ["Line", "Card"]),
    module("Presentation", ["Station"]),
    module("LAN", ["Station"]),
    module("Host", ["CLinux", "CLibraries"]),
    .target(name: "CLinux"),
    .target(name: "CLibraries", linkerSettings: [.linkedLibrary("dl")]),
    .executableTarget(
      name: "denwaban", dependencies: ["CustomerList", "Presentation", "LAN", "Host"], swiftSettings: settings),
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
    tests("Host", ["Host"]),
    tests("House", []),
    tests("Program", ["denwaban"]),
  ]
)
