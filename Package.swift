// swift-tools-version: 6.0
// The targets and their arrows are the architecture: a module may import what its arrows lead to, nothing else.
import PackageDescription

/// The regular-expression library is left out: it would be linked for a few string overloads, and weighs 1.4 MB.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
let lean: [SwiftSetting] = [
  .unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"])
]

/// The arrows of the architecture: what each module may import.
let arrows: [String: [String]] = [
  "CallerID": ["Modem"],
  "Directory": ["CProcessor"],
  "Line": ["CallerID"],
  "CustomerList": ["Directory"],
  "Card": ["Directory", "Journal"],
  "Station": ["Line", "Card"],
  "Presentation": ["Station"],
  "LAN": ["Station"],
  "Report": ["Presentation"],
  "Host": ["CLinux", "CLibraries"],
  "denwaban": ["CustomerList", "Report", "LAN", "Host"],
]

/// All that can be reached along the arrows. A target is compiled anew only when a module in its own list changed; one
/// that holds values of a module further off would go on with their old layout.
func reach(_ names: [String]) -> [Target.Dependency] {
  var reached: [String] = []
  var rest = names
  while let name = rest.popLast() {
    guard !reached.contains(name) else { continue }
    reached.append(name)
    rest += arrows[name] ?? []
  }
  return reached.sorted().map { .byName(name: $0) }
}

func module(_ name: String, fast: Bool = false) -> Target {
  // Hours of sound go through the fast ones in the tests; unoptimised they would take the suite over its two
  // minutes. The others are built for size: none of them is felt by anybody.
  let speed: SwiftSetting =
    fast
    ? .unsafeFlags(["-O"], .when(configuration: .debug))
    : .unsafeFlags(["-Osize"], .when(configuration: .release))
  return .target(name: name, dependencies: reach(arrows[name] ?? []), swiftSettings: settings + lean + [speed])
}

func tests(_ name: String, _ targets: String...) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: reach(targets), exclude: excluded[name] ?? [],
    swiftSettings: settings)
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
    module("CallerID", fast: true),
    module("Line"),
    module("Directory", fast: true),
    module("CustomerList", fast: true),
    module("Journal", fast: true),
    module("Card"),
    module("Station"),
    module("Presentation"),
    module("LAN"),
    module("Report"),
    module("Host"),
    .target(name: "CLinux"),
    .target(name: "CProcessor"),
    .target(name: "CLibraries", linkerSettings: [.linkedLibrary("dl")]),
    .executableTarget(
      name: "denwaban", dependencies: reach(arrows["denwaban"] ?? []),
      swiftSettings: settings + lean + [.unsafeFlags(["-Osize"], .when(configuration: .release))],
      linkerSettings: [
        // What the program never calls stays out of it, the standard library's own parts included: 0.3 MB.
        .unsafeFlags(
          ["-Xlinker", "--gc-sections", "-Xlinker", "--no-export-dynamic"], .when(configuration: .release))
      ]),
    tests("Modem", "Modem"),
    tests("CallerID", "CallerID"),
    tests("Line", "Line"),
    tests("Directory", "Directory"),
    tests("CustomerList", "CustomerList"),
    tests("Journal", "Journal"),
    tests("Card", "Card"),
    tests("Station", "Station"),
    tests("Presentation", "Presentation", "CustomerList"),
    tests("LAN", "LAN"),
    tests("Report", "Report"),
    tests("Host", "Host"),
    tests("House"),
    tests("Program", "denwaban"),
  ]
)
