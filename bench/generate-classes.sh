#!/usr/bin/env bash
# How long `generate` takes from classes and from the same schema in a .sql file, as a whole process, on SQLite with 300 tables, one column added;
# one run of each in turn: bench/generate-classes.sh PATH-OF-GODWIT [ROUNDS]
set -euo pipefail
godwit=$(realpath "$1")
rounds=${2:-15}
root=$(realpath "$(dirname "$0")/..")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build "$root/src/Godwit" -c Release -v quiet --nologo
dotnet build "$root/src/Godwit.Generators" -c Release -v quiet --nologo
mkdir "$folder/app" "$folder/sql" "$folder/classes"
cat >"$folder/app/App.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <Reference Include="$root/artifacts/bin/Godwit/release/Godwit.dll" />
    <Analyzer Include="$root/artifacts/bin/Godwit.Generators/release/Godwit.Generators.dll" />
  </ItemGroup>
</Project>
XML
for i in $(seq 300); do
  cat >"$folder/app/T$i.cs" <<CS
using System.ComponentModel.DataAnnotations.Schema;
using Godwit;
[Table("t$i"), Index("A", "B")]
public class T$i { public int Id { get; set; } public required string A { get; set; } public int? B { get; set; } public string? C { get; set; }
  public string? D { get; set; } public int? E { get; set; } public string? F { get; set; } [References(typeof(T1))] public int? P { get; set; } }
CS
  echo "CREATE TABLE t$i (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b INTEGER, c TEXT, d TEXT, e INTEGER, f TEXT, p INTEGER REFERENCES t1 (id));"
  echo "CREATE INDEX t${i}_a ON t$i (a, b);"
done >"$folder/sql/schema.sql"
build() { dotnet build "$folder/app" -v quiet --nologo -o "$folder/classes/bin"; }
build
echo '{ "url": "sqlite:app.db", "schema": "schema.sql" }' >"$folder/sql/godwit.json"
echo '{ "url": "sqlite:app.db", "schema": [{ "assembly": "bin/App.dll" }] }' >"$folder/classes/godwit.json"
for source in sql classes; do (cd "$folder/$source" && "$godwit" generate first >/dev/null); done
sed -i 's/TABLE t7 (/TABLE t7 (extra TEXT, /' "$folder/sql/schema.sql"
sed -i 's/{ public int Id/{ public string? Extra { get; set; } public int Id/' "$folder/app/T7.cs"
build
TIMEFORMAT='%R'
for _ in $(seq "$rounds"); do
  for source in sql classes; do
    cd "$folder/$source"
    { time "$godwit" generate extra --dry-run >/dev/null 2>&1; } 2>>"$folder/$source.times"
  done
done
for source in sql classes; do
  sort -n "$folder/$source.times" | awk -v name="$source" '{ all[NR] = $1 } END { print name ": " all[1] " s at best, " all[int((NR + 1) / 2)] " s in the middle, " all[NR] " s at worst" }'
done
