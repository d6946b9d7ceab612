#!/bin/sh
# Cuts the embedded fonts out of Noto Sans: Latin, Cyrillic, punctuation and the
# signs that papers and screens use; no hinting. Needs fonts-noto-core and
# fonttools (apt-get install fonts-noto-core fonttools). Run from the root.
set -eu

from=${NOTO:-/usr/share/fonts/truetype/noto}
to=assets/fonts

# U+0020–007E, 00A0–017F  Latin, Latin-1, Latin Extended-A
# U+0400–045F, 0490–0491  Cyrillic: Russian, Belarusian, Ukrainian, Serbian
# and Kazakh and Tatar letters
# U+2009, 200A, 202F      thin and narrow spaces
# U+2010–2015, 2018–201E, 2020–2022, 2026, 2030, 2032, 2033, 2039, 203A  punctuation
# U+20AC, 20BD, 20B8      € ₽ ₸; U+2116 №; U+2122 ™
# arrows, mathematics, geometric marks of lists and trends
range="U+0020-007E,U+00A0-017F,U+0400-045F,U+0490-0493,U+0496-0497,U+049A-049B,\
U+04A2-04A3,U+04AE-04B1,U+04BA-04BB,U+04D8-04D9,U+04E8-04E9,\
U+2009,U+200A,U+202F,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032,\
U+2033,U+2039,U+203A,U+20AC,U+20B8,U+20BD,U+2116,U+2122,\
U+2190-2193,U+2196-2199,U+2206,U+2211,U+2212,U+2215,U+221A,U+221E,U+2248,U+2260,\
U+2264,U+2265,U+25A0,U+25A1,U+25B2,U+25B4,U+25B6,U+25B8,U+25BA,U+25BC,U+25BE,\
U+25C0,U+25C2,U+25C4,U+25C6,U+25CB,U+25CF,U+2605,U+2606,U+2610,U+2611,U+2713,U+2714,U+2717"

for face in Regular Bold; do
	pyftsubset "$from/NotoSans-$face.ttf" \
		--output-file="$to/NotoSans-$face.ttf" \
		--unicodes="$range" \
		--layout-features=kern \
		--no-hinting --desubroutinize --name-IDs='0,1,2,3,4,5,6,13,14' \
		--drop-tables+=GSUB,GDEF,DSIG
done
