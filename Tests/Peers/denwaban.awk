# What `denwaban decode --json` prints → seconds, number, name, date with tabs between.
function text(key,    found) {
  if (!match($0, "\"" key "\":\"([^\"\\\\]|\\\\.)*\"")) return ""
  found = substr($0, RSTART, RLENGTH)
  return substr(found, length(key) + 5, RLENGTH - length(key) - 5)
}
/"type":"call"/ && match($0, /"at":[0-9.]+/) {
  at = substr($0, RSTART + 5, RLENGTH - 5)
  number = text("number"); name = text("name"); date = text("date") text("time")
  gsub(/[-:]/, "", date)
  print at "\t" (number == "" ? "-" : number) "\t" (name == "" ? "-" : name) "\t" (date == "" ? "-" : date)
}
