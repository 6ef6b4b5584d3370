#!/usr/bin/env bash
# Sets up what the tests need, builds, runs every test, and ends with one line: N passed, N failed, N skipped.
#   ./test.sh          everything
#   ./test.sh --fast   only tests/Godwit.Tests: pure code and SQLite, nothing to install
set -uo pipefail
cd "$(dirname "$0")" || exit 1

fast=false
case "${1:-}" in
  "") ;;
  --fast) fast=true ;;
  *) echo "usage: ./test.sh [--fast]" >&2; exit 2 ;;
esac

# No build server may outlive this script.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '== %s\n' "$*"; }

# Everything temporary lives in one folder. Others may enter it: under root the servers run as nobody.
TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/godwit.XXXXXX") || exit 1
chmod 1777 "$TMPDIR"
export TMPDIR

# The servers' data is in memory where there is room: thousands of databases come and go.
memory=/dev/shm
if [ "$(df --output=avail -k "$memory" 2>/dev/null | tail -n 1)" -gt 8000000 ] 2>/dev/null; then
  GODWIT_TEST_DATA=$(mktemp -d "$memory/godwit.XXXXXX") && chmod 1777 "$GODWIT_TEST_DATA" && export GODWIT_TEST_DATA
fi

clean_up() {
  # The servers stop with the test process; this is for one whose watcher was killed with it.
  local pid_file pid
  while IFS= read -r pid_file; do
    pid=$(head -n 1 "$pid_file" 2>/dev/null)
    case "$(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null)" in *"$TMPDIR"*) kill -QUIT "$pid" 2>/dev/null ;; esac
  done < <(find "$TMPDIR" ${GODWIT_TEST_DATA:-} \( -name postmaster.pid -o -name pgbouncer.pid \) 2>/dev/null)
  local folder
  for folder in "$TMPDIR" ${GODWIT_TEST_DATA:-}; do
    rm -rf "$folder" 2>/dev/null || { sleep 1; rm -rf "$folder"; }
  done
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

. tests/tools/install.sh
if ! $fast; then
  install_tools
fi

passed=0 failed=0 skipped=0
finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && exit 0 || exit 1
}

say "build"
if $fast; then target=tests/Godwit.Tests; else target=Godwit.slnx; fi
if ! dotnet build "$target" --verbosity quiet --nologo </dev/null; then
  say "the build failed: no test was run"
  failed=1
  finish
fi

# Runs one test project's executable and adds its totals to the sums.
run_tests() {
  local name=$1 log="$TMPDIR/$1.log" status summary total errors bad left_out
  say "$name"
  # A script that runs in the background ignores interrupts, and so would the programs that the tests interrupt.
  env --default-signal=INT "artifacts/bin/$name/debug/$name" -noColor -noLogo -parallelMode all </dev/null 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$log" | tail -n 1)
  count() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$summary"; }
  total=$(count Total) errors=$(count Errors) bad=$(count Failed) left_out=$(count Skipped)
  if [ -z "$summary" ] || [ "${total:-0}" -eq 0 ]; then
    say "$name ended with exit code $status before it had run its tests"
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + total - bad - left_out - $(count 'Not Run')))
  skipped=$((skipped + left_out))
  if [ "$status" -ne 0 ] && [ $((bad + errors)) -eq 0 ]; then errors=1; fi
  failed=$((failed + bad + errors))
}

run_tests Godwit.Tests
$fast || run_tests Godwit.Acceptance
finish
