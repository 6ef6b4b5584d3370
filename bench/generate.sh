#!/usr/bin/env bash
# How long `generate` takes as a whole process, on SQLite with 150 tables, one column added: bench/generate.sh PATH-OF-GODWIT
set -euo pipefail
godwit=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$godwit" init --url sqlite:app.db >/dev/null
for i in $(seq 150); do
  echo "CREATE TABLE t$i (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b INTEGER, c TEXT, d TEXT, e INTEGER, f TEXT, p INTEGER REFERENCES t1 (id));"
  echo "CREATE INDEX t${i}_a ON t$i (a, b);"
done >db/schema.sql
"$godwit" generate first >/dev/null
sed -i 's/TABLE t7 (/TABLE t7 (extra TEXT, /' db/schema.sql
for _ in $(seq 10); do
  TIMEFORMAT='%R s, of which %U s of processor time'
  time "$godwit" generate extra --dry-run >/dev/null
done
