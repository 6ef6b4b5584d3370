namespace Godwit;

public class FlywayFolderTests
{
    [Fact]
    public void Locations_are_read_to_the_bottom_and_never_twice()
    {
        using var folder = new TestFolder("a/V2__b.sql", "a/x/y/V1__a.sql", "b/R__r.sql", "c/V9__no.sql");
        var read = Read(folder, "filesystem:a", "filesystem:a/x", "b");
        Assert.Equal(["x/y/V1__a.sql", "V2__b.sql", "R__r.sql"], read.Migrations.Select(m => m.Script));
    }

    [Fact]
    public void A_location_in_the_class_path_is_where_builds_take_it_from()
    {
        using var folder = new TestFolder("src/main/resources/db/migration/V1__a.sql");
        Assert.Single(Read(folder, "classpath:db/migration").Migrations);
    }

    [Fact]
    public void Wildcards_name_folders()
    {
        using var folder = new TestFolder("sql/a/v/V1__a.sql", "sql/b/v/V2__b.sql", "sql/b/w/V3__c.sql");
        Assert.Equal(2, Read(folder, "filesystem:sql/*/v").Migrations.Count);
        Assert.Equal(3, Read(folder, "filesystem:sql/**").Migrations.Count);
    }

    [Theory]
    [InlineData("GDW0965", "The location does not exist: filesystem:nowhere", "filesystem:nowhere")]
    [InlineData("GDW0965", "The location 's3:bucket' is neither on disk", "s3:bucket")]
    public void A_location_that_cannot_be_read_is_refused(string code, string message, string location)
    {
        using var folder = new TestFolder();
        var error = Assert.Throws<InvalidMigrationFolderException>(() => Read(folder, location));
        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GDW0962", "2 files have the version 1", "V1__a.sql", "x/V1.0__b.sql")]
    [InlineData("GDW0962", "2 files have the description 'r'", "R__r.sql", "x/R__r.sql")]
    [InlineData("GDW0960", "1 file is not named as a migration and would be skipped", "V1_add.sql")]
    public void What_Flyway_would_take_wrongly_is_refused(string code, string message, params string[] files)
    {
        using var folder = new TestFolder(files);
        var error = Assert.Throws<InvalidMigrationFolderException>(() => Read(folder, "."));
        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_are_left_alone_unless_names_are_checked()
    {
        using var folder = new TestFolder("V1__a.sql", "seed.sql");
        Assert.Single(Read(folder, ".").Migrations);
        var error = Assert.Throws<InvalidMigrationFolderException>(() =>
            FlywayFolder.Read(Settings(folder, ".") with { ValidateMigrationNaming = true }, new(new(), []))
        );
        Assert.Contains("seed.sql: its name has none of the prefixes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_is_seen_and_not_taken_for_SQL()
    {
        using var folder = new TestFolder("V1__a.sql", "V2__Fill.java", "V3__run.sh");
        Assert.Equal(["SQL", "JDBC", "SCRIPT"], Read(folder, ".").Migrations.Select(m => m.Type));
    }

    [Fact]
    public void Callbacks_of_an_event_run_in_the_order_of_their_descriptions()
    {
        using var folder = new TestFolder(
            "afterMigrate__b.sql",
            "afterMigrate.sql",
            "x/afterMigrate__a.sql",
            "V1__a.sql"
        );
        Assert.Equal(
            ["afterMigrate.sql", "x/afterMigrate__a.sql", "afterMigrate__b.sql"],
            Read(folder, ".").CallbacksOf("afterMigrate").Select(c => c.Script)
        );
    }

    [Theory]
    [InlineData("executeInTransaction=false", "False  ")]
    [InlineData("encoding=ISO-8859-1\nplaceholderReplacement=false", " ISO-8859-1 False")]
    [InlineData("shouldExecute=false", "   skipped")]
    [InlineData("shouldExecute=${env}==prod", "   ")]
    [InlineData("shouldExecute=${env}!=prod", "   skipped")]
    [InlineData("shouldExecute=\"${env}\"==\"test\"", "   skipped")]
    public void A_script_may_have_options_of_its_own(string text, string expected)
    {
        var settings = new FlywaySettings { Placeholders = [new("env", "prod")] };
        var (transaction, encoding, replaces, runs) = FlywayScriptOptions.Parse(text, "V1__a.sql.conf", settings);
        Assert.Equal(expected.TrimEnd(), $"{transaction} {encoding} {replaces} {(runs ? "" : "skipped")}".TrimEnd());
    }

    [Fact]
    public void An_unknown_option_of_a_script_is_refused()
    {
        var error = Assert.Throws<InvalidMigrationFolderException>(() =>
            FlywayScriptOptions.Parse("\nfoo=1", "V1__a.sql.conf", new())
        );
        Assert.StartsWith("V1__a.sql.conf:2: 'foo' is not a parameter", error.Message, StringComparison.Ordinal);
    }

    static FlywayFolder Read(TestFolder folder, params string[] locations)
    {
        var settings = Settings(folder, locations);
        return FlywayFolder.Read(settings, new(settings, []));
    }

    static FlywaySettings Settings(TestFolder folder, params string[] locations) =>
        new() { Locations = [.. locations], WorkingDirectory = folder.Path };
}
