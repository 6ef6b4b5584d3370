#!/bin/sh
# Measures Godwit against a raw floor and its peers; prints Markdown. Options are passed on, such as
#   bench/run.sh --rounds 15 --apply-rounds 5 --parts noop,process
# Needs the PostgreSQL 15 programs (postgresql-15 of Debian; elsewhere: --programs FOLDER) and starts a server of its
# own. dbmate is measured where npm can fetch it.
set -eu
cd "$(dirname "$0")/.."

dbmate=$PWD/.tools/dbmate/node_modules/@dbmate/linux-x64/bin/dbmate
if [ ! -x "$dbmate" ]; then
  mkdir -p .tools/dbmate
  npm install --no-fund --no-audit --prefix .tools/dbmate dbmate@2.36.0 >&2 || echo "dbmate is left out: npm could not fetch it" >&2
fi
[ -x "$dbmate" ] && set -- --dbmate "$dbmate" "$@"
# The part `layouts` needs folders of real projects, and drizzle-orm as the tests install it.
[ -d ../shared/corpora ] && set -- --corpora ../shared/corpora "$@"
[ -d .tools/drizzle/node_modules ] && set -- --drizzle .tools/drizzle "$@"

dotnet publish src/Godwit.Cli -r linux-x64 -c Release >&2
dotnet build bench/Godwit.Benchmarks -c Release >&2
exec artifacts/bin/Godwit.Benchmarks/release/Godwit.Benchmarks \
  --godwit "$PWD/artifacts/publish/Godwit.Cli/release_linux-x64/Godwit.Cli" "$@"
