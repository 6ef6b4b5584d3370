namespace Godwit;

public class MigrationScriptErrors
{
    // `␤` stands for LF, `␍` for CR; the place is line:column.
    [Theory]
    [InlineData("select 'a;␤b", "GDW0201 1:8")]
    [InlineData("select 1;␤ select E'a\\'", "GDW0201 2:9")]
    [InlineData("select 1;␍␤ select U&'a", "GDW0201 2:9")]
    [InlineData("select 1;␍ \"a", "GDW0201 2:2")]
    [InlineData("do $a$ $b$ $A$ $", "GDW0201 1:4")]
    [InlineData("select 1; /* a /* b */", "GDW0201 1:11")]
    [InlineData("select 1;␤\\i other.sql", "GDW0202 2:1")]
    [InlineData("select 1 \\gset", "GDW0202 1:10")]
    [InlineData("\\restrict abc␤select 1;", "GDW0202 1:1")]
    [InlineData("select 1; copy t (a, b) from stdin; ␤1\t'quote␤\\.␤", "GDW0203 1:11")]
    [InlineData("COPY \"from\" FROM STDIN WITH (FORMAT csv)", "GDW0203 1:1")]
    [InlineData("copy (select 1 from t) to stdout", "GDW0203 1:1")]
    [InlineData("select 1;␤BEGIN;", "GDW0204 2:1")]
    [InlineData("begin isolation level serializable", "GDW0204 1:1")]
    [InlineData("start transaction", "GDW0204 1:1")]
    [InlineData("-- a␤commit;", "GDW0204 2:1")]
    [InlineData("end;", "GDW0204 1:1")]
    [InlineData("end transaction;", "GDW0204 1:1")]
    [InlineData("abort", "GDW0204 1:1")]
    [InlineData("rollback", "GDW0204 1:1")]
    [InlineData("rollback work and chain", "GDW0204 1:1")]
    [InlineData("prepare transaction 'a'", "GDW0204 1:1")]
    [InlineData("commit prepared 'a'", "GDW0204 1:1")]
    [InlineData("set standard_conforming_strings = off; select 'a\\';b'", "GDW0205 1:1")]
    [InlineData("set local \"standard_conforming_strings\" to 'false'", "GDW0205 1:1")]
    [InlineData("set session STANDARD_CONFORMING_STRINGS to n", "GDW0205 1:1")]
    [InlineData("select pg_catalog.set_config('standard_conforming_strings', 'off', false)", "GDW0205 1:1")]
    [InlineData("alter database d set standard_conforming_strings = 0", "GDW0205 1:1")]
    [InlineData("alter role r in database d set standard_conforming_strings to off", "GDW0205 1:1")]
    [InlineData("alter system set standard_conforming_strings to off", "GDW0205 1:1")]
    [InlineData("discard all", "GDW0210 1:1")]
    [InlineData("SELECT pg_catalog.pg_advisory_unlock_all()", "GDW0210 1:1")]
    public void PostgreSQL_text_that_cannot_be_a_migration_is_refused(string text, string error) =>
        AssertError(text, error, Dialect.PostgreSql);

    [Theory]
    [InlineData("select 'a", "GDW0201 1:8")]
    [InlineData("select [a", "GDW0201 1:8")]
    [InlineData("select `a``", "GDW0201 1:8")]
    [InlineData("create trigger r begin select \"; end;", "GDW0201 1:31")]
    [InlineData("select 1;␤.tables", "GDW0202 2:1")]
    [InlineData("  .read other.sql", "GDW0202 1:3")]
    [InlineData("#!/usr/bin/sqlite3", "GDW0202 1:1")]
    [InlineData("BEGIN IMMEDIATE", "GDW0204 1:1")]
    [InlineData("select 1; commit;", "GDW0204 1:11")]
    [InlineData("create trigger r begin select 1; end; end;", "GDW0204 1:39")]
    [InlineData("end transaction", "GDW0204 1:1")]
    [InlineData("rollback transaction", "GDW0204 1:1")]
    [InlineData("select ?", "GDW0211 1:8")]
    [InlineData("select 1; insert into t values (:a)", "GDW0211 1:33")]
    [InlineData("-- a␍create table t(a);␤", "GDW0212 1:1")]
    [InlineData("select 1; PRAGMA main.Query_Only(yes)", "GDW0213 1:11")]
    [InlineData("pragma query_only=1", "GDW0213 1:1")]
    public void SQLite_text_that_cannot_be_a_migration_is_refused(string text, string error) =>
        AssertError(text, error, Dialect.Sqlite);

    [Theory]
    [InlineData("-- godwit: comit", "GDW0206 1:1")]
    [InlineData("select 1;␤  -- GODWIT: frobnicate the bird", "GDW0206 2:3")]
    [InlineData("-- godwit:", "GDW0206 1:1")]
    [InlineData("a;␤-- godwit: commit now", "GDW0207 2:1")]
    [InlineData("-- godwit commit", "GDW0207 1:1")]
    [InlineData("--godwit lock-timeout 5s", "GDW0207 1:1")]
    [InlineData("/* godwit: commit */", "GDW0207 1:1")]
    [InlineData("/* godwit: frobnicate */", "GDW0207 1:1")]
    [InlineData("-- godwit: no-transaction please", "GDW0207 1:1")]
    [InlineData("-- godwit: allow", "GDW0207 1:1")]
    [InlineData("-- godwit: allow drop-column", "GDW0207 1:1")]
    [InlineData("-- godwit: allow drop-column because", "GDW0207 1:1")]
    [InlineData("-- godwit: allow drop-column \" \"", "GDW0207 1:1")]
    [InlineData("-- godwit: allow \"reason\"", "GDW0207 1:1")]
    [InlineData("-- godwit: lock-timeout", "GDW0207 1:1")]
    [InlineData("-- godwit: lock-timeout 5", "GDW0207 1:1")]
    [InlineData("-- godwit: lock-timeout -5s", "GDW0207 1:1")]
    [InlineData("-- godwit: lock-timeout 5 parsecs", "GDW0207 1:1")]
    [InlineData("-- godwit: lock-timeout 5s 6s", "GDW0207 1:1")]
    [InlineData("-- godwit: lock-timeout 99999999999999999999999999999999s", "GDW0207 1:1")]
    [InlineData("-- godwit: statement-timeout 35000m", "GDW0207 1:1")]
    [InlineData("-- godwit: batches", "GDW0207 1:1")]
    [InlineData("-- godwit: batches t", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of , pause 1%", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of s.", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of \"s", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t u", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t by", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t by a.b", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t, 200 each", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t, 200 ms", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t, 0 each", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t, 1001 ms each", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t, 1 s each, 1 s each", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t, pause 50", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t, pause 10001%", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t, pause 1%, pause 1%", "GDW0207 1:1")]
    [InlineData("-- godwit: batches of t,", "GDW0207 1:1")]
    [InlineData("-- godwit: phase two", "GDW0207 1:1")]
    [InlineData("-- godwit: phase contract␤-- godwit: after v1", "GDW0207 2:1")]
    [InlineData("-- godwit: rename users to people", "GDW0207 1:1")]
    [InlineData("-- godwit: rename table users people", "GDW0207 1:1")]
    [InlineData("create table t (␤-- godwit: commit␤a int);", "GDW0208 2:1")]
    [InlineData("select 1␤-- godwit: commit␤;", "GDW0208 2:1")]
    [InlineData("select 1␤-- godwit: commit␤select 2", "GDW0208 2:1")]
    [InlineData("select 1; -- godwit: commit", "GDW0208 1:11")]
    [InlineData("/* a */ -- godwit: no-transaction", "GDW0208 1:9")]
    [InlineData("-- godwit: commit␤select 1", "GDW0208 1:1")]
    [InlineData("a;␤-- godwit: commit␤-- godwit: commit␤b", "GDW0208 3:1")]
    [InlineData("a;␤-- godwit: no-transaction␤b", "GDW0208 2:1")]
    [InlineData("-- godwit: no-transaction␤-- godwit: no-transaction␤b", "GDW0208 2:1")]
    [InlineData("a;␤-- godwit: lock-timeout 5s␤b", "GDW0208 2:1")]
    [InlineData("a; vacuum; b;␤-- godwit: statement-timeout 5s␤b", "GDW0208 2:1")]
    [InlineData("-- godwit: lock-timeout 5s␤-- godwit: lock-timeout 6s␤b", "GDW0208 2:1")]
    [InlineData("a;␤-- godwit: lock-timeout 5s", "GDW0208 2:1")]
    [InlineData("a;␤-- godwit: allow drop-column \"x\"", "GDW0208 2:1")]
    [InlineData("a;␤-- godwit: batches of t", "GDW0208 2:1")]
    [InlineData("-- godwit: batches of t␤-- godwit: batches of u␤delete from t", "GDW0208 2:1")]
    [InlineData("␤-- godwit: phase contract␤a", "GDW0208 2:1")]
    [InlineData("-- godwit: after 1␤a", "GDW0208 1:1")]
    [InlineData("-- godwit: phase expand␤-- godwit: after 1␤a", "GDW0208 2:1")]
    [InlineData("-- godwit: phase contract␤␤-- godwit: after 1␤a", "GDW0208 3:1")]
    [InlineData("-- godwit: batches of t␤select $1, $2", "GDW0209 2:1")]
    [InlineData("-- godwit: batches of t␤vacuum", "GDW0209 2:1")]
    [InlineData("-- godwit: batches of t␤delete from t", "GDW0209 2:1")]
    [InlineData("-- godwit: batches of t␤delete from t where a >= $1", "GDW0209 2:1")]
    [InlineData("-- godwit: batches of t␤delete from t where a > $1 and '$2' < 'b'", "GDW0209 2:1")]
    [InlineData("-- godwit: batches of t␤delete from t where a > $1 and a < $2 and a < $3", "GDW0209 2:47")]
    public void A_directive_that_is_unknown_malformed_or_misplaced_is_refused(string text, string error)
    {
        AssertError(text, error, Dialect.PostgreSql);
        AssertError(text, error, Dialect.Sqlite);
    }

    [Theory]
    [InlineData(
        "select 1;\n  begin",
        "db/1_a.sql:2:3: BEGIN cannot stand in a migration: Godwit runs each migration in a transaction of its own, which also records it. "
            + "Delete the statements that begin and end transactions; write `-- godwit: commit` where a transaction is to end."
    )]
    [InlineData("-- godwit: comit", "db/1_a.sql:1:1: there is no directive 'comit'. Did you mean 'commit'?")]
    [InlineData(
        "-- godwit: foo",
        "db/1_a.sql:1:1: there is no directive 'foo'. "
            + "The directives are commit, no-transaction, allow, lock-timeout, statement-timeout, batches, phase, after, "
            + "rename, replaces."
    )]
    [InlineData(
        "do $body$ x",
        "db/1_a.sql:1:4: a string is opened here and never closed. Add the closing $body$, or look for a quote too many before it."
    )]
    [InlineData(
        "\\copy t from 'a'",
        "db/1_a.sql:1:1: \\copy is a command of psql, not SQL; Godwit sends the file to the database itself. "
            + "Use INSERT, or COPY from a file on the server."
    )]
    public void The_message_says_where_and_what_and_what_to_do(string text, string message)
    {
        var error = Assert.Throws<InvalidMigrationException>(() =>
            MigrationScript.Parse(new("db/1_a.sql", text), Dialect.PostgreSql)
        );
        Assert.Equal(message, error.Message);
        Assert.EndsWith(error.Hint!, error.Message, StringComparison.Ordinal);
    }

    static void AssertError(string text, string expected, Dialect dialect)
    {
        var script = new SqlScript("a.sql", text.Replace('␤', '\n').Replace('␍', '\r'));
        var error = Assert.Throws<InvalidMigrationException>(() => MigrationScript.Parse(script, dialect));
        Assert.Equal(expected, $"{error.Code} {error.Location!.Line}:{error.Location.Column}");
        Assert.StartsWith($"{error.Location}: ", error.Message, StringComparison.Ordinal);
    }
}
