namespace Godwit;

public class FlywayPlaceholderTests
{
    static readonly FlywaySettings _settings = new()
    {
        Placeholders = [new("tbl", "thing"), new("lines", "a\nb"), new("empty", "")],
    };

    [Theory]
    [InlineData("CREATE TABLE ${tbl} (id int)", "CREATE TABLE thing (id int)")]
    [InlineData("${TBL}${tbl}", "thingthing")]
    [InlineData("'${tbl}' -- ${tbl}", "'thing' -- thing")]
    [InlineData("$$ ${tbl} $$", "$$ thing $$")]
    [InlineData("x${empty}y", "xy")]
    [InlineData("$tbl {tbl}", "$tbl {tbl}")]
    [InlineData("${flyway:defaultSchema}.${flyway:filename}", "public.V1__a.sql")]
    public void Have_their_values_everywhere(string text, string expected) =>
        Assert.Equal(expected, Replace(text).Text);

    [Theory]
    [InlineData("'${no}' ${tbl} $$ ${no} $$ -- ${no}", "'${no}' thing $$ ${no} $$ -- ${no}")]
    [InlineData("/* ${no */ ${tbl}", "/* ${no */ thing")]
    public void Stay_in_quotes_where_that_is_asked_for(string text, string expected) =>
        Assert.Equal(
            expected,
            new FlywayPlaceholders(_settings, []).Replace(new("V1__a.sql", text), Dialect.PostgreSql.Syntax).Text
        );

    [Theory]
    [InlineData("a\n  ${no} b", "db/V1__a.sql:2:3: the placeholder ${no} has no value. Nothing was run.")]
    [InlineData("${lines} ${no}", "db/V1__a.sql:1:10: the placeholder ${no} has no value.")]
    [InlineData("${flyway:nope}", "db/V1__a.sql:1:1: the built-in placeholder ${flyway:nope} has no value here.")]
    [InlineData("a ${no b", "db/V1__a.sql:1:3: a placeholder begins here and does not end.")]
    public void Without_a_value_are_an_error_at_their_place(string text, string expected)
    {
        var error = Assert.Throws<InvalidMigrationException>(() => Replace(text));
        Assert.Equal("GDW0963", error.Code);
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a ${tbl} b", "b", 1, 10)]
    [InlineData("${lines}\nx", "x", 2, 1)]
    [InlineData("${tbl} ${tbl} z", "z", 1, 15)]
    [InlineData("a ${lines}", "b", 1, 3)]
    public void Do_not_move_the_places_of_errors(string text, string at, int line, int column)
    {
        var script = Replace(text);
        var place = script.LocationOf(script.Text.LastIndexOf(at, StringComparison.Ordinal));
        Assert.Equal((line, column), (place.Line, place.Column));
    }

    [Fact]
    public void May_be_written_otherwise()
    {
        var settings = _settings with { PlaceholderPrefix = "#[", PlaceholderSuffix = "]", PlaceholderSeparator = "." };
        var replaced = new FlywayPlaceholders(settings, [new("user", "bob")]).Replace(
            new("x", "#[tbl] ${tbl} #[flyway.user]")
        );
        Assert.Equal("thing ${tbl} bob", replaced.Text);
    }

    static SqlScript Replace(string text) =>
        new FlywayPlaceholders(_settings, [new("defaultSchema", "public")]).Replace(new("db/V1__a.sql", text));
}
