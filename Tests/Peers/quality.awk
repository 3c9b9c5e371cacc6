# How right the quality of `decode --json` is:   awk -v kind=… -v words="tones=4 …" -f quality.awk SAID
# Prints the mean error and the greatest of markHz, spaceHz, bitRate, twistDB and snrDB against what was sent.
function value(key) {
  return match($0, "\"" key "\":-?[0-9.]+") ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 3) + 0 : 0
}
function note(key, sent,    error) {
  error = value(key) - sent
  sum[key] += error
  if (error < 0) error = -error
  if (error > most[key]) most[key] = error
}
BEGIN {
  given["snr"] = 30
  n = split(words, word, " ")
  for (w = 1; w <= n; w++) { split(word[w], part, "="); given[part[1]] = part[2] }
  clock = 1 + given["clock"] / 100
  tones = (1 + given["tones"] / 100) / clock
  mark = kind == "bell" ? 1200 : 1300
  space = kind == "bell" ? 2200 : 2100
}
/"quality":/ {
  count++
  note("markHz", mark * tones)
  note("spaceHz", space * tones)
  note("bitRate", 1200 * (1 + given["rate"] / 100) / clock)
  note("twistDB", given["twist"] + 0)
  note("snrDB", given["snr"])
}
END {
  line = count + 0
  keys = split("markHz spaceHz bitRate twistDB snrDB", key, " ")
  for (k = 1; k <= keys; k++) line = line sprintf("\t%+.1f\t%.1f", count ? sum[key[k]] / count : 0, most[key[k]])
  print line
}
