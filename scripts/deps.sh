#!/usr/bin/env bash
# Installs from Debian's packages what the window, its tests and the papers'
# tests need; does nothing when all of it is there.
set -euo pipefail
want=(
	gcc pkg-config libgl1-mesa-dev xorg-dev                  # to build the window
	xvfb openbox xdotool imagemagick x11-utils x11-xkb-utils # to drive it in tests
	libgl1-mesa-dri dbus-x11
	poppler-utils zbar-tools                                 # to read papers back
)
missing=()
for p in "${want[@]}"; do
	dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing+=("$p")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "installing: ${missing[*]}"
sudo=
[ "$(id -u)" -eq 0 ] || sudo=sudo
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
