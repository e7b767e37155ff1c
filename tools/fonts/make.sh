#!/usr/bin/env bash
# Makes the font of the papers from Sarabun (OFL) and puts it, with its glyph table, into the Documents module.
# The results are kept in the repository: neither run nor test needs this. Needs npm and python3-fonttools.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" @expo-google-fonts/sarabun@0.4.1
"${PYTHON:-python3}" "$here/make_papers_font.py" "$work/node_modules/@expo-google-fonts/sarabun" "$here/../../src/Modules/Documents/Fonts"
# The letters of almost every paper, for previews on a screen: the same list as ScreenLetters in PaperStyle.cs. Needs python3-brotli.
for weight in Regular Bold; do
  "${PYTHON:-python3}" -m fontTools.subset "$here/../../src/Modules/Documents/Fonts/Saraban-$weight.ttf" --layout-features='*' --no-hinting --flavor=woff2 \
    --unicodes="U+0020-007E,U+00A0-00B7,U+00D7,U+0E01-0E5B,U+200B-200D,U+2010-2015,U+2018-201D,U+2022,U+2026,U+25CC,U+25CF,U+2610-2612" \
    --output-file="$here/../../src/Modules/Documents/Fonts/Saraban-$weight.woff2"
done
