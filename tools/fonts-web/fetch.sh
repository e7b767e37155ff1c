#!/usr/bin/env bash
# Fetches the web subsets of Sarabun (SIL OFL 1.1) that src/Ui/wwwroot/fonts keeps. Needs npm; neither run nor test does.
set -euo pipefail
version=5.3.0
here=$(cd "$(dirname "$0")/../.." && pwd)
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
(cd "$temp" && npm pack "@fontsource/sarabun@$version" >/dev/null && tar xzf ./*.tgz)
for script in thai latin; do
  for weight in 400 700; do
    cp "$temp/package/files/sarabun-$script-$weight-normal.woff2" "$here/src/Ui/wwwroot/fonts/sarabun-$script-$weight.woff2"
  done
done
{
  echo "Copyright 2018 The Sarabun Project Authors (https://github.com/cadsondemak/Sarabun)"
  tail -n +2 "$temp/package/LICENSE"
} >"$here/src/Ui/wwwroot/fonts/OFL.txt"
