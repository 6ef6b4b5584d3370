#!/usr/bin/env bash
# How long `generate` takes as a whole process on PostgreSQL, over the long history of a real project in Prisma's layout, one column
# added to a table of its schema, everything cached: bench/generate-history.sh PATH-OF-GODWIT [ROUNDS]
# Needs python3, the server programs of PostgreSQL 15, and ../shared/corpora/prisma/civitai: those of its migrations that apply.
set -euo pipefail
godwit=$(realpath "$1")
rounds=${2:-5}
corpus=$(realpath "$(dirname "$0")/../../shared/corpora/prisma/civitai")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$corpus/migrations" "$folder/migrations"
cd "$folder"
python3 - "$corpus/SOURCE.json" <<'PY'
import json, os, shutil, sys
server = json.load(open(sys.argv[1]))["verification"]["pg15"]
for path, _ in server["failed"]:
    shutil.rmtree(os.path.dirname(path))
for path in filter(os.path.exists, server["nontransactional"]):
    text = open(path, "rb").read()
    open(path, "wb").write(b"-- godwit: no-transaction\n" + text)
PY
echo '{ "url": "postgres://nobody@127.0.0.1:1/none", "layout": "prisma", "migrations": "migrations", "schema": "schema.sql" }' >godwit.json
GODWIT_CACHE=$folder/cache
mkdir -m 777 "$GODWIT_CACHE"
chmod 755 "$folder"
export GODWIT_CACHE
"$godwit" export migrations:migrations >schema.sql
sed -i '0,/^CREATE TABLE public."User" (/s//&\n    extra_note text,/' schema.sql
"$godwit" generate extra --dry-run 2>/dev/null
TIMEFORMAT='%R s, of which %U s of processor time of the command itself'
for _ in $(seq "$rounds"); do
  time "$godwit" generate extra --dry-run >/dev/null 2>&1
done
