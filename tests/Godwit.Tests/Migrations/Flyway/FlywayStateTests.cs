namespace Godwit;

public class FlywayStateTests
{
    [Theory]
    // files, rows, what info shows in its order
    [InlineData("V1__a, V2__b", "", "V1__a Pending, V2__b Pending")]
    [InlineData("V1__a, V2__b", "V1__a", "V1__a Success, V2__b Pending")]
    [InlineData("V10__b, V9__a", "", "V9__a Pending, V10__b Pending")]
    [InlineData("R__b, V1__x, R__a", "", "V1__x Pending, R__a Pending, R__b Pending")]
    // order
    [InlineData("V1__a, V2__b, V3__c", "V1__a, V3__c", "V1__a Success, V3__c Success, V2__b Ignored")]
    [InlineData("V1__a, V2__b, V3__c", "V1__a, V3__c, V2__b", "V1__a Success, V3__c Success, V2__b Out of Order")]
    // files that are gone
    [InlineData("V1__a, V3__c", "V1__a, V2__b, V3__c", "V1__a Success, V2__b Missing, V3__c Success")]
    [InlineData("V1__a", "V1__a, V2__b", "V1__a Success, V2__b Future")]
    [InlineData("V1__a", "V1__a, V2__b f", "V1__a Success, V2__b Failed (Future)")]
    [InlineData("V3__c", "V2__b f, V3__c", "V2__b Failed (Missing), V3__c Success")]
    [InlineData("V1__a", "V1__a, R__r", "V1__a Success, R__r Missing")]
    // failed
    [InlineData("V1__a, V2__b", "V1__a f", "V1__a Failed, V2__b Pending")]
    [InlineData("R__r", "R__r f", "R__r Failed")]
    // repeatable
    [InlineData("R__r", "R__r", "R__r Success")]
    [InlineData("R__r*", "R__r", "R__r Outdated, R__r Pending")]
    [InlineData("R__r*", "R__r, R__r*", "R__r Superseded, R__r Success")]
    [InlineData("R__r", "R__r, R__r*", "R__r Superseded, R__r Outdated, R__r Pending")]
    // deleted
    [InlineData("V1__a", "V1__a, V2__b, DELETE V2__b", "V1__a Success, V2__b Deleted")]
    [InlineData("V1__a, V2__b", "V1__a, V2__b, DELETE V2__b", "V1__a Success, V2__b Deleted, V2__b Pending")]
    [InlineData("V1__a, V2__b", "V1__a, V2__b, DELETE V2__b, V2__b", "V1__a Success, V2__b Deleted, V2__b Success")]
    [InlineData("R__r", "R__r, DELETE R__r", "R__r Deleted, R__r Pending")]
    // undo
    [InlineData("V1__a, U1__a", "V1__a", "V1__a Success, U1__a Available")]
    [InlineData("V1__a, U1__a", "", "V1__a Pending")]
    [InlineData("V1__a, U1__a", "V1__a, U1__a", "V1__a Undone, U1__a Success, V1__a Pending")]
    [InlineData("V1__a, U1__a", "V1__a, U1__a, V1__a", "V1__a Undone, U1__a Success, V1__a Success, U1__a Available")]
    // baseline
    [InlineData(
        "V1__a, V2__b, V3__c",
        "BASELINE 2",
        "V1__a Below Baseline, BASELINE Baseline, V2__b Ignored (Baseline), V3__c Pending"
    )]
    [InlineData(
        "V1__a, V2__b, B2__z, V3__c",
        "",
        "V1__a Below Baseline, B2__z Pending, V2__b Ignored (Baseline), V3__c Pending"
    )]
    [InlineData("V1__a, V2__b, B2__z", "V1__a", "V1__a Success, B2__z Ignored (Baseline), V2__b Pending")]
    [InlineData("V1__a, V2__b, B2__z", "V1__a, V2__b", "V1__a Success, V2__b Success, B2__z Ignored (Baseline)")]
    [InlineData(
        "V1__a, V2__b, B2__z, V3__c",
        "B2__z",
        "V1__a Below Baseline, B2__z Baseline, V2__b Ignored (Baseline), V3__c Pending"
    )]
    // code
    [InlineData("V1__a, V3__c", "V1__a, JDBC V2__b, V3__c", "V1__a Success, V2__b Success, V3__c Success")]
    public void Are_those_of_info(string files, string rows, string expected) =>
        Assert.Equal(expected, Describe(new(FlywayRows.Files(files), FlywayRows.Rows(rows), new())));

    /// <summary>Flyway takes the checksum of the text before replacement for that of the text after it.</summary>
    [Fact]
    public void A_repeatable_script_whose_raw_text_was_recorded_is_not_pending()
    {
        var file = FlywayRows.File("R__r*") with { RawChecksum = FlywayChecksum.Of("R__r") };
        Assert.Equal("R__r Success", Describe(new([file], FlywayRows.Rows("R__r"), new())));
    }

    [Theory]
    [InlineData("2", "V1__a, V2__b, V3__c", "", "V1__a Pending, V2__b Pending, V3__c Above Target")]
    [InlineData("current", "V1__a, V2__b", "V1__a", "V1__a Success, V2__b Above Target")]
    [InlineData("next", "V1__a, V2__b", "", "V1__a Pending, V2__b Pending")]
    public void Know_a_target(string target, string files, string rows, string expected) =>
        Assert.Equal(
            expected,
            Describe(new(FlywayRows.Files(files), FlywayRows.Rows(rows), new() { Target = target }))
        );

    [Theory]
    // the list, files, rows, what runs in its order, what undo takes back
    [InlineData("3,1", "V1__a, V2__b, V3__c", "", "V3__c V1__a", "")]
    [InlineData("2.0", "V1__a, V2__b, V3__c", "V1__a, V3__c", "V2__b", "")]
    [InlineData("the_view,1", "V1__a, R__the_view, R__other", "", "R__the_view V1__a", "")]
    [InlineData("1", "V1__a, V2__b, R__r", "V1__a", "", "V1__a")]
    [InlineData("3,2,1", "V1__a, V2__b, V3__c, V4__d", "V1__a, V2__b, V3__c, V4__d", "", "V1__a")]
    [InlineData("2,9", "V1__a, V2__b", "V1__a, V2__b", "", "V2__b")]
    public void Only_what_is_picked_is_looked_at(string list, string files, string rows, string runs, string undone)
    {
        var settings = new FlywaySettings { CherryPick = list.Split(',').ToValueList() };
        var (all, history) = (FlywayRows.Files(files), FlywayRows.Rows(rows));
        var info = new FlywayInfo(all, history, settings);
        Assert.Equal(runs, string.Join(' ', info.Pending.Select(file => file.Script[..^4])));
        Assert.Equal(undone, info.Newest?.Row?.Script[..^4] ?? "");
        Assert.Empty(FlywayValidation.Check(info, history, settings));
    }

    [Fact]
    public void Next_is_one_migration() =>
        Assert.Equal(
            "V1__a.sql",
            Assert
                .Single(new FlywayInfo(FlywayRows.Files("V1__a, V2__b"), [], new() { Target = "next" }).Pending)
                .Script
        );

    [Fact]
    public void Out_of_order_ones_are_pending_where_that_is_allowed() =>
        Assert.Equal(
            "V1__a Success, V3__c Success, V2__b Pending",
            Describe(
                new(
                    FlywayRows.Files("V1__a, V2__b, V3__c"),
                    FlywayRows.Rows("V1__a, V3__c"),
                    new() { OutOfOrder = true }
                )
            )
        );

    [Theory]
    [InlineData("V1__a", "V1__a", "")]
    [InlineData("V1__a*", "V1__a", "Edited: db/V1__a.sql")]
    [InlineData("V1__a*", "BASELINE 1, V1__a", "")]
    [InlineData("V1__b", "V1__a", "Edited: db/V1__b.sql")]
    [InlineData("V1__a, V2__b, V3__c", "V1__a, V3__c", "Out of order: db/V2__b.sql")]
    [InlineData("V3__c", "V1__a, V3__c", "Missing: 1 (a)")]
    [InlineData("V1__a", "V1__a, V2__b", "")]
    [InlineData("V1__a, V2__b", "V1__a f", "Failed: 1 (a)")]
    [InlineData("V1__a", "V1__a, R__r", "Missing: R__r.sql")]
    [InlineData("R__r*", "R__r", "")]
    public void What_does_not_fit_has_a_sentence(string files, string rows, string expected)
    {
        var (all, history) = (FlywayRows.Files(files), FlywayRows.Rows(rows));
        var problems = FlywayValidation.Check(new(all, history, new()), history, new());
        var found = string.Join(" | ", problems.Select(p => p.Message));
        Assert.True(
            expected.Length == 0 ? found.Length == 0 : found.StartsWith(expected, StringComparison.Ordinal),
            found
        );
    }

    [Theory]
    [InlineData("*:missing", "V3__c", "V1__a, V3__c", 0)]
    [InlineData("repeatable:missing", "V3__c", "V1__a, V3__c", 1)]
    [InlineData("versioned:*", "V3__c", "V1__a, V3__c", 0)]
    [InlineData("*:ignored", "V1__a, V2__b", "V2__b", 0)]
    [InlineData("*:pending", "V1__a", "V1__a, V2__b", 1)]
    [InlineData("*:future", "V1__a", "V1__a, V2__b f", 0)]
    public void Patterns_let_pass(string pattern, string files, string rows, int expected)
    {
        var settings = new FlywaySettings { IgnoreMigrationPatterns = [pattern] };
        var (all, history) = (FlywayRows.Files(files), FlywayRows.Rows(rows));
        Assert.Equal(expected, FlywayValidation.Check(new(all, history, settings), history, settings).Count);
    }

    [Theory]
    [InlineData("V1__a", "V1__a", "")]
    [InlineData("V1__a", "V1__a f", "delete the failed row 1, 1 (a)")]
    [InlineData("V1__a*", "V1__a", "take db/V1__a.sql as it is now")]
    [InlineData("V3__c", "V1__a, V3__c", "mark 1 (a), whose file is gone, as deleted")]
    [InlineData("V1__a", "V1__a, V2__b", "")]
    [InlineData("V1__a", "V1__a, R__r", "mark R__r.sql, whose file is gone, as deleted")]
    [InlineData("R__r*", "R__r", "")]
    [InlineData("V3__c", "V1__a, JDBC V2__b, V3__c, DELETE V1__a", "")]
    public void Repair_says_what_it_does(string files, string rows, string expected)
    {
        var changes = FlywayRepair.Plan(FlywayRows.Files(files), FlywayRows.Rows(rows), new());
        var found = string.Join(" | ", changes.Select(c => c.Description));
        Assert.True(
            expected.Length == 0 ? found.Length == 0 : found.StartsWith(expected, StringComparison.Ordinal),
            found
        );
    }

    static string Describe(FlywayInfo info) =>
        string.Join(
            ", ",
            info.Entries.Select(e =>
                $"{(e.Row is { IsSynthetic: true } ? e.Row.Type : Path.GetFileNameWithoutExtension(e.Row?.Script ?? e.File!.Script))} "
                + FlywayStates.Name(e.State)
            )
        );
}
