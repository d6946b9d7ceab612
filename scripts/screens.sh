#!/usr/bin/env bash
# Every screen to out/screens/, light and dark, Russian and English, without a
# display; those the READMEs show go to docs/screens/. scripts/screens.sh BINARY
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$1 base=out/screens.db
rm -rf "$base" out/screens docs/screens
"$bin" demo --base "$base" --today 2026-11-23
for lang in ru en; do
	for theme in light dark; do
		"$bin" screens --base "$base" --out "out/screens/$lang-$theme" --lang "$lang" --theme "$theme" --size 1280x800
	done
done

# Numbers of the pictures change with every new screen, names do not.
mkdir -p docs/screens
for shown in en-light/clients en-light/order en-light/report-abc en-light/deals en-dark/home \
	ru-dark/import ru-light/clients ru-light/invoice ru-light/deals ru-light/report-abc ru-light/report-bottleneck; do
	cp "out/screens/${shown%/*}"/[0-9][0-9]-"${shown#*/}.png" "docs/screens/${shown/\//-}.png"
done
