namespace Godwit;

public class MigrationTextTests
{
    static readonly ObjectName _column = new(ObjectKind.Column, "", "name") { Owner = "users" };

    [Fact]
    public void A_plan_is_written_as_the_runner_reads_it()
    {
        var drop = new PlannedStatement("ALTER TABLE users DROP COLUMN name")
        {
            StartsStep = true,
            Comment = "Nobody reads it.",
            Hazards = [new("drop-column", _column, "the values of users.name\nare lost") { LosesData = true }],
        };
        var backfill = new PlannedStatement("UPDATE users SET a = 1 WHERE rowid >= $1 AND rowid < $2")
        {
            Kind = StepKind.Batches,
            Batches = "of users",
            StartsStep = true,
        };
        var plan = new Plan([new("CREATE TABLE t (\n    a INTEGER\n)"), drop, backfill, new("SELECT 1")], []);

        var text = MigrationText.Render(plan, new Dictionary<string, string> { ["drop-column"] = "unused since 2.3" });

        Assert.Equal(
            """
            CREATE TABLE t (
                a INTEGER
            );

            -- godwit: commit
            -- Nobody reads it.
            -- hazard: drop-column: the values of users.name are lost
            -- godwit: allow drop-column "unused since 2.3"
            ALTER TABLE users DROP COLUMN name;

            -- godwit: batches of users
            UPDATE users SET a = 1 WHERE rowid >= $1 AND rowid < $2;

            SELECT 1;

            """.ReplaceLineEndings("\n"),
            text
        );
        var script = MigrationScript.Parse(new("x.sql", text), Dialect.Sqlite);
        Assert.Equal(
            [StepKind.Transaction, StepKind.Transaction, StepKind.Batches, StepKind.Transaction],
            script.Steps.Select(step => step.Kind)
        );
        Assert.Equal("unused since 2.3", Assert.Single(script.Allowances).Reason);
    }

    [Fact]
    public void A_plan_without_statements_has_no_text() => Assert.Equal("", MigrationText.Render(Plan.Empty));
}
