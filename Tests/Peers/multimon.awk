# What multimon-ng prints for CLIPFSK and DTMF → -, number, name, date with tabs between. Digits have no silence between
# them in its print: a string is what stands from an A to a C.
function field(key,    found) {
  if (!match($0, key "=[^ ]*")) return "-"
  found = substr($0, RSTART + length(key) + 1, RLENGTH - length(key) - 1)
  return found == "" ? "-" : found
}
/^CLIPFSK:/ && /CID=/ {
  name = "-"
  if (match($0, "CNT=.*$")) name = substr($0, RSTART + 4)
  sub(/ +$/, "", name)
  print "-\t" field("CID") "\t" (name == "" ? "-" : name) "\t" field("DATE")
}
/^DTMF: / {
  digit = substr($0, 7, 1)
  if (digit == "A") { string = ""; open = 1; next }
  if (digit == "C" && open) { if (string != "") print "-\t" string "\t-\t-"; open = 0; next }
  string = string digit
}
