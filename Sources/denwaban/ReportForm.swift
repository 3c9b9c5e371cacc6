import Card
import LAN
import Presentation
import Report

/// A report as one JSON object.
enum ReportForm {
  static func object(_ report: Report, _ language: Language) -> JSONObject {
    let text = ReportText(report, language)
    var object = JSONObject()
    object.set("period", report.period.length.rawValue)
    object.set("from", Command.date(report.period.first))
    object.set("to", Command.date(report.period.last))
    object.set("warnings", report.warnings.map { word($0, language) })
    object.set("figures", figures(report.figures.map { ($0.key, $0.value) }))
    object.set(
      "before", figures(report.figures.compactMap { figure in figure.before.map { (figure.key, $0) } }))
    object.set("unknown", unknown(report.figures, language))
    object.set("hours", report.calls.hours.map(traffic))
    object.set("weekdays", report.calls.weekdays.map(traffic))
    object.set("reasons", report.calls.reasons.map { counted("reason", $0.reason.rawValue, $0.count) })
    object.set(
      "friction", report.calls.friction.map { counted("cause", word($0.cause.term, language), $0.points) })
    object.set("callBacks", report.callBacks.map(callBack))
    object.set("unlisted", report.unlisted.map(unlisted))
    object.set("opinions", report.opinions.map(\.string))
    if let list = report.list {
      object.set("months", list.people.months.map(month))
      object.set("lists", lists(list.lists, language))
    }
    object.set("definitions", text.foot)
    return object
  }

  private static func word(_ term: Term, _ language: Language) -> String {
    language == .japanese ? term.japanese : term.english
  }

  private static func figures(_ figures: [(key: String, value: Figure.Value)]) -> JSONObject {
    var object = JSONObject()
    for (key, value) in figures {
      switch value {
      case .number(let number): object.set(key, number)
      case .share(let share):
        var part = JSONObject()
        part.set("count", share.count)
        part.set("of", share.of)
        part.set("percent", share.percent)
        object.set(key, part)
      case .unknown: continue
      }
    }
    return object
  }

  private static func unknown(_ figures: [Figure], _ language: Language) -> JSONObject {
    var object = JSONObject()
    for figure in figures {
      if case .unknown(let why) = figure.value { object.set(figure.key, word(why, language)) }
    }
    return object
  }

  private static func traffic(_ traffic: CallFigures.Traffic) -> JSONObject {
    var object = JSONObject()
    object.set("calls", traffic.calls)
    object.set("missed", traffic.missed)
    return object
  }

  private static func counted(_ name: String, _ word: String, _ count: Int) -> JSONObject {
    var object = JSONObject()
    object.set(name, word)
    object.set("count", count)
    return object
  }

  private static func callBack(_ row: Report.CallBack) -> JSONObject {
    var object = JSONObject()
    object.set("number", row.number)
    object.set("name", row.name)
    object.set("day", Command.date(row.since.day))
    object.set("calls", row.tries)
    object.set("needsCare", row.needsCare)
    return object
  }

  private static func unlisted(_ row: Report.Unlisted) -> JSONObject {
    var object = JSONObject()
    object.set("number", row.number)
    object.set("day", Command.date(row.last.day))
    object.set("calls", row.calls)
    return object
  }

  private static func month(_ month: People.Month) -> JSONObject {
    var object = JSONObject()
    object.set("year", month.year)
    object.set("month", month.month)
    object.set("first", month.returned.of)
    object.set("second", month.returned.count)
    return object
  }

  private static func lists(_ lists: [PeopleList], _ language: Language) -> JSONObject {
    var object = JSONObject()
    for list in lists {
      let people = list.people.map { person in
        var object = JSONObject()
        object.set("name", person.name)
        object.set("code", person.code)
        object.set("number", person.number)
        object.set("why", word(person.why, language))
        return object
      }
      var part = JSONObject()
      part.set("count", list.count)
      part.set("people", people)
      object.set(list.kind.rawValue, part)
    }
    return object
  }
}
