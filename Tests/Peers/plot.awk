# Curves → a picture (SVG) of success against noise:   awk -f plot.awk theory.tsv curves.tsv
# Four panels; what theory allows is dashed, its 90 % points are marked.
BEGIN {
  FS = "\t"
  panels = split("bell v23 ntt dtmf", panel, " ")
  title["bell"] = "Bell 202, MDMF (North America)"
  title["v23"] = "V.23, MDMF (ETSI)"
  title["ntt"] = "V.23, NTT Number Display"
  title["dtmf"] = "DTMF, A … C"
  n = split("denwaban spandsp multimon-ng minimodem bit-by-bit sequence", names, " ")
  split("#0072b2 #d55e00 #009e73 #cc79a7 #777777 #777777", colour, " ")
  split("denwaban,libspandsp,multimon-ng,minimodem (sum checked by us),ideal: bit by bit,ideal: sequence (MLSE)", label, ",")
  for (c = 1; c <= n; c++) number[names[c]] = c
  left = -4; right = 14; width = 380; height = 200
}
/^#/ || NF < 6 || !($3 in number) || $4 <= 0 || $2 < left || $2 > right { next }
{ place = ++count[$1, $3]; db[$1, $3, place] = $2; share[$1, $3, place] = $5 / $4 }
function x(value) { return (value - left) / (right - left) * width }
function y(value) { return (1 - value) * height }
function curve(kind, name,    c, place, points, style) {
  c = number[name]
  if (!count[kind, name]) return
  for (place = 1; place <= count[kind, name]; place++)
    points = points sprintf("%.1f,%.1f ", x(db[kind, name, place]), y(share[kind, name, place]))
  style = c > 4 ? "stroke-width='1.2' stroke-dasharray='" (c == 5 ? "5 3" : "1.5 3") "'" : "stroke-width='" (c == 1 ? 3 : 1.8) "'"
  print "<polyline fill='none' stroke='" colour[c] "' " style " points='" points "'/>"
  if (c > 4) mark(kind, name, c)
}
# A ring where an ideal receiver has 90 %.
function mark(kind, name, c,    place, low, high, at) {
  for (place = 2; place <= count[kind, name]; place++) {
    low = share[kind, name, place - 1]; high = share[kind, name, place]
    if (low >= 0.9 || high < 0.9) continue
    at = db[kind, name, place - 1] + (db[kind, name, place] - db[kind, name, place - 1]) * (0.9 - low) / (high - low)
    printf "<circle cx='%.1f' cy='%.1f' r='3.5' fill='white' stroke='%s' stroke-width='1.5'/>\n", x(at), y(0.9), colour[c]
    printf "<text x='%.1f' y='%.1f' text-anchor='end' paint-order='stroke' stroke='white' stroke-width='4'>%.1f</text>\n", x(at) - 7, y(0.9) + 4, at
    return
  }
}
function axes(kind,    value) {
  print "<text x='0' y='-10' font-size='14' font-weight='bold'>" title[kind] "</text>"
  for (value = 0; value <= 100; value += 25) {
    printf "<line x1='0' x2='%d' y1='%.1f' y2='%.1f' stroke='#dddddd'/>\n", width, y(value / 100), y(value / 100)
    printf "<text x='-6' y='%.1f' text-anchor='end'>%d %%</text>\n", y(value / 100) + 4, value
  }
  for (value = left; value <= right; value += 2) {
    printf "<line x1='%.1f' x2='%.1f' y1='0' y2='%d' stroke='#eeeeee'/>\n", x(value), x(value), height
    printf "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>\n", x(value), height + 16, value < 0 ? "−" (-value) : value
  }
  printf "<rect width='%d' height='%d' fill='none' stroke='#888888'/>\n", width, height
  printf "<text x='%d' y='%d' text-anchor='middle'>S/N in 300 … 3,400 Hz, dB</text>\n", width / 2, height + 33
}
END {
  print "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 900 620' font-family='sans-serif' font-size='11' fill='#222222'>"
  print "<title>Calls received whole and right, against noise</title>"
  print "<rect width='900' height='620' fill='white'/>"
  print "<text x='60' y='24' font-size='15'>Calls received with number, name and date right, against noise</text>"
  for (p = 1; p <= panels; p++) {
    printf "<g transform='translate(%d,%d)'>\n", 60 + (p - 1) % 2 * 440, 62 + int((p - 1) / 2) * 265
    axes(panel[p])
    for (c = n; c >= 1; c--) curve(panel[p], names[c])
    print "</g>"
  }
  for (c = 1; c <= n; c++) {
    style = c > 4 ? "stroke-width='1.2' stroke-dasharray='" (c == 5 ? "5 3" : "1.5 3") "'" : "stroke-width='" (c == 1 ? 3 : 1.8) "'"
    printf "<line x1='%d' x2='%d' y1='%d' y2='%d' stroke='%s' %s/>\n", 60 + (c - 1) % 3 * 290, 90 + (c - 1) % 3 * 290, 580 + int((c - 1) / 3) * 20, 580 + int((c - 1) / 3) * 20, colour[c], style
    printf "<text x='%d' y='%d'>%s</text>\n", 98 + (c - 1) % 3 * 290, 584 + int((c - 1) / 3) * 20, label[c]
  }
  print "</svg>"
}
