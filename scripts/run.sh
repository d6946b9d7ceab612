#!/usr/bin/env bash
# Opens the window on the demo base; where there is no display, leaves in out/
# what the window would have shown. scripts/run.sh BINARY BASE
set -euo pipefail
bin=$1 base=$2
[ -e "$base" ] || "$bin" demo --base "$base"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	exec "$bin" --base "$base"
fi
out=$(dirname "$base")
echo "no display here: writing screens, reports and papers to $out/"
"$bin" screens --base "$base" --out "$out/screens"
for report in abc sales; do
	"$bin" report "$report" --base "$base" --out "$out/$report.pdf"
	"$bin" report "$report" --base "$base" --out "$out/$report.xlsx"
	"$bin" report "$report" --base "$base" --out "$out/$report.png"
done
"$bin" export sales --base "$base" --out "$out/sales.csv" >/dev/null
last=$(tail -1 "$out/sales.csv" | cut -d, -f1) # number of the last order
"$bin" print invoice "$last" --base "$base" --out "$out/invoice.pdf"
ls "$out"
