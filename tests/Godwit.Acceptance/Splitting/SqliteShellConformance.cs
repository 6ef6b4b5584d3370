using System.Text;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>SQLite accepts the pieces of a script, and answers the same, exactly when the sqlite3 shell gets the script through.</summary>
public class SqliteShellConformance
{
    const string Shell = "/usr/bin/sqlite3";

    [Theory]
    [InlineData("select 'a;b'; select 'it''s'; select '\\';")]
    [InlineData("select 1 /* ; */; /* open ; select 2;")]
    [InlineData("select 1 -- ; '\n; select 2 --")]
    [InlineData("select 1;\r\n-- a\r\nselect 2;\r\n")]
    [InlineData(";;;\n;select 1;;\n;")]
    [InlineData("-- nothing")]
    [InlineData("create table [t;'](`a;``b`, \"c;\"); insert into [t;'] values (1, 2); select * from [t;']")]
    [InlineData(
        "create table t(a, begin); create trigger r after insert on t begin\nupdate t set a = case a when 1 then 2 end;\nend;\ninsert into t values (1, 0); select * from t"
    )]
    [InlineData(
        "create table t(a);create temp trigger if not exists r insert on t begin select 1; /* end; */ end ; drop trigger r; drop table t; select 'done'"
    )]
    [InlineData("create table t(a); explain query plan create trigger r insert on t begin select 1; end; select 2")]
    [InlineData("create trigger r insert on t begin select 1; end")]
    [InlineData("create table t(a); create trigger r insert on t begin select 1 end; select 2;")]
    [InlineData("select case when 1 then 2 end; end;")]
    [InlineData("select (1; 2);")]
    [InlineData("select x'0F', 0x1F, 1e5, .5;")]
    [InlineData("select 'a' 'b'; select 2;")]
    [InlineData("select 'open;\nselect 2;\n")]
    [InlineData("select [open;\n")]
    [InlineData("select 1;/*")]
    [InlineData("select a$b from (select 1 as a$b); select ä from (select 2 ä);")]
    [InlineData("with c as (select 1 as end_) select end_ from c; savepoint s; rollback to s; release s;")]
    public async Task A_script_does_in_pieces_what_it_does_in_the_shell(string text)
    {
        Assert.SkipUnless(File.Exists(Shell), $"There is no {Shell} (./test.sh installs it)");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "a.sql");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var shell = await Command.RunAsync(Shell, "-batch", "-bail", ":memory:", $".read {file}");

        var isAccepted = shell.ExitCode == 0;
        var (isAcceptedInPieces, output) = await RunPiecesAsync(text);
        Assert.True(isAccepted == isAcceptedInPieces, $"{shell.ExitCode}: {shell.Error}");
        if (isAccepted)
            Assert.Equal(shell.Output, output);
    }

    static async Task<(bool IsAccepted, string Output)> RunPiecesAsync(string text)
    {
        var output = new StringBuilder();
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        try
        {
            var script = MigrationScript.Parse(new("a.sql", text), Dialect.Sqlite);
            foreach (var statement in script.Steps.SelectMany(step => step.Statements))
            {
                await using var command = connection.CreateCommand();
                command.CommandText = statement.Sql;
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    for (var i = 0; i < reader.FieldCount; i++)
                        output.Append(i == 0 ? "" : "|").Append(reader.IsDBNull(i) ? "" : reader.GetString(i));
                    output.Append('\n');
                }
            }
            return (true, output.ToString());
        }
        catch (SqliteException)
        {
            return (false, output.ToString());
        }
        catch (InvalidMigrationException)
        {
            return (false, output.ToString());
        }
    }
}
