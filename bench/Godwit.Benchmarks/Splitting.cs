using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Godwit.Benchmarks;

/// <summary>A migration of 50 MB, read and taken apart: what a run does before it sends the first statement.</summary>
/// <param name="folder">Where the files go.</param>
sealed class Splitting(string folder)
{
    const int SizeInBytes = 50_000_000;

    const string Row = "(1234567, 'a name of some length', NULL, 12.50, '2026-01-01 00:00:00'),\n";

    const string Short = "INSERT INTO t (id, name, amount) VALUES (1234, 'name', 12.5);\n";

    const string Commented = """
        -- What a customer is; see the manual, chapter 3.
        CREATE TABLE customer (
            id bigint PRIMARY KEY, /* from the sequence */
            name text NOT NULL CHECK (name <> ''), -- as written
            "Country" text DEFAULT 'it''s'
        );

        """;

    /// <summary>The kinds of files, by name.</summary>
    public static IReadOnlyList<string> Kinds => ["one INSERT", "short statements", "tables with comments"];

    /// <summary>Writes a file of one kind and measures the floor and Godwit on it.</summary>
    public async Task<IReadOnlyList<Series>> RunAsync(string kind, int rounds)
    {
        var migrations = Path.Combine(folder, "split");
        Directory.CreateDirectory(migrations);
        var file = Path.Combine(migrations, "1_large.sql");
        await File.WriteAllTextAsync(file, TextOf(kind));
        var series = await Rounds.RunAsync(
            [Contender.Floor, "Godwit"],
            rounds,
            warmUps: 2,
            index => Sample.TakeAsync(() => index == 0 ? ReadAsync(file) : PlanAsync(migrations))
        );
        Directory.Delete(migrations, recursive: true);
        return series;
    }

    static string TextOf(string kind)
    {
        var piece = kind switch
        {
            "one INSERT" => Row,
            "short statements" => Short,
            _ => Commented,
        };
        var text = new StringBuilder(SizeInBytes);
        if (piece == Row)
            text.Append("INSERT INTO t (id, name, note, amount, made) VALUES\n");
        while (text.Length + piece.Length < SizeInBytes)
            text.Append(piece);
        if (piece == Row)
            text.Length -= ",\n".Length;
        return text.ToString();
    }

    /// <summary>The file is hashed, then read as text.</summary>
    static async Task ReadAsync(string file)
    {
        await using (var stream = File.OpenRead(file))
            await SHA256.HashDataAsync(stream);
        var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file));
        GC.KeepAlive(text);
    }

    static async Task PlanAsync(string migrations)
    {
        await using var source = SqliteFactory.Instance.CreateDataSource("Data Source=:memory:");
        var plan = await new Migrator(Dialect.Sqlite, source, MigrationFolder.Open(migrations)).PlanAsync();
        if (plan.Pending is not [{ Script.Steps: [{ Statements.Count: > 0 }] }])
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"{plan.Pending.Count} migrations, not one of one step")
            );
    }
}
