#!/bin/bash
# Feeds every parser of what comes from outside with inputs that grow by coverage (libFuzzer, in the Swift toolchain). A
# trap, more than 100 ms of processor time for one input, one allocation of more than 64 MiB, or a process that grows
# beyond 256 MiB ends a target with the input saved in .build/fuzz.
#
#     Tests/Fuzz/run.sh [-n RUNS] [TARGET…]      default: 100,000 runs of every target
#
# Ten million runs keep one core busy for an hour with List, 45 minutes with Number, 20 with Value, 12 with Workbook, and
# for less with each of the others; building takes three minutes. `kill -INT` ends a target early and lets it say how far it came.
#
# Builds from the sources of the modules alone; what was found stays in .build/fuzz/found-TARGET and is fed again.
set -eu
targets="List Workbook Number Value Index DataMessage Digits ModemText Wave LAN Journal Configuration"
runs=100000
if [ "${1:-}" = -n ]; then runs=$2; shift 2; fi
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/.build/fuzz
mkdir -p "$work" && cd "$work"
flags="-O -swift-version 6 -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault"
flags="$flags -sanitize=fuzzer -parse-as-library -I ."
for library in CLinux CLibraries CProcessor; do
  mkdir -p $library
  cp "$root/Sources/$library/include/"*.h $library/
  { echo "module $library {"; for header in $library/*.h; do echo "  header \"$(basename $header)\""; done; echo "  export *"; echo "}"; } > $library/module.modulemap
  flags="$flags -I $library"
done
module() {
  swiftc $flags -wmo -enable-testing -module-name "$1" -emit-module -emit-object -o "$1.o" \
    $(find "$root/Sources/$1" -name '*.swift')
}
for name in Modem CallerID Line Directory CustomerList Journal Card Station LAN Host; do module $name; done
objects="Modem.o CallerID.o Line.o Directory.o CustomerList.o Journal.o Card.o Station.o LAN.o Host.o"
for source in "$root"/Sources/C*/*.c; do
  object=$(basename "${source%.c}").o
  clang -c -O1 -I "$(dirname "$source")/include" -o "$object" "$source"
  objects="$objects $object"
done
# Of an archive only what a target reaches is linked, and only that is asked after each run what was reached.
rm -f modules.a && ar rcs modules.a $objects

# Each first octet chooses what a target does with the rest; the vectors of the tests are the seeds.
seeds() {
  mkdir -p "seeds-$1"
  case $1 in
    List) for file in "$root"/Tests/Fuzz/Seeds/List/*; do
        for choice in '\000' '\001' '\012' '\017'; do
          { printf "$choice"; cat "$file"; } > "seeds-List/$(basename "$file")${choice#?}"
        done
      done
      for file in "$root"/Tests/CustomerListTests/Vectors/*.txt; do
        { printf '\0'; sed '1,/^---$/d' "$file"; } > "seeds-List/$(basename "$file")"
      done ;;
    Workbook) printf '\002<row r="2"><c r="B2" t="s"><v>0</v></c><c s="1"><v>45383</v></c></row>' > seeds-Workbook/sheet
      printf '\001<sst><si><t>a&amp;</t><rPh><t>b</t></rPh></si></sst>' > seeds-Workbook/strings
      { printf '\003'; cat "$root/Tests/Fuzz/Seeds/Workbook/sheet.xlsx"; } > seeds-Workbook/archive
      { printf '\004'; cat "$root/Tests/Fuzz/Seeds/Workbook/sheet.xlsx"; } > seeds-Workbook/list
      { printf '\000'; printf 'aaaaaaaaaaaaaaaaaaaaaaaaabcabcabc' | gzip -c | tail -c +11; } > seeds-Workbook/deflate ;;
    Number) grep -hv '^#' "$root"/Tests/DirectoryTests/Vectors/jp-*.t* | awk -F' => |\t' '{ f = "seeds-Number/" NR; printf "%s", $1 > f; close(f) }' ;;
    Value) n=0; for text in 2024/4/1 令和6年4月1日 S60.4.1 '4/5/2024' 45383 '¥1,234' '１２回' '--06-15'; do
        n=$((n + 1)); printf '%s' "$text" > seeds-Value/$n; done
      printf '[list 1] a\n氏名 = name\n' > seeds-Value/columns ;;
    Index) printf '\000\001\001' > seeds-Index/one ;;
    DataMessage) for file in "$root"/Tests/CallerIDTests/Vectors/*.txt; do
        grep -q '^hex:' "$file" || continue
        { printf '\000'; sed '1,/^hex:/d' "$file" | xxd -r -p; } > "seeds-DataMessage/$(basename "$file")"
      done
      printf '\001\200\001\01009301224\002\0126095551212\007\011SMITH' > seeds-DataMessage/framed
      printf '\002\300\014\202\0120312345678' > seeds-DataMessage/display ;;
    Digits) for file in "$root"/Tests/CallerIDTests/Vectors/dtmf-*.txt; do
        sed '1,/^digits:/d' "$file" > "seeds-Digits/$(basename "$file")"; done ;;
    ModemText) for file in "$root"/Tests/CallerIDTests/Vectors/modem-*.txt; do
        sed '1,/^text:/d' "$file" > "seeds-ModemText/$(basename "$file")"; done ;;
    Wave) printf 'RIFF\044\0\0\0WAVEfmt \020\0\0\0\001\0\001\0\100\037\0\0\200\076\0\0\002\0\020\0data\010\0\0\0abcdefgh' > seeds-Wave/pcm ;;
    LAN) printf '\001{"v":1,"box":"x","ep":1,"seq":2,"ev":"ring","call":"1-2","line":1,"rings":3}' > seeds-LAN/notice
      printf '\003{"a":[1,-2.5e3,true,null,"\\u00e9"],"b":{}}' > seeds-LAN/json
      printf '\002{"call":"1-2"}' > seeds-LAN/card ;;
    Journal) { printf '\000'; grep -hv '^#' "$root/Tests/JournalTests/Vectors/entries.txt" | cut -c10-; } > seeds-Journal/entries ;;
    Configuration) cp "$root/Board/denwaban.conf" seeds-Configuration/ ;;
  esac
}

# The longest input of a target in octets: room for several of what it reads. What is longer says nothing new, slower.
longest() {
  case $1 in
    Number | Value) echo 64 ;;
    Digits) echo 128 ;;
    List) echo 320 ;;
    DataMessage | ModemText) echo 384 ;;
    Configuration | Journal | Wave) echo 512 ;;
    *) echo 1500 ;;
  esac
}

for target in ${@:-$targets}; do
  extra=""
  if [ "$target" = Configuration ]; then
    extra="$root/Sources/denwaban/Configuration.swift $root/Sources/denwaban/ConfigurationKey.swift"
    extra="$extra $root/Sources/denwaban/ConfigurationReader.swift"
  fi
  swiftc $flags -module-name "Fuzz$target" -o "fuzz-$target" "$root/Tests/Fuzz/Fuzz$target.swift" \
    "$root/Tests/Fuzz/Bound.swift" $extra modules.a
  seeds "$target"
  mkdir -p "found-$target"
  echo "== $target"
  SWIFT_BACKTRACE=enable=no "./fuzz-$target" -runs="$runs" -timeout=10 -malloc_limit_mb=64 -rss_limit_mb=256 \
    -max_len=$(longest "$target") -print_final_stats=1 -artifact_prefix="$work/$target-" "found-$target" "seeds-$target" 2>&1 |
    grep -aE '^(stat::|SUMMARY|==[0-9]|Fatal|FuzzB|Fuzz[A-Z]|artifact|Done)|ERROR|Precondition' || true
done
