# How much of the truth was heard:   awk -f score.awk TRUTH HEARD
# Both have lines of   seconds, number, name, date   with tabs between; - for what is not said (seconds: not known).
# Prints   sent, right, wrong, twice   and the median and the greatest of how late the right ones were, in ms.
# Right is a message with number, name and date as sent, once; wrong is one that nobody sent.
BEGIN { FS = OFS = "\t" }
NF < 4 { next }
FILENAME == ARGV[1] { sent++; left[$2, $3, $4]++; known[$2, $3, $4] = 1; at[$2, $3, $4] = $1; next }
left[$2, $3, $4] > 0 {
  left[$2, $3, $4]--
  right++
  if ($1 != "-") {
    delay = 1000 * ($1 - at[$2, $3, $4])
    for (place = ++delays; place > 1 && late[place - 1] > delay; place--) late[place] = late[place - 1]
    late[place] = delay
  }
  next
}
($2, $3, $4) in known { twice++; next }
{ wrong++ }
END {
  middle = delays ? sprintf("%.1f", late[int((delays + 1) / 2)]) : "-"
  last = delays ? sprintf("%.1f", late[delays]) : "-"
  print sent + 0, right + 0, wrong + 0, twice + 0, middle, last
}
