using System.Text;
using CsCheck;
using Npgsql;

namespace Godwit;

/// <summary>The server accepts the pieces of a script, and answers the same, exactly when psql gets the script through.</summary>
public class PsqlConformance
{
    [Theory, EveryServer]
    public async Task Valid_scripts_give_what_they_give_in_psql(Server server)
    {
        await using var pair = await Pair.CreateAsync(server);
        await TrickyScripts.Valid.SampleAsync(
            async text =>
            {
                var (psql, pieces) = await pair.RunAsync(text);
                Assert.True(psql.IsAccepted, psql.Error);
                Assert.Equal(psql.Output, pieces!.Output);
                Assert.True(pieces.IsAccepted, pieces.Error);
            },
            iter: 50,
            threads: 1
        );
    }

    [Theory, EveryServer]
    public async Task Scripts_with_a_mistake_are_accepted_when_psql_accepts_them(Server server)
    {
        await using var pair = await Pair.CreateAsync(server);
        await TrickyScripts.Mutated.SampleAsync(
            async text =>
            {
                var (psql, pieces) = await pair.RunAsync(text);
                if (pieces is null)
                    return;
                Assert.True(psql.IsAccepted == pieces.IsAccepted, $"psql: {psql.Error}\npieces: {pieces.Error}");
                if (psql.IsAccepted && pieces.IsText)
                    Assert.Equal(psql.Output, pieces.Output);
            },
            iter: 100,
            threads: 1
        );
    }

    [Theory]
    [EveryServer(
        "create table t (a int); create rule i as on insert to t do also (select 1; select 2); insert into t values (1)",
        "create function begin_() returns int language sql begin atomic select 1; select case when true then 2 end; end; select begin_()",
        "create function f() returns trigger language plpgsql as $f$ begin return new; end $f$;;; select 1",
        "select 'a'\n'b'; select 'a' 'b'",
        "select (1; select 2)",
        "select 1; /* open",
        "select $$ open",
        "select 1 -- no semicolon, no line end",
        "-- nothing at all",
        "select 1;\r-- a comment that ends with CR\rselect 'b;'\r;",
        "prepare p as select $1::int; execute p(1)",
        "select 1 as \"a;b\"; select E'\\'",
        "select e'\\\\'; select '\\'; select 3",
        "create table \"t;\"\"x\" (a int); select * from \"t;\"\"x\"",
        "select 5 !=-1; select 5 <--1\n6",
        "select 1::int4, a$1 from (select 2 a$1) x; select $a1$;$a1$",
        "select 1a$$;$$",
        "create or replace function f(begin int, \"end\" int) returns int language sql return 1; select f(1, 2)",
        "do $$ begin execute 'select 1;'; end; $$; do 'begin perform 1; end'"
    )]
    public async Task Hand_picked_scripts_too(Server server, string text)
    {
        await using var pair = await Pair.CreateAsync(server);
        var (psql, pieces) = await pair.RunAsync(text);
        Assert.True(psql.IsAccepted == pieces!.IsAccepted, $"psql: {psql.Error}\npieces: {pieces.Error}");
    }

    /// <summary>
    /// psql reads line by line, so that it does not see a string continue on the next one; and it counts BEGIN, CASE and END in a body,
    /// columns of these names included. The server does neither.
    /// </summary>
    [Theory]
    [EveryServer(
        "select E'a'\n'\\';'; select 'b'",
        "select E'a' -- it's\n'\\';'; select 'b'",
        "create function f() returns text language sql begin atomic select 'a' end; select 'b'; end; select f()",
        "create function begin() returns text language sql return 'a'; select begin()"
    )]
    public async Task The_server_is_right_where_psql_is_misled(Server server, string text)
    {
        await using var pair = await Pair.CreateAsync(server);
        var (_, pieces) = await pair.RunAsync(text);
        Assert.True(pieces!.IsAccepted, pieces.Error);
    }

    sealed record Run(bool IsAccepted, string Output, bool IsText, string Error);

    /// <summary>Two databases that see the same scripts, one through psql and one piece by piece.</summary>
    sealed class Pair(TestDatabase byPsql, TestDatabase byPieces, TemporaryFolder folder) : IAsyncDisposable
    {
        public static async Task<Pair> CreateAsync(Server server) =>
            new(await TestDatabase.CreateAsync(server), await TestDatabase.CreateAsync(server), new());

        /// <summary>The second is absent where Godwit refuses the script by name.</summary>
        public async Task<(Run Psql, Run? Pieces)> RunAsync(string text)
        {
            ValueList<SqlStatement> statements = [];
            var (isTerminated, isRefused, error) = (true, false, "");
            try
            {
                var steps = MigrationScript.Parse(new("a.sql", text), Dialect.PostgreSql).Steps;
                statements = steps.SelectMany(step => step.Statements).ToValueList();
            }
            catch (InvalidMigrationException refusal)
            {
                isTerminated = refusal.Code != "GDW0201";
                isRefused = isTerminated;
                error = refusal.Message;
            }

            var psql = await RunPsqlAsync(text);
            if (isRefused)
                return (psql, null);
            return (psql, isTerminated ? await RunPiecesAsync(statements) : new(false, "", false, error));
        }

        async Task<Run> RunPsqlAsync(string text)
        {
            var file = Path.Combine(folder.Path, "a.sql");
            await File.WriteAllTextAsync(file, text);
            var (exitCode, output, error) = await Command.RunAsync(
                Psql.Program,
                "-XqAt",
                "-vON_ERROR_STOP=1",
                "-f",
                file,
                $"{byPsql.Url}?client_encoding=UTF8"
            );
            return new(exitCode == 0, output, true, error);
        }

        async Task<Run> RunPiecesAsync(ValueList<SqlStatement> statements)
        {
            var output = new StringBuilder();
            var isText = true;
            await using var connection = await byPieces.DataSource.OpenConnectionAsync();
            foreach (var statement in statements)
            {
                // A batch is sent as it is; a command would be split by the driver.
                await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(statement.Sql) } };
                try
                {
                    await using var reader = await batch.ExecuteReaderAsync();
                    while (await reader.ReadAsync())
                    {
                        for (var i = 0; i < reader.FieldCount; i++)
                        {
                            isText &= reader.GetFieldType(i) == typeof(string);
                            output.Append(i == 0 ? "" : "|").Append(reader.GetValue(i));
                        }
                        // psql prints nothing of a row without columns.
                        output.Append(reader.FieldCount == 0 ? "" : "\n");
                    }
                }
                catch (PostgresException error)
                {
                    return new(false, output.ToString(), isText, $"{statement.Sql}\n{error.Message}");
                }
            }
            return new(true, output.ToString(), isText, "");
        }

        public async ValueTask DisposeAsync()
        {
            folder.Dispose();
            await byPsql.DisposeAsync();
            await byPieces.DisposeAsync();
        }
    }
}
