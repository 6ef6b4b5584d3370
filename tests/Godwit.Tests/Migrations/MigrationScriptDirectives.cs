namespace Godwit;

public class MigrationScriptDirectives
{
    [Theory]
    [InlineData("lock-timeout 5s", 5000.0, null)]
    [InlineData("lock-timeout 0", 0.0, null)]
    [InlineData("lock-timeout 0s", 0.0, null)]
    [InlineData("lock-timeout 250 ms", 250.0, null)]
    [InlineData("lock-timeout 0.1 ms", 1.0, null)]
    [InlineData("LOCK-TIMEOUT 1.5M", 90000.0, null)]
    [InlineData("statement-timeout 2 min", null, 120000.0)]
    public void Timeouts_hold_for_the_steps_that_follow(string directive, double? lockTimeout, double? statementTimeout)
    {
        var script = Parse($"-- godwit: {directive}\nselect 1; vacuum; select 2");
        Assert.Equal(3, script.Steps.Count);
        Assert.All(
            script.Steps,
            step =>
            {
                Assert.Equal(lockTimeout, step.LockTimeout?.TotalMilliseconds);
                Assert.Equal(statementTimeout, step.StatementTimeout?.TotalMilliseconds);
            }
        );
    }

    [Fact]
    public void A_timeout_before_a_stand_alone_statement_leaves_the_transaction_before_it_alone()
    {
        var script = Parse("select 1;\n-- godwit: lock-timeout 5s\nvacuum;\n-- godwit: lock-timeout 6s\nselect 2");
        Assert.Equal([null, 5.0, 6.0], script.Steps.Select(step => step.LockTimeout?.TotalSeconds));
    }

    [Theory]
    [InlineData("of users", "users", null, 200, 1)]
    [InlineData("OF users BY id", "users", "id", 200, 1)]
    [InlineData("of users, 200 ms each, pause 100%", "users", null, 200, 1)]
    [InlineData("of app.users by \"Id\" , 1s each", "app.users", "\"Id\"", 1000, 1)]
    [InlineData("of \"a, by\".\"b\"\"c\",pause 0%", "\"a, by\".\"b\"\"c\"", null, 200, 0)]
    [InlineData("of users, pause 12.5%, 0.05 s each", "users", null, 50, 0.125)]
    [InlineData("of by by by", "by", "by", 200, 1)]
    public void Batches_names_the_table_the_key_the_time_and_the_pause(
        string text,
        string table,
        string? column,
        double milliseconds,
        double pause
    )
    {
        var script = Parse($"-- a\n  -- godwit: batches {text}\nDELETE FROM users WHERE id >= $1 AND id < $2");
        Assert.Equal(
            new BatchPlan(table, column, TimeSpan.FromMilliseconds(milliseconds), pause, new("a.sql", 2, 3)),
            Assert.Single(script.Steps).Batches
        );
    }

    [Theory]
    [InlineData("insert into u select * from t where id >= $1 and id < $2")]
    [InlineData("with x as (select $1, $2) update t set a = 1 from x")]
    [InlineData("with x as (delete from t where id >= $1 and id < $2 returning *) select * from x")]
    [InlineData("merge into t using u on u.id = t.id and t.id >= $1 and t.id < $2 when matched then delete")]
    public void A_batched_statement_changes_rows(string sql) =>
        Assert.Equal(StepKind.Batches, Assert.Single(Parse($"-- godwit: batches of t\n{sql};").Steps).Kind);

    [Fact]
    public void Allowed_hazards_belong_to_the_next_statement()
    {
        var script = Parse(
            """
            select 1;
            -- godwit: allow drop-column "unused since the 2.3 release"
            -- godwit: allow rewrite "small"
            -- godwit: commit
            alter table t drop column a;
            select 2
            """
        );
        Assert.Equal(
            ["drop-column: unused since the 2.3 release (2)", "rewrite: small (3)"],
            script.Allowances.Select(allow =>
                $"{allow.Hazard}: {allow.Reason} ({script.Source.LocationOf(allow.Directive.Start).Line})"
            )
        );
        Assert.All(script.Allowances, allow => Assert.Equal("alter table t drop column a", allow.Statement.Sql));
    }

    [Theory]
    [InlineData("select 1", false, null)]
    [InlineData("-- godwit: phase expand\nselect 1", false, null)]
    [InlineData("-- godwit: phase contract\nselect 1", true, null)]
    [InlineData("  --GODWIT:PHASE Contract\r\n-- godwit: after 0012\r\nselect 1", true, "0012")]
    [InlineData("-- godwit: phase contract\r-- godwit: after 20261123144500", true, "20261123144500")]
    public void The_first_lines_speak_of_the_whole_file(string text, bool isContract, string? after)
    {
        var script = Parse(text);
        Assert.Equal(isContract, script.IsContract);
        Assert.Equal(after, script.After?.Text);
    }

    [Theory]
    [InlineData("-- godwit")]
    [InlineData("-- godwit commits every step")]
    [InlineData("-- Godwit allow us this")]
    [InlineData("-- godwits: many")]
    [InlineData("-- see godwit: commit")]
    [InlineData("select '-- godwit: frobnicate'")]
    [InlineData("select $$\n-- godwit: frobnicate\n$$")]
    [InlineData("/* godwit */ select 1")]
    public void Other_text_is_no_directive(string text) => Parse(text);

    static MigrationScript Parse(string text) => MigrationScript.Parse(new("a.sql", text), Dialect.PostgreSql);
}
