import Card
struct Page { let layout: Layout; let status: BoxStatus; func rows(_ c: Card, _ s: CallState) -> [String] {[]}; func idleRows() -> [String] {[]} }
