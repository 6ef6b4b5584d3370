namespace Godwit;

public class PostgreSqlClassification
{
    [Theory]
    [InlineData("create index concurrently i on t (a)", nameof(StatementKind.CreateIndexConcurrently))]
    [InlineData(
        "CREATE /**/ UNIQUE INDEX --\n CONCURRENTLY IF NOT EXISTS i ON t (a)",
        nameof(StatementKind.CreateIndexConcurrently)
    )]
    [InlineData("drop index concurrently if exists i", nameof(StatementKind.DropIndexConcurrently))]
    [InlineData("reindex index concurrently i", nameof(StatementKind.Reindex))]
    [InlineData("reindex (verbose) table concurrently t", nameof(StatementKind.Reindex))]
    [InlineData("reindex (concurrently) table t", nameof(StatementKind.Reindex))]
    [InlineData("reindex (concurrently true, verbose) table t", nameof(StatementKind.Reindex))]
    [InlineData("reindex (verbose, concurrently on) index t", nameof(StatementKind.Reindex))]
    [InlineData("reindex (concurrently 1) index t", nameof(StatementKind.Reindex))]
    [InlineData("reindex schema s", nameof(StatementKind.Reindex))]
    [InlineData("reindex (verbose) database d", nameof(StatementKind.Reindex))]
    [InlineData("reindex system", nameof(StatementKind.Reindex))]
    [InlineData("vacuum", nameof(StatementKind.Vacuum))]
    [InlineData("Vacuum (analyze) t", nameof(StatementKind.Vacuum))]
    [InlineData("alter table t detach partition p concurrently", nameof(StatementKind.DetachConcurrently))]
    [InlineData(
        "alter table if exists only s.t detach partition p concurrently",
        nameof(StatementKind.DetachConcurrently)
    )]
    [InlineData("create database d", nameof(StatementKind.Other))]
    [InlineData("drop database d", nameof(StatementKind.Other))]
    [InlineData("alter database d set tablespace s", nameof(StatementKind.Other))]
    [InlineData("alter system set work_mem = '1MB'", nameof(StatementKind.Other))]
    [InlineData("create tablespace s location '/s'", nameof(StatementKind.Other))]
    [InlineData("drop tablespace s", nameof(StatementKind.Other))]
    [InlineData("create subscription s connection 'c' publication p", nameof(StatementKind.Other))]
    [InlineData(
        "create subscription s connection 'c' publication p with (create_slot = on)",
        nameof(StatementKind.Other)
    )]
    [InlineData("drop subscription s", nameof(StatementKind.Other))]
    [InlineData("alter subscription s refresh publication", nameof(StatementKind.Other))]
    [InlineData("alter subscription s set publication p", nameof(StatementKind.Other))]
    [InlineData("alter subscription s add publication p with (refresh = true)", nameof(StatementKind.Other))]
    [InlineData("alter subscription s drop publication p", nameof(StatementKind.Other))]
    [InlineData("alter subscription s set (failover = true)", nameof(StatementKind.Other))]
    [InlineData("cluster", nameof(StatementKind.Other))]
    [InlineData("cluster verbose", nameof(StatementKind.Other))]
    [InlineData("cluster (verbose true)", nameof(StatementKind.Other))]
    public void These_stand_alone(string sql, string kind)
    {
        var traits = Classify(sql);
        Assert.True(traits.MustStandAlone);
        Assert.Equal(kind, traits.Kind.ToString());
        Assert.Null(traits.Refusal);
    }

    [Theory]
    [InlineData("create index concurrently_not on t (a)")]
    [InlineData("create index \"concurrently\" on t (a)")]
    [InlineData("create index on concurrently (a)")]
    [InlineData("create unique index i on t (a)")]
    [InlineData("drop index i")]
    [InlineData("reindex table t")]
    [InlineData("reindex (verbose) index i")]
    [InlineData("reindex (concurrently false) index i")]
    [InlineData("reindex (concurrently off, verbose) table t")]
    [InlineData("reindex (concurrently 0) table t")]
    [InlineData("alter table t detach partition p")]
    [InlineData("alter table t detach partition p finalize")]
    [InlineData("alter table t detach partition \"concurrently\"")]
    [InlineData("alter table concurrently add column detach int")]
    [InlineData("alter database d rename to e")]
    [InlineData("alter database d set work_mem = '1MB'")]
    [InlineData("create subscription s connection 'c' publication p with (connect = false)")]
    [InlineData("create subscription s connection 'c' publication p with (slot_name = none, create_slot = off)")]
    [InlineData("alter subscription s set publication p with (refresh = false)")]
    [InlineData("alter subscription s add publication p with (copy_data = true, refresh = 'off')")]
    [InlineData("alter subscription s disable")]
    [InlineData("alter subscription s set (slot_name = none)")]
    [InlineData("cluster t")]
    [InlineData("cluster verbose t using i")]
    [InlineData("cluster (verbose) \"t\"")]
    [InlineData("checkpoint")]
    [InlineData("analyze")]
    [InlineData("refresh materialized view concurrently v")]
    [InlineData("alter type e add value 'x'")]
    [InlineData("savepoint a")]
    [InlineData("release savepoint a")]
    [InlineData("rollback to a")]
    [InlineData("rollback work to savepoint a")]
    [InlineData("rollback transaction to a")]
    [InlineData("prepare p as select 1")]
    [InlineData("copy t from '/file'")]
    [InlineData("copy t (stdin) from program 'stdin'")]
    [InlineData("copy (select stdin from stdin) to '/file'")]
    [InlineData("set standard_conforming_strings = on")]
    [InlineData("select 'standard_conforming_strings', 'off'")]
    [InlineData("reset standard_conforming_strings")]
    [InlineData("alter role r set work_mem = '1MB'")]
    [InlineData("discard plans")]
    [InlineData("(select 1)")]
    [InlineData("values (1)")]
    [InlineData("\"vacuum\"")]
    [InlineData("vacuum_and_more_than_a_keyword_can_be_long")]
    public void These_run_in_a_transaction(string sql)
    {
        var traits = Classify(sql);
        Assert.False(traits.MustStandAlone);
        Assert.Null(traits.Refusal);
    }

    [Theory]
    [InlineData("set search_path = a", true)]
    [InlineData("SET SESSION x TO 1", true)]
    [InlineData("set role r", true)]
    [InlineData("set session authorization r", true)]
    [InlineData("set session characteristics as transaction read only", true)]
    [InlineData("set time zone 'UTC'", true)]
    [InlineData("reset all", true)]
    [InlineData("select set_config('search_path', '', false)", true)]
    [InlineData("SELECT pg_catalog.set_config('search_path', '', false)", true)]
    [InlineData("select set_config('a.b', f(1, true), 1 = 1)", true)]
    [InlineData("set local x to 1", false)]
    [InlineData("set constraints all deferred", false)]
    [InlineData("set transaction read only", false)]
    [InlineData("select set_config('a', 'b', true)", false)]
    [InlineData("select pg_catalog.current_setting('a')", false)]
    [InlineData("select 1", false)]
    public void Settings_of_the_session_are_known(string sql, bool isSetting)
    {
        Assert.Equal(isSetting, Classify(sql).IsSessionSetting);
        Assert.True(Classify(sql).MayChangeSession);
    }

    [Theory]
    [InlineData("create table t (temp int)", false)]
    [InlineData("create or replace view v as select 1", false)]
    [InlineData("alter table t add a int", false)]
    [InlineData("drop table t", false)]
    [InlineData("insert into t values (1)", false)]
    [InlineData("update t set a = 1", false)]
    [InlineData("delete from t", false)]
    [InlineData("comment on table t is 'a'", false)]
    [InlineData("grant select on t to r", false)]
    [InlineData("revoke select on t from r", false)]
    [InlineData("create temp table t (a int)", true)]
    [InlineData("create local temporary table t (a int)", true)]
    [InlineData("create or replace temp view v as select 1", true)]
    [InlineData("create table pg_temp.t (a int)", true)]
    [InlineData("create table \"pg_temp\".t (a int)", true)]
    [InlineData("do $$ begin end $$", true)]
    [InlineData("call p()", true)]
    [InlineData("prepare p as select 1", true)]
    [InlineData("load 'x'", true)]
    public void Only_plainly_harmless_statements_leave_the_session_alone(string sql, bool mayChange) =>
        Assert.Equal(mayChange, Classify(sql).MayChangeSession);

    static StatementTraits Classify(string sql) =>
        Dialect.PostgreSql.Classify(new(new("a.sql", sql), new(0, sql.Length), new(0, sql.Length)));
}
