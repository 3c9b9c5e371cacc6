# The parts of `run`, which sets $receivers, $kinds, $messages, $hours, $seed, $step, $out, $work and $here and has
# cell, hear, receive, begin and portion.

# Success against noise, with what theory allows.
print_curves() {
  awk -v unit="S/N dB" -f "$here/table.awk" "$out/curves.tsv"
  for kind in sdmf bell v23 ntt; do "$work/theory" "$kind" "$messages" "$seed"; done >"$out/theory.tsv"
  awk -f "$here/points.awk" "$out/curves.tsv" "$out/theory.tsv" | tee "$out/points.tsv"
  awk -f "$here/plot.awk" "$out/theory.tsv" "$out/curves.tsv" >"$out/curves.svg"
}

curves() {
  begin curves.tsv "$heard"
  for kind in $kinds; do
    snr=-1
    [ "$kind" = dtmf ] && snr=-4
    while [ $snr -le 14 ]; do
      cell curves.tsv "$kind" $snr "$messages" snr=$snr
      snr=$((snr + step))
    done
  done
  print_curves
}

# conditions KIND [pairs]: name, words and class of those for a kind, with tabs; or only those also tried in pairs.
conditions() {
  letter=f
  case $1 in ntt) letter=n ;; dtmf) letter=d ;; esac
  awk -F '   *' -v letter=$letter -v pairs="${2:-}" \
    '!/^#/ && index($2, letter) && (!pairs || $4) { print $1 "\t" $3 "\t" $4 }' "$here/conditions.txt"
}

print_robustness() {
  awk -v unit="alone, at 30 dB" -f "$here/table.awk" "$out/robustness.tsv"
}

robustness() {
  begin robustness.tsv "$heard"
  for kind in $kinds; do
    conditions "$kind" >"$work/conditions"
    while IFS='	' read -r name words class; do
      # shellcheck disable=SC2086
      cell robustness.tsv "$kind" "$name" $((messages / 2)) $words
    done <"$work/conditions"
  done
  print_robustness
}

print_pairs() {
  # Hundreds of rows: the sums, and the pairs in which ours loses anything.
  awk -F '\t' '
    /^#/ { next }
    !(($1, $3) in sent) { order[++n] = $1 SUBSEP $3 }
    { sent[$1, $3] += $4; right[$1, $3] += $5; wrong[$1, $3] += $6 }
    $3 == "denwaban" && $5 < $4 { print "  " $1 ": " $2 ": " $5 " of " $4 }
    END {
      for (k = 1; k <= n; k++) {
        split(order[k], part, SUBSEP)
        printf "%s\t%s\t%.1f %% of %d, wrong %d\n", part[1], part[2], 100 * right[order[k]] / sent[order[k]],
          sent[order[k]], wrong[order[k]]
      }
    }' "$out/pairs.tsv"
}

pairs() {
  begin pairs.tsv "$heard"
  for kind in $kinds; do
    [ "$kind" = sdmf ] && continue
    conditions "$kind" pairs >"$work/conditions"
    awk -F '\t' '{ name[NR] = $1; words[NR] = $2; class[NR] = $3 }
      END {
        for (a = 1; a <= NR; a++)
          for (b = a + 1; b <= NR; b++)
            if (class[a] != class[b]) print name[a] ", " name[b] "\t" words[a] " " words[b]
      }' "$work/conditions" >"$work/pairs"
    while IFS='	' read -r name words; do
      # shellcheck disable=SC2086
      cell pairs.tsv "$kind" "$name" $((messages / 5)) snr=20 $words
    done <"$work/pairs"
  done
  print_pairs
}

# One bit of each payload changed, the check left as it was: whatever is delivered ought not to be. In the truth stands
# what it was before: "right" is a bit that noise changed back.
print_flips() {
  echo "delivered although a bit was changed (as it was before, otherwise):"
  awk -F '\t' '!/^#/ { print "  " $1 " at " $2 " dB, " $3 ": " $5 ", " $6 " of " $4 }' "$out/flips.tsv"
}

flips() {
  begin flips.tsv "$heard"
  for kind in $kinds; do
    [ "$kind" = dtmf ] && continue
    for snr in 30 15 10 6; do cell flips.tsv "$kind" $snr $((10 * messages)) snr=$snr flip=1; done
  done
  print_flips
}

# What `decode --json` says of a line, against what it was. Ours alone: no other tells.
quality() {
  case $receivers in *denwaban*) ;; *) return 0 ;; esac
  begin quality.tsv "kind	line	receiver	messages	mark Hz: mean error	greatest	space Hz		bit/s		twist dB		S/N dB	"
  for kind in $kinds; do
    case $kind in sdmf | dtmf) continue ;; esac
    for words in snr=20 snr=15 snr=10 tones=4 tones=-4 rate=5 rate=-5 clock=2 clock=-2 twist=6 twist=-6 twist=10 \
      level=-45 stop=4 fs=44100; do
      "$work/corpus" "$kind" "$messages" "$seed" "$work/call.wav" "$work/truth" $words
      receive denwaban "$kind" >"$work/said"
      printf '%s\t%s\tdenwaban\t%s\n' "$kind" $words "$(awk -v kind="$kind" -v words=$words -f "$here/quality.awk" "$work/said")"
    done
  done | tee -a "$out/quality.tsv"
}

# speech SEED SECONDS: espeak-ng reads nonsense and numbers in one of its voices, into call.wav; without it, synthetic.
speech() {
  command -v espeak-ng >/dev/null && command -v sox >/dev/null || { "$work/nothing" voice "$@" "$work/call.wav"; return; }
  set -- "$1" "$2" $(awk -v seed="$1" 'BEGIN {
    n = split("en-us en-gb de fr-fr es it pt-br nl sv pl ru tr hi cmn ja ko fi el vi id", language, " ")
    m = split("m1 m2 m3 m4 m5 m6 m7 f1 f2 f3 f4 f5", form, " ")
    print language[seed % n + 1] "+" form[int(seed / n) % m + 1], 120 + seed * 37 % 120, 20 + seed * 29 % 60 }')
  awk -v seed="$1" -v seconds="$2" -v voice="$3" 'BEGIN {
    srand(seed)
    n = split("ka ki ku ke ko sa shi su se so ta chi to na ni no ma mi mo ra ri ro an en on str pla bro gre ill oum", sound, " ")
    if (voice ~ /^ja/) n = split("か き く け こ さ し す せ そ た ち と な に の ま み も ら り ろ あん でん わ ばん ょう っと", sound, " ")
    for (word = 0; word < 3 * seconds; word++) {
      text = ""
      for (part = 2 + int(rand() * 3); part > 0; part--) text = text sound[1 + int(rand() * n)]
      if (rand() < 0.1) text = int(rand() * 100000)
      printf "%s%s", text, rand() < 0.1 ? ".\n" : rand() < 0.1 ? ", " : " "
    } }' >"$work/text"
  espeak-ng -v "$3" -s "$4" -p "$5" -f "$work/text" --stdout 2>/dev/null |
    sox -V1 -t wav - -r 8000 -b 16 "$work/call.wav" gain -n -6 trim 0 "$2" 2>/dev/null
}

# Nobody calls. Pieces of ten minutes, every second one read by a voice; the receivers hear them for every kind of call.
print_negatives() {
  awk -F '\t' '
    /^#/ { next }
    !(($3, $1) in hours) { order[++n] = $3 SUBSEP $1 }
    { hours[$3, $1] += $2; calls[$3, $1] += $4; allHours[$3] += $2; allCalls[$3] += $4 }
    END {
      for (k = 1; k <= n; k++) {
        split(order[k], part, SUBSEP)
        printf "  %-20s %-9s %5.1f h  %d calls\n", part[1], part[2], hours[order[k]], calls[order[k]]
      }
      for (r in allHours) printf "%s: %d calls in %.1f hours in which nobody called\n", r, allCalls[r], allHours[r]
    }' "$out/negatives.tsv"
}

negatives() {
  begin negatives.tsv "sound	hours	receiver	calls"
  piece=0 pieces=$(awk -v hours="$hours" 'BEGIN { print int(6 * hours + 0.5) }')
  while [ $piece -lt "$pieces" ]; do
    number=$((seed * 1000 + piece))
    what=$(echo music noise tones fsk line octets voice fax dialling | cut -d ' ' -f $((piece / 2 % 9 + 1)))
    case $((piece % 2))/$what in
      0/*) what=speech; speech $((number / 2)) 600 ;;
      1/fax) [ -x "$work/spandsp" ] || what=fsk ;;
    esac
    case $what in
      speech) ;;
      fax) "$work/spandsp" fax $number 600 | sox -V1 -t raw -r 8000 -e signed -b 16 -c 1 - "$work/call.wav" trim 0 600 ;;
      *) "$work/nothing" $what $number 600 "$work/call.wav" ;;
    esac
    portion
    for receiver in $receivers; do
      : >"$work/calls"
      for kind in $kinds; do
        # Ours hears every kind at once.
        [ "$receiver" = denwaban ] && [ -s "$work/calls" ] && continue
        if hear "$receiver" "$kind"; then awk 'END { print NR }' "$work/heard" >>"$work/calls"; fi
      done
      printf '%s\t0.1667\t%s\t%s\n' $what "$receiver" "$(awk '{ n += $1 } END { print n + 0 }' "$work/calls")" \
        >>"$out/negatives.tsv"
    done
    piece=$((piece + 1))
  done
  print_negatives
}

# Digits that a voice is taken for, in an hour of speech.
print_talkoff() {
  awk -F '\t' '!/^#/ { hours[$3] += $2; digits[$3] += $4 }
    END { for (r in hours) printf "%s: %d digits in %.1f hours of speech\n", r, digits[r], hours[r] }' "$out/talkoff.tsv"
}

talkoff() {
  begin talkoff.tsv "sound	hours	receiver	digits"
  digits=$work/digits
  # shellcheck disable=SC2046
  case $receivers in
    *denwaban*)
      swiftc -O -parse-as-library -swift-version 6 -enable-upcoming-feature ExistentialAny \
        -enable-upcoming-feature InternalImportsByDefault -module-name Digits -o "$digits" \
        $(find "$root/Sources/Modem" -name '*.swift') "$here/Digits.swift"
      ;;
  esac
  for piece in 0 1 2 3 4 5; do
    speech $((7000 + piece)) 600
    sox "$work/call.wav" -t raw -r 8000 -e signed -b 16 -c 1 "$work/8000"
    portion
    for receiver in $receivers; do
      case $receiver in
        denwaban) count=$("$digits" <"$work/8000") ;;
        spandsp) count=$("$work/spandsp" digits <"$work/8000") ;;
        multimon-ng) count=$(receive multimon-ng dtmf | grep -c '^DTMF' || true) ;;
        *) continue ;;
      esac
      printf 'speech\t0.1667\t%s\t%s\n' "$receiver" "$count" >>"$out/talkoff.tsv"
    done
  done
  print_talkoff
}

# Seconds of sound a second, and instructions a second of sound: calls, and speech. Instructions are the difference
# between twenty seconds and ten, so that starting costs nothing.
print_speed() {
  sort "$out/speed.tsv"
}

speed() {
  begin speed.tsv "kind	sound	receiver	× real time	million instructions a second of sound"
  for kind in $kinds; do
    for sound in calls speech; do
      for length in 600 20 10; do
        if [ $sound = speech ]; then
          speech 7 $length
        else
          "$work/corpus" "$kind" $((length * 2 / 3)) "$seed" "$work/long.wav" "$work/truth" gap=0.7
          sox -V1 "$work/long.wav" "$work/call.wav" trim 0 $length
        fi
        portion
        for receiver in $receivers; do
          [ "$receiver" = minimodem-raw ] && continue
          if [ $length = 600 ]; then
            start=$(date +%s%N)
            before="" receive "$receiver" "$kind" >/dev/null || continue
            end=$(date +%s%N)
            awk "BEGIN { printf \"%.0f\", 600e9 / ($end - $start) }" >"$work/speed.$receiver"
          elif command -v valgrind >/dev/null; then
            before="valgrind --tool=callgrind --callgrind-out-file=$work/callgrind.out"
            receive "$receiver" "$kind" 2>"$work/counted" >/dev/null || continue
            before=""
            sed -n 's/.*Collected *: *//p' "$work/counted" >"$work/instructions.$receiver.$length"
          fi
        done
      done
      for receiver in $receivers; do
        [ -s "$work/speed.$receiver" ] || continue
        count=$(awk 'NR == 1 { more = $1 } NR == 2 { printf "%.2f", (more - $1) / 10e6 }' \
          "$work/instructions.$receiver.20" "$work/instructions.$receiver.10" 2>/dev/null || true)
        printf '%s\t%s\t%s\t%s\t%s\n' "$kind" $sound "$receiver" "$(cat "$work/speed.$receiver")" "$count" \
          >>"$out/speed.tsv"
        rm -f "$work/speed.$receiver"
      done
    done
  done
  print_speed
}

# Every table there is, as text, without hearing anything again.
report() {
  for part in curves robustness pairs flips negatives talkoff speed; do
    [ -s "$out/$part.tsv" ] || continue
    printf '\n== %s\n' $part
    print_$part
  done
  [ ! -s "$out/quality.tsv" ] || { printf '\n== quality\n'; cat "$out/quality.tsv"; }
}
