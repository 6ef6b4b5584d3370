namespace Godwit;

public class FlywayConfigurations
{
    [Fact]
    public void The_defaults_are_those_of_Flyway()
    {
        var settings = new FlywayConfiguration().Build("/srv/app");
        Assert.Equal(new FlywaySettings() with { WorkingDirectory = "/srv/app" }, settings);
    }

    [Fact]
    public void Conf_is_read_as_properties()
    {
        var settings = Conf(
            """
            # comment
            ! comment
            flyway.locations=filesystem:a,filesystem:b
            flyway.sqlMigrationPrefix = X
            flyway.sqlMigrationSuffixes:.sql,.ddl
            flyway.outOfOrder=true
            flyway.table=my\
                _history
            flyway.placeholders.name=va\u006Cue ${HOME} ${NOT_SET}.
            flyway.baselineDescription=a\tb
            flyway.target=5.1?
            """
        );
        Assert.Equal(["filesystem:a", "filesystem:b"], settings.Locations);
        Assert.Equal("X", settings.SqlMigrationPrefix);
        Assert.Equal([".sql", ".ddl"], settings.SqlMigrationSuffixes);
        Assert.True(settings.OutOfOrder);
        Assert.Equal("my_history", settings.Table);
        Assert.Equal(new("name", "value /home/me ."), Assert.Single(settings.Placeholders));
        Assert.Equal("a\tb", settings.BaselineDescription);
        Assert.Equal("5.1?", settings.Target);
        Assert.Equal("flyway.conf", settings.File);
    }

    [Fact]
    public void Toml_is_read_with_its_environment()
    {
        var configuration = new FlywayConfiguration();
        configuration.AddToml(
            """"
            id = "x"
            [environments.default]
            url = "jdbc:sqlite:a.db"
            [environments.prod]
            url = "jdbc:postgresql://db/shop"
            user = 'app'
            password = "${env.SECRET}"
            schemas = ["one", "two"]
            jdbcProperties.accessToken = "x"
            [flyway]
            environment = "prod"
            locations = [
              "filesystem:migrations", # comment
              'filesystem:C:\x',
            ]
            group = true
            baselineVersion = 2.5
            lockRetryCount = 1_0
            placeholders = { a = "1", "b.c" = """
            two
            lines""" }
            [flyway.check]
            majorTolerance = 3
            """".Replace("1_0", "-1", StringComparison.Ordinal),
            "flyway.toml",
            name => name == "SECRET" ? "pass" : null
        );
        var settings = configuration.Build("/srv");
        Assert.Equal(("jdbc:postgresql://db/shop", "app", "pass"), (settings.Url, settings.User, settings.Password));
        Assert.Equal(["one", "two"], settings.Schemas);
        Assert.Equal("one", settings.HistorySchema);
        Assert.Equal(["filesystem:migrations", @"filesystem:C:\x"], settings.Locations);
        Assert.True(settings.Group);
        Assert.Equal(("2.5", -1), (settings.BaselineVersion, settings.LockRetryCount));
        Assert.Equal([new("a", "1"), new("b.c", "two\nlines")], settings.Placeholders);
    }

    [Fact]
    public void An_environment_that_is_not_there_is_an_error_and_a_key_that_nobody_knows_is_told()
    {
        var configuration = new FlywayConfiguration();
        const string text = """
            [environments.dev]
            url = "jdbc:sqlite:a.db"
            pasword = "x"
            displayName = "Dev"
            jdbcProperties.x = "y"
            [environments.prod]
            url = "jdbc:sqlite:b.db"
            """;
        configuration.AddToml(text, "flyway.toml", _ => null);
        var settings = configuration.Build("/srv");
        Assert.Null(settings.Url);
        Assert.Equal(["dev", "prod"], settings.Environments);

        configuration.AddEnvironment([new("FLYWAY_ENVIRONMENT", "staging")]);
        var error = Assert.Throws<InvalidMigrationFolderException>(() => configuration.Build("/srv"));
        Assert.StartsWith(
            "the variable FLYWAY_ENVIRONMENT: there is no environment 'staging'; there are dev, prod.",
            error.Message,
            StringComparison.Ordinal
        );

        configuration.AddEnvironment([new("FLYWAY_ENVIRONMENT", "dev")]);
        settings = configuration.Build("/srv");
        Assert.Equal("jdbc:sqlite:a.db", settings.Url);
        Assert.StartsWith("flyway.toml:3: 'pasword' is", Assert.Single(settings.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_win_over_files()
    {
        var configuration = new FlywayConfiguration();
        configuration.AddConf("flyway.table=a\nflyway.schemas=s", "flyway.conf", _ => null);
        configuration.AddEnvironment([
            new("FLYWAY_TABLE", "b"),
            new("FLYWAY_SQL_MIGRATION_PREFIX", "W"),
            new("FLYWAY_PLACEHOLDERS_MY_NAME", "v"),
            new("FLYWAY_EDITION", "community"),
        ]);
        var settings = configuration.Build("/");
        Assert.Equal(("b", "W", "s"), (settings.Table, settings.SqlMigrationPrefix, settings.HistorySchema));
        Assert.Equal(new("my_name", "v"), Assert.Single(settings.Placeholders));
    }

    [Theory]
    [InlineData("flyway.outOfOrder=yes", "flyway.conf:1: 'yes' is not true or false.")]
    [InlineData("\nflyway.colour=red", "flyway.conf:2: 'colour' is not a parameter of Flyway that Godwit knows.")]
    [InlineData("flyway.baselineVersion=x", "flyway.conf:1: 'x' is not a version.")]
    [InlineData("flyway.target=newest", "flyway.conf:1: 'newest' is not a version, nor latest, current or next.")]
    [InlineData("flyway.ignoreMigrationPatterns=*:foo", "flyway.conf:1: '*:foo' is not a pattern TYPE:STATE.")]
    [InlineData("flyway.errorOverrides=1", "flyway.conf:1: 'errorOverrides' is not obeyed by Godwit.")]
    [InlineData("flyway.table=", "flyway.conf:1: 'table' is empty.")]
    [InlineData("flyway.lockRetryCount=many", "flyway.conf:1: 'many' is not a number.")]
    public void What_is_wrong_is_said_with_its_place(string text, string expected)
    {
        var error = Assert.Throws<InvalidMigrationFolderException>(() => Conf(text));
        Assert.Equal("GDW0961", error.Code);
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[flyway]\ntable = a b!", "flyway.toml:2: a value is missing, or a text stands without quotes.")]
    [InlineData("[flyway]\ntable = \"a", "flyway.toml:2: a text is not closed.")]
    [InlineData("[flyway\ntable = 1", "flyway.toml:1: ']' is missing.")]
    [InlineData("[flyway]\ntable \"a\"", "flyway.toml:2: '=' is missing.")]
    [InlineData("[flyway]\nlocations = [\"a\"", "flyway.toml:2: a list is not closed.")]
    [InlineData("[flyway]\ntable = \"C:\\x\"", "flyway.toml:2: '\\x' is no escape")]
    [InlineData("[flyway]\nurl = \"${vault.x}\"", "flyway.toml:2: Godwit cannot ask the resolver of '${vault.x}'")]
    [InlineData("[flyway]\nurl = \"${env.NO}\"", "flyway.toml:2: the environment variable NO is not set.")]
    public void What_is_wrong_in_TOML_is_said_with_its_place(string text, string expected)
    {
        var error = Assert.Throws<InvalidMigrationFolderException>(() =>
            new FlywayConfiguration().AddToml(text, "flyway.toml", _ => null)
        );
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    static FlywaySettings Conf(string text)
    {
        var configuration = new FlywayConfiguration();
        configuration.AddConf(text, "flyway.conf", name => name == "HOME" ? "/home/me" : null);
        return configuration.Build("/srv");
    }
}
