using System.Globalization;
using System.Text;

namespace Godwit.Benchmarks;

/// <summary>The same migrations in the form of each tool: a table of five columns and an index each.</summary>
sealed class Corpus
{
    readonly string _root;

    public Corpus(string root, int count)
    {
        _root = root;
        Count = count;
        foreach (var folder in new[] { Plain, Evolve, Dbmate })
            Directory.CreateDirectory(folder);
        var script = new StringBuilder();
        for (var number = 1; number <= count; number++)
        {
            var sql = CreateTable(number) + CreateIndex(number);
            var name = string.Create(CultureInfo.InvariantCulture, $"{number:D4}_create_t{number:D4}.sql");
            File.WriteAllText(Path.Combine(Plain, name), sql);
            File.WriteAllText(
                Path.Combine(Evolve, $"V{name.Replace("_create", "__create", StringComparison.Ordinal)}"),
                sql
            );
            File.WriteAllText(
                Path.Combine(Dbmate, name),
                $"-- migrate:up\n{sql}\n-- migrate:down\nDROP TABLE {Table(number)};\n"
            );
            script.Append(CultureInfo.InvariantCulture, $"BEGIN;\n{sql}COMMIT;\n");
        }

        File.WriteAllText(Script, script.ToString());
    }

    public int Count { get; }

    /// <summary><c>0001_create_t0001.sql</c>: for Godwit, DbUp and the floor.</summary>
    public string Plain => Path.Combine(_root, "plain");

    public string Evolve => Path.Combine(_root, "evolve");

    public string Dbmate => Path.Combine(_root, "dbmate");

    /// <summary>All migrations in one file, each in a transaction: for <c>psql -f</c>.</summary>
    public string Script => Path.Combine(_root, "all.sql");

    public static string Table(int number) => string.Create(CultureInfo.InvariantCulture, $"t{number:D4}");

    static string CreateTable(int number) =>
        $"""
            CREATE TABLE {Table(number)} (
                id bigint NOT NULL PRIMARY KEY,
                name text NOT NULL,
                amount numeric(12, 2),
                created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
                is_active boolean NOT NULL DEFAULT true
            );

            """;

    static string CreateIndex(int number) => $"CREATE INDEX {Table(number)}_name ON {Table(number)} (name);\n";
}
