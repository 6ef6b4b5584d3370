namespace Godwit;

public class SqliteClassification
{
    // Traits: a(lone), s(ession setting), c (may change the session), f0/f1 (foreign keys).
    [Theory]
    [InlineData("vacuum", "a")]
    [InlineData("vacuum main into 'a.db'", "a")]
    [InlineData("attach 'a.db' as a", "asc")]
    [InlineData("detach database a", "asc")]
    [InlineData("pragma journal_mode = wal", "ac")]
    [InlineData("PRAGMA main.journal_mode(wal)", "ac")]
    [InlineData("pragma journal_mode", "c")]
    [InlineData("pragma synchronous = off", "asc")]
    [InlineData("pragma temp_store = 2", "asc")]
    [InlineData("pragma auto_vacuum = full", "ac")]
    [InlineData("pragma page_size = 8192", "ac")]
    [InlineData("pragma encoding = 'UTF-16'", "ac")]
    [InlineData("pragma wal_checkpoint", "ac")]
    [InlineData("pragma wal_checkpoint(truncate)", "ac")]
    [InlineData("pragma cache_size = -2000", "sc")]
    [InlineData("pragma \"busy_timeout\" = 1", "sc")]
    [InlineData("pragma table_info(t)", "c")]
    [InlineData("pragma user_version = 3", "c")]
    [InlineData("pragma defer_foreign_keys = on", "c")]
    [InlineData("pragma foreign_key_check", "c")]
    [InlineData("pragma foreign_keys", "c")]
    [InlineData("pragma foreign_keys = off", "scf0")]
    [InlineData("PRAGMA foreign_keys=ON", "scf1")]
    [InlineData("pragma main . foreign_keys ( 'no' )", "scf0")]
    [InlineData("pragma [foreign_keys] = yes", "scf1")]
    [InlineData("pragma foreign_keys = 0", "scf0")]
    [InlineData("pragma foreign_keys = 1", "scf1")]
    [InlineData("pragma foreign_keys = true", "scf1")]
    [InlineData("pragma foreign_keys = nonsense", "scf0")]
    [InlineData("create table t (temp)", "")]
    [InlineData("create temp table t (a)", "c")]
    [InlineData("create table [Temp].t (a)", "c")]
    [InlineData("create temporary trigger r begin select 1; end", "c")]
    [InlineData("insert into t values (1)", "")]
    [InlineData("replace into t values (1)", "")]
    [InlineData("update t set a = 1", "")]
    [InlineData("delete from t", "")]
    [InlineData("alter table t add a", "")]
    [InlineData("drop table t", "")]
    [InlineData("select 1", "c")]
    [InlineData("with x as (select 1) select * from x", "c")]
    [InlineData("savepoint a", "c")]
    [InlineData("rollback to a", "")]
    [InlineData("rollback transaction to savepoint a", "")]
    [InlineData("release a", "c")]
    [InlineData("reindex", "c")]
    [InlineData("analyze", "c")]
    public void Statements_are_known_by_their_tokens(string sql, string expected)
    {
        var traits = Dialect.Sqlite.Classify(new(new("a.sql", sql), new(0, sql.Length), new(0, sql.Length)));
        var actual =
            (traits.MustStandAlone ? "a" : "")
            + (traits.IsSessionSetting ? "s" : "")
            + (traits.MayChangeSession ? "c" : "")
            + (traits.ForeignKeysPragma is { } isOn ? $"f{(isOn ? 1 : 0)}" : "");
        Assert.Equal(expected, actual);
        Assert.Null(traits.Refusal);
    }
}
