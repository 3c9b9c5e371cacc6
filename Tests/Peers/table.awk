# Results → tables:   awk -v unit=… -f table.awk RESULTS
# Lines are   kind, condition, receiver, sent, right, wrong, …   with tabs between. A table a kind, a row a condition,
# a column a receiver: right messages in percent of those sent, and with a ! those delivered that nobody sent.
BEGIN {
  FS = "\t"
  columnCount = split("denwaban spandsp multimon-ng minimodem minimodem-raw", column, " ")
}
/^#/ || NF < 6 { next }
!($1 in kinds) { kinds[$1] = 1; kind[++kindCount] = $1 }
!(($1, $2) in rows) { rows[$1, $2] = 1; row[$1, ++rowCount[$1]] = $2; wide = wide > length($2) ? wide : length($2) }
{
  cell[$1, $2, $3] = ($4 > 0 ? sprintf("%.0f", 100 * $5 / $4) : "–") ($6 > 0 ? " !" $6 : "")
  sent[$1] = sent[$1] > $4 ? sent[$1] : $4
}
END {
  for (k = 1; k <= kindCount; k++) {
    print "\n" kind[k] ", up to " sent[kind[k]] " messages a row; percent heard right, !wrong ones"
    line = sprintf("%-26s", unit)
    for (c = 1; c <= columnCount; c++) line = line sprintf("%15s", column[c])
    print line
    for (r = 1; r <= rowCount[kind[k]]; r++) {
      name = row[kind[k], r]
      line = name
      for (pad = columnsOf(name); pad < 26; pad++) line = line " "
      for (c = 1; c <= columnCount; c++) {
        text = ((kind[k], name, column[c]) in cell) ? cell[kind[k], name, column[c]] : ""
        for (pad = columnsOf(text); pad < 15; pad++) line = line " "
        line = line text
      }
      print line
    }
  }
}
# Characters, not octets: whatever awk counts, continuation octets of UTF-8 take no column.
function columnsOf(text,    copy) {
  copy = text
  gsub(/−|–|µ|…/, "x", copy)
  return length(copy)
}
