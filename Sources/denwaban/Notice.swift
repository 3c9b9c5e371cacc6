extension Command {
  static let notice = Command(
    name: "notice", words: "[--language ja|en] [--config FILE]",
    summary: "the notice for the shop's wall and website: what callers' numbers are used for",
    details: """
        --language ja|en   ja is the default
        --config FILE      takes the shop's name and how long is kept from there
      Have it checked before it is put up: it says what the box does, and is no legal advice. Fill in the contact.
      Example: denwaban notice --config /etc/denwaban/denwaban.conf
      """,
    run: { words in
      let words = try Words(words, options: ["language", "config"])
      guard words.rest.isEmpty else { throw Stop.words("'\(words.rest[0])' is not expected") }
      print(
        PrivacyNotice(try Configuration.load(words["config"]), try language(words)).lines.joined(
          separator: "\n"))
    })
}
