# Curves → the S/N at which each receiver has 50 % and 90 % of the messages, by a straight line between two points, and
# never again falls below:   awk -f points.awk RESULTS
BEGIN { FS = OFS = "\t" }
/^#/ || NF < 6 { next }
!(($1, $3) in count) { curve[++curves] = $1 OFS $3 }
{ place = ++count[$1, $3]; db[$1, $3, place] = $2; share[$1, $3, place] = $4 > 0 ? $5 / $4 : 0; wrong[$1, $3] += $6 }
function point(kind, receiver, level,    place, low, high, gap) {
  for (place = count[kind, receiver]; place >= 1; place--) if (share[kind, receiver, place] < level) break
  if (place == count[kind, receiver]) return "-"
  if (place == 0) return "<" db[kind, receiver, 1]
  low = share[kind, receiver, place]; high = share[kind, receiver, place + 1]
  gap = db[kind, receiver, place + 1] - db[kind, receiver, place]
  return sprintf("%.1f", db[kind, receiver, place] + gap * (level - low) / (high - low))
}
END {
  print "# kind", "receiver", "50 %", "90 %", "wrong"
  for (c = 1; c <= curves; c++) {
    split(curve[c], part, OFS)
    print part[1], part[2], point(part[1], part[2], 0.5), point(part[1], part[2], 0.9), wrong[part[1], part[2]]
  }
}
