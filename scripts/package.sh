#!/usr/bin/env bash
# A tar for Linux: the release binary, its icon and a desktop entry.
# scripts/package.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/.."
version=$1
dir=dist/kartoteka-$version
rm -rf "$dir"
mkdir -p "$dir"
go build -trimpath -tags migrated_fynedo,no_animations -ldflags "-s -w" -o "$dir/kartoteka" .
cp assets/app/kartoteka.png LICENSE README.ru.md "$dir/"
cat >"$dir/kartoteka.desktop" <<D
[Desktop Entry]
Type=Application
Name=Картотека
Comment=Клиенты, заказы, счета и отчёты
Exec=kartoteka
Icon=kartoteka
Categories=Office;Finance;
D
tar -C dist -cJf "dist/kartoteka-$version-linux-amd64.tar.xz" "kartoteka-$version"
ls -l dist/*.tar.xz
