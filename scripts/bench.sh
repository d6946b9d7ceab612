#!/usr/bin/env bash
# Measures the program beside SQLite, DuckDB, bare bbolt and a bare window, and
# prints one table; writes nothing into the source tree. The bases are made once
# in a cache folder (several gigabytes, some minutes) and kept.
# scripts/bench.sh BINARY [flags of bench, such as -sizes M]
set -euo pipefail
bin=$(realpath "$1")
shift
cd "$(dirname "$0")/../bench"
cache=${KARTOTEKA_BENCH:-${TMPDIR:-/tmp}/kartoteka-bench}
mkdir -p "$cache"
go build -tags sqlite_fts5 -o "$cache/bench" .
go build -tags no_animations -o "$cache/bare" ./bare
window=()
if command -v Xvfb >/dev/null; then
	# A display of our own, without a window manager: nothing else paints there.
	exec {shown}< <(exec Xvfb -displayfd 1 -screen 0 1600x1000x24 2>/dev/null)
	xvfb=$!
	trap 'kill "$xvfb"' EXIT
	read -r number <&"$shown"
	export DISPLAY=:$number
	window=(-program "$bin" -bare "$cache/bare")
fi
"$cache/bench" -cache "$cache" "${window[@]}" "$@"
echo
echo "### Grid of 100 000 rows beside the toolkit's table, milliseconds a step in the test driver"
echo
cd ..
go test ./ui/kit -run '^$' -bench 'Scroll100000Rows|Search100000Rows' -benchtime 200x |
	awk '/^Benchmark/ { sub(/^Benchmark/, "", $1); sub(/-[0-9]+$/, "", $1); if (!head++) print "| task | ms |\n|---|--:|"; printf "| %s | %.3f |\n", $1, $3 / 1e6 }'
