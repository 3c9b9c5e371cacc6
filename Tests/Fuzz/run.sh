#!/bin/sh
# Feeds the parsers of lists and of the index with inputs that grow by coverage (libFuzzer, in the Swift toolchain).
# A crash, a trap, a leak or an input that takes longer than ten seconds ends it with that input saved.
#
#     Tests/Fuzz/run.sh [seconds for each target]        default 60
#
# Builds from the sources of the modules alone, in a folder that goes with the run; found inputs stay in .build/fuzz.
set -eu
seconds=${1:-60}
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/.build/fuzz
mkdir -p "$work"
cd "$work"
flags="-O -swift-version 6 -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault"
coverage="-sanitize=fuzzer -parse-as-library"
swiftc $flags $coverage -wmo -enable-testing -module-name Directory -emit-module -emit-object -o Directory.o \
  $(find "$root/Sources/Directory" -name '*.swift')
swiftc $flags $coverage -wmo -enable-testing -module-name CustomerList -I . -emit-module -emit-object -o CustomerList.o \
  $(find "$root/Sources/CustomerList" -name '*.swift')
for target in List Index; do
  swiftc $flags $coverage -module-name "Fuzz$target" -I . -o "fuzz-$target" "$root/Tests/Fuzz/Fuzz$target.swift" \
    Directory.o CustomerList.o
  mkdir -p "found-$target"
  if [ "$target" = List ]; then seeds="$root/Tests/Fuzz/Seeds"; else seeds=""; fi
  "./fuzz-$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=8192 -print_final_stats=1 \
    -artifact_prefix="$work/" "found-$target" $seeds 2>&1 | grep -E '^(stat::|SUMMARY|==|Fatal|artifact|Done)' || true
done
