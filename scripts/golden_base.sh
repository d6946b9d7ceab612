#!/usr/bin/env bash
# Makes the base that later versions must open and read alike: a small demo firm
# of this build, packed, and beside it the figures of its reports. What is there
# for a version is never made again. scripts/golden_base.sh BINARY VERSION
set -euo pipefail
bin=$(realpath "$1")
version=$2
cd "$(dirname "$0")/../data/store/testdata/golden"
if [ -e "$version.db.gz" ]; then
	echo "$version.db.gz is there already; bases of past versions are kept as they are" >&2
	exit 1
fi
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
base=$temp/$version.db
"$bin" demo --base "$base" --today 2026-03-02 --clients 14 --orders 40 --months 12
"$bin" compact --base "$base"
"$bin" check --base "$base"
for report in sales abc funnel; do
	"$bin" report "$report" --base "$base" --as-of 2026-03-02 --from 2025-03-01 --to 2026-02-28 --out "$temp/$report.csv" >/dev/null
	echo "== $report"
	cat "$temp/$report.csv"
done >"$temp/$version.golden"
gzip -9n "$base"
mv "$temp/$version.golden" "$base.gz" .
ls -l "$version".*
