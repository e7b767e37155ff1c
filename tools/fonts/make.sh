#!/usr/bin/env bash
# Makes the font of the papers from Sarabun (OFL) and puts it, with its glyph table, into the Documents module.
# The results are kept in the repository: neither run nor test needs this. Needs npm and python3-fonttools.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" @expo-google-fonts/sarabun@0.4.1
"${PYTHON:-python3}" "$here/make_papers_font.py" "$work/node_modules/@expo-google-fonts/sarabun" "$here/../../src/Modules/Documents/Fonts"
