# Sourced by run and test: finds what the machine lacks and installs it where it may.
# Everything it says goes to standard error, so that the output of a verb stays clean.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# No build server stays behind after the command has ended.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
if [ ! -w "${HOME:-/nowhere}" ]; then
  export HOME="$root/out/home"
  mkdir -p "$HOME"
fi

say() { printf '%s\n' "$*" >&2; }

# The C libraries that .NET looks for by name; other systems bring their own.
has_library() {
  [ "$(uname -s)" = Linux ] || return 0
  { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -q "$1" || compgen -G "/usr/lib*/$1*" >/dev/null || compgen -G "/usr/lib/*/$1*" >/dev/null
}

has_sdk() { command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }

has_browser() {
  [ -n "${PRONGSAI_BROWSER:-}" ] && return 0
  local name
  for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable microsoft-edge; do
    command -v "$name" >/dev/null && return 0
  done
  [ -d "/Applications/Google Chrome.app" ] || [ -d "/Applications/Microsoft Edge.app" ]
}

postgres_bin() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) "$(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/x)")"; do
    [ -x "$folder/initdb" ] && { echo "$folder"; return 0; }
  done
  return 1
}

# Debian and Ubuntu number the package of ICU by its version.
icu_package() { apt-cache pkgnames libicu 2>/dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1; }

# install PACKAGE… : true when apt has installed them all.
apt_updated=no
install() {
  command -v apt-get >/dev/null || return 1
  local as=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || return 1
    as="sudo -n"
  fi
  mkdir -p "$root/out"
  if [ $apt_updated = no ]; then
    $as apt-get update -q </dev/null >"$root/out/apt.log" 2>&1 || true
    apt_updated=yes
  fi
  local package wanted=()
  for package in "$@"; do
    [ "$package" = libicu ] && package=$(icu_package)
    [ -n "$package" ] && wanted+=("$package")
  done
  say "Installing ${wanted[*]} …"
  $as env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${wanted[@]}" </dev/null >>"$root/out/apt.log" 2>&1
}

# Without these nothing runs: install them or name the one command to type.
need_runtime() {
  local missing=()
  has_library libicuuc.so || missing+=(libicu)
  has_library libsqlite3.so.0 || missing+=(libsqlite3-0)
  if [ ${#missing[@]} -gt 0 ] && ! install "${missing[@]}"; then
    say "Missing: ${missing[*]}. Type:  sudo apt-get install -y ${missing[*]/#libicu/$(icu_package)}"
    return 1
  fi
  if ! has_sdk && ! install dotnet-sdk-10.0; then
    say "Missing: the .NET SDK 10. Type:  sudo apt-get install -y dotnet-sdk-10.0   (or see https://dotnet.microsoft.com/download/dotnet/10.0)"
    return 1
  fi
}

# The browser prints PDF files; everything else works without it.
# Scans of signed papers are split by poppler and read by zbar; without them everything else works.
want_scan_tools() {
  command -v pdftoppm >/dev/null || install poppler-utils || say "poppler-utils is missing: scans of signed papers cannot be split. Type:  sudo apt-get install -y poppler-utils"
  command -v zbarimg >/dev/null || install zbar-tools || say "zbar-tools is missing: codes on scanned pages cannot be read. Type:  sudo apt-get install -y zbar-tools"
}

want_browser() {
  has_browser || install chromium-headless-shell || install chromium ||
    say "No Chromium, Chrome or Edge found: PDF files cannot be made, everything else works. Type:  sudo apt-get install -y chromium"
}
