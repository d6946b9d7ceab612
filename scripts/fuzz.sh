#!/usr/bin/env bash
# Runs every fuzz target of the module in turn: scripts/fuzz.sh [60s].
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-60s}
git grep -lE '^func Fuzz' -- '*_test.go' | while read -r file; do
	for target in $(grep -oE '^func Fuzz\w+' "$file" | sed 's/func //'); do
		echo "== $target in $(dirname "$file")"
		go test "./$(dirname "$file")" -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 1x
	done
done
