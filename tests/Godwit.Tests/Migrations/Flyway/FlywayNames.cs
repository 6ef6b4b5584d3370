namespace Godwit;

public class FlywayNames
{
    static readonly FlywaySettings _defaults = new();

    [Theory]
    [InlineData("V1__Create_table.sql", "Versioned 1 'Create table'")]
    [InlineData("V1_1__a.sql", "Versioned 1.1 'a'")]
    [InlineData("V1.1__a__b.sql", "Versioned 1.1 'a  b'")]
    [InlineData("V2026.01.02.3__x.sql", "Versioned 2026.01.02.3 'x'")]
    [InlineData("V1.sql", "Versioned 1 ''")]
    [InlineData("U1__a.sql", "Undo 1 'a'")]
    [InlineData("B3__a.sql", "Baseline 3 'a'")]
    [InlineData("R__Views_of_users.sql", "Repeatable  'Views of users'")]
    [InlineData("afterMigrate.sql", "Callback  '' afterMigrate")]
    [InlineData("afterMigrate__vacuum_all.sql", "Callback  'vacuum all' afterMigrate")]
    [InlineData("afterMigrateError.sql", "Callback  '' afterMigrateError")]
    [InlineData("beforeEachMigrateStatement__1.sql", "Callback  '1' beforeEachMigrateStatement")]
    [InlineData("README.md", "none")]
    [InlineData("Views.sql", "none")]
    [InlineData("Reports.sql", "none")]
    [InlineData("seed.sql", "none")]
    [InlineData("v1__lower.sql", "none")]
    [InlineData("V1_add.sql", "fault: '1_add' is not a version")]
    [InlineData("V1a__x.sql", "fault: '1a' is not a version")]
    [InlineData("V__x.sql", "fault: '' is not a version")]
    [InlineData("R1__x.sql", "fault: it has no version")]
    [InlineData("R_x.sql", "fault: it has no version")]
    [InlineData("afterMigrate1__x.sql", "fault: it has no version")]
    public void Of_files_are_read_as_Flyway_reads_them(string file, string expected) =>
        Assert.StartsWith(expected, Describe(file, _defaults), StringComparison.Ordinal);

    [Theory]
    [InlineData("mig-7--do_it.ddl", "Versioned 7 'do it'")]
    [InlineData("back-7--do_it.ddl", "Undo 7 'do it'")]
    [InlineData("again-x.pks", "none")]
    [InlineData("again--x.pks", "Repeatable  'x'")]
    [InlineData("V1__x.sql", "none")]
    public void Of_files_have_the_parts_that_are_configured(string file, string expected) =>
        Assert.Equal(
            expected,
            Describe(
                file,
                _defaults with
                {
                    SqlMigrationPrefix = "mig-",
                    UndoSqlMigrationPrefix = "back-",
                    RepeatableSqlMigrationPrefix = "again",
                    SqlMigrationSeparator = "--",
                    SqlMigrationSuffixes = [".ddl", ".pks"],
                }
            )
        );

    [Fact]
    public void Of_files_may_have_no_prefix_at_all() =>
        Assert.Equal(
            "Versioned 20251028082832 'rename space booking reason'",
            Describe("20251028082832__rename_space_booking_reason.sql", _defaults with { SqlMigrationPrefix = "" })
        );

    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("1", "1.0.0", 0)]
    [InlineData("1_1", "1.1", 0)]
    [InlineData("01", "1", 0)]
    [InlineData("1.2", "1.10", -1)]
    [InlineData("1.1", "1", 1)]
    [InlineData("0", "0.0.1", -1)]
    [InlineData("20251028082832", "20250905172531000", -1)]
    [InlineData("99999999999999999999", "100000000000000000000", -1)]
    [InlineData("4.99.1561608282", "4.100", -1)]
    public void Versions_are_compared_number_by_number(string left, string right, int expected)
    {
        var (one, other) = (FlywayVersion.TryParse(left)!, FlywayVersion.TryParse(right)!);
        Assert.Equal(expected, Math.Sign(one.CompareTo(other)));
        Assert.Equal(-expected, Math.Sign(other.CompareTo(one)));
        Assert.Equal(expected == 0, one.GetHashCode() == other.GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1..2")]
    [InlineData("1a")]
    [InlineData("-1")]
    [InlineData("١")]
    public void Other_texts_are_no_versions(string text) => Assert.Null(FlywayVersion.TryParse(text));

    [Theory]
    [InlineData("", "1")]
    [InlineData("V1__a V2__b", "3")]
    [InlineData("V1_9__a", "1_10")]
    [InlineData("V1.9__a", "1.10")]
    [InlineData("V0009__a", "0010")]
    [InlineData("V2026.01.02.3__a", "2026.01.02.4")]
    [InlineData("V20251123144500__a", "20261123144500")]
    [InlineData("V20261123144500__a", "20261123144501")]
    [InlineData("V20990101000000__a", "20990101000001")]
    [InlineData("V202511231445__a", "202611231445")]
    [InlineData("V20251123144500000__a", "20261123144500000")]
    [InlineData("V1__a U5__b B3__c", "4")]
    [InlineData("V99999999999999__a", "100000000000000")]
    public void New_files_follow_the_style_of_the_folder(string files, string expected)
    {
        var migrations = files.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(FlywayRows.File).ToValueList();
        Assert.Equal(expected, FlywayNextVersion.After(migrations, new(2026, 11, 23, 14, 45, 0, TimeSpan.Zero)));
    }

    static string Describe(string file, FlywaySettings settings) =>
        FlywayFileName.TryParse(file, settings, out var fault) is { } name
            ? $"{name.Kind} {name.Version} '{name.Description}' {name.Event}".TrimEnd()
        : fault is null ? "none"
        : $"fault: {fault}";
}
