#!/usr/bin/env bash
# The tests, with what they need, on the build that is delivered. --all adds the slow ones.
set -euo pipefail
cd "$(dirname "$0")"

filter='TestCategory!=Slow'
[ "${1:-}" = "--all" ] && filter=''

missing=()
for tool in pdftotext:poppler-utils qpdf:qpdf; do command -v "${tool%%:*}" >/dev/null || missing+=("${tool##*:}"); done
# A real mail server for the tests of delivery.
python3 -c 'import aiosmtpd' 2>/dev/null || missing+=(python3-aiosmtpd)
# A real browser for the pages; the one without windows of its own takes half the time.
if ! command -v chromium-headless-shell >/dev/null; then
  if apt-cache show chromium-headless-shell >/dev/null 2>&1; then faster=chromium-headless-shell; else faster=chromium; fi
  command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=("$faster")
fi
# The slow tests open papers in another office program, with fonts as wide as Times New Roman.
if [ -z "$filter" ] && ! command -v soffice >/dev/null; then missing+=(libreoffice-writer-nogui fonts-liberation2); fi
if [ -z "$filter" ] && ! command -v firefox-esr >/dev/null && apt-cache show firefox-esr >/dev/null 2>&1; then missing+=(firefox-esr); fi
if [ ${#missing[@]} -gt 0 ]; then
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    run=''; [ "$(id -u)" = 0 ] || run='sudo -n'
    echo "Installing ${missing[*]}"
    $run apt-get update -qq && $run apt-get install -y -qq "${missing[@]}" >/dev/null
  else
    echo "Missing: ${missing[*]}. The tests that need them will be skipped and say so." >&2
  fi
fi

# Most of what a test makes lives for that test: a larger nursery is emptied less often, and nothing is collected beside the tests, whose processors are busy. Nor is code of a test run guarded from being written over, which costs each method that is compiled.
DOTNET_GCgen0size=0x4000000 DOTNET_gcConcurrent=0 DOTNET_EnableWriteXorExecute=0 dotnet test Supervision.sln -c Release ${filter:+--filter "$filter"} --logger "console;verbosity=minimal"
