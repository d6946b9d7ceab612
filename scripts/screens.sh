#!/usr/bin/env bash
# Every screen to docs/screens/, light and dark, Russian and English, without a
# display. scripts/screens.sh BINARY
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$1 base=out/screens.db
rm -f "$base"
"$bin" demo --base "$base" --today 2026-11-23
for lang in ru en; do
	for theme in light dark; do
		"$bin" screens --base "$base" --out "docs/screens/$lang-$theme" --lang "$lang" --theme "$theme" --size 1280x800
	done
done
