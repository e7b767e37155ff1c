#!/usr/bin/env bash
# Fetches the web subsets of Sarabun (SIL OFL 1.1) that src/Ui/wwwroot/fonts keeps, and cuts them to the letters of Thai pages: a third less to carry.
# Needs npm, python3-fonttools and python3-brotli; neither run nor test does.
set -euo pipefail
version=5.3.0
here=$(cd "$(dirname "$0")/../.." && pwd)
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
(cd "$temp" && npm pack "@fontsource/sarabun@$version" >/dev/null && tar xzf ./*.tgz)
# The ranges of the style sheet (src/Ui/wwwroot/css/prongsai.css).
thai="U+0E01-0E5B,U+200B-200D,U+25CC"
latin="U+0020-007E,U+00A0,U+00A9,U+00AB,U+00B0-00B3,U+00B7,U+00BB,U+00D7,U+00F7,U+2010-2015,U+2018-201D,U+2022,U+2026,U+2039-203A,U+2212"
for script in thai latin; do
  for weight in 400 700; do
    "${PYTHON:-python3}" -m fontTools.subset "$temp/package/files/sarabun-$script-$weight-normal.woff2" --layout-features='*' --no-hinting --flavor=woff2 \
      --unicodes="${!script}" --output-file="$here/src/Ui/wwwroot/fonts/sarabun-$script-$weight.woff2"
  done
done
{
  echo "Copyright 2018 The Sarabun Project Authors (https://github.com/cadsondemak/Sarabun)"
  tail -n +2 "$temp/package/LICENSE"
} >"$here/src/Ui/wwwroot/fonts/OFL.txt"
