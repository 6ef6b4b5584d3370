using System.Text;
using System.Text.Json;
using Godwit.Cli;

namespace Godwit;

public class Configurations
{
    static Dictionary<ConfigurationKey, ConfigurationValue> Parse(string json) =>
        ConfigurationFile.Parse(Encoding.UTF8.GetBytes(json), "godwit.json", "/home/app");

    [Theory]
    [InlineData("{\n  \"databse\": \"sqlite\"\n}", 2, 3, "There is no key 'databse'. Did you mean 'database'?")]
    [InlineData("{ \"x\": 1 }", 1, 3, "There is no key 'x'.")]
    [InlineData("{ \"é\": 1, \"y\": 1 }", 1, 3, "There is no key 'é'.")]
    [InlineData("{ \"Url\": \"a\" }", 1, 3, "Did you mean 'url'?")]
    [InlineData("{ \"url\": \"a\", \"url\": \"b\" }", 1, 15, "for the second time")]
    [InlineData("{ \"url\": 3 }", 1, 10, "'url' must be a string.")]
    [InlineData("{ \"url\": null }", 1, 10, "'url' must be a string.")]
    [InlineData("{ \"retries\": true }", 1, 14, "'retries' must be a number.")]
    [InlineData("{ \"lockTimeout\": 3 }", 1, 18, "'lockTimeout' must be a string.")]
    [InlineData("{ \"exclude\": [1] }", 1, 15, "'exclude' must be a string or a list of strings.")]
    [InlineData("{ \"exclude\": {} }", 1, 14, "'exclude' must be a string or a list of strings.")]
    [InlineData("{ \"lint\": \"x\" }", 1, 11, "'lint' must be an object whose values are strings.")]
    [InlineData("{ \"schema\": 1 }", 1, 13, "'schema' must be a string, an object, or a list of them.")]
    [InlineData("[]", 1, 1, "The file must hold one object")]
    [InlineData("{ \"url\": \"a\" \"b\" }", 1, 14, "not valid JSON")]
    [InlineData("{\n\"url\": \"a", 2, 10, "not valid JSON")]
    [InlineData("{} {}", 1, 4, "not valid JSON")]
    [InlineData("", 1, 1, "not valid JSON")]
    public void A_mistake_in_the_file_is_named_with_its_place(string json, int line, int column, string problem)
    {
        var error = Assert.Throws<CommandException>(() => Parse(json));
        Assert.StartsWith($"godwit.json:{line}:{column}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(new SourceLocation("godwit.json", line, column), error.Location);
        Assert.Equal(ExitCodes.Usage, error.ExitCode);
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_understood()
    {
        var values = Parse(
            "\uFEFF// about\n{ \"$schema\": {\"a\": [1]}, /* x */ \"retries\": 3, \"exclude\": [\"a\", \"b\"], }"
        );
        Assert.Equal("3", values[ConfigurationKey.Retries].Text);
        Assert.Equal<string>(["a", "b"], values[ConfigurationKey.Exclude].Texts);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused() =>
        Assert.Equal(
            "GDW0502",
            Assert.Throws<CommandException>(() => ConfigurationFile.Parse([0x7B, 0xFF, 0x7D], "godwit.json", "/")).Code
        );

    [Fact]
    public void A_flag_wins_over_the_environment_and_that_over_the_file()
    {
        using var shell = new TestShell();
        shell.Write("godwit.json", "{ \"history\": \"file\", \"retries\": 1, \"wait\": \"1s\" }");
        shell.Variables["GODWIT_HISTORY"] = "variable";
        shell.Variables["GODWIT_RETRIES"] = "2";
        var options = Settings(shell, (ConfigurationKey.History, "flag")).ReadOptions();
        Assert.Equal(("flag", 2, TimeSpan.FromSeconds(1)), (options.History?.Name, options.Retries, options.Wait));
    }

    [Fact]
    public void The_file_is_searched_upwards_and_its_paths_are_relative_to_it()
    {
        using var shell = new TestShell();
        shell.Write("godwit.json", "{ \"migrations\": \"changes\" }");
        shell.Write("src/app/x.txt", "");
        Assert.Equal(shell.PathOf("changes"), Settings(shell, below: "src/app").MigrationsPath);
    }

    [Fact]
    public void Paths_in_flags_and_variables_are_relative_to_the_current_folder()
    {
        using var shell = new TestShell();
        shell.Write("godwit.json", "{ \"migrations\": \"changes\" }");
        shell.Write("src/app/x.txt", "");
        Assert.Equal(
            shell.PathOf("src/m"),
            Settings(shell, "src/app", (ConfigurationKey.Migrations, "../m")).MigrationsPath
        );
        shell.Variables["GODWIT_MIGRATIONS"] = "m";
        Assert.Equal(shell.PathOf("src/app/m"), Settings(shell, "src/app").MigrationsPath);
    }

    [Fact]
    public void The_default_folder_is_beside_the_file()
    {
        using var shell = new TestShell();
        shell.Write("godwit.json", "{}");
        shell.Write("src/x.txt", "");
        Assert.Equal(shell.PathOf("db/migrations"), Settings(shell, "src").MigrationsPath);
    }

    [Fact]
    public void Variables_are_replaced_wherever_they_stand_in_a_value()
    {
        using var shell = new TestShell();
        shell.Variables["A"] = "one";
        shell.Variables["B"] = "${A}";
        var settings = Settings(shell, (ConfigurationKey.Url, "x${A}y${B}z"));
        Assert.Equal("xoney${A}z", settings.Find(ConfigurationKey.Url)?.Text);
    }

    [Theory]
    [InlineData("${NO_SUCH}", "GDW0505", "the environment variable NO_SUCH, which is not set")]
    [InlineData("a${", "GDW0504", "without a name and a closing brace")]
    [InlineData("a${}", "GDW0504", "without a name and a closing brace")]
    public void A_missing_variable_is_named(string text, string code, string problem)
    {
        using var shell = new TestShell();
        var settings = Settings(shell, (ConfigurationKey.Url, text));
        var error = Assert.Throws<CommandException>(() => settings.Find(ConfigurationKey.Url));
        Assert.Equal(code, error.Code);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lockTimeout", "3")]
    [InlineData("lockTimeout", "0")]
    [InlineData("lockTimeout", "0s")]
    [InlineData("lockTimeout", "-1s")]
    [InlineData("lockTimeout", "3 parsecs")]
    [InlineData("lockTimeout", "")]
    [InlineData("statementTimeout", "0")]
    [InlineData("statementTimeout", "999999h")]
    [InlineData("wait", "ms")]
    [InlineData("wait", "1.5.2s")]
    [InlineData("retries", "-1")]
    [InlineData("retries", "1.5")]
    [InlineData("retries", "many")]
    [InlineData("retries", "99999999999")]
    [InlineData("history", "a.b.c")]
    [InlineData("history", "")]
    public void A_value_that_cannot_be_used_names_its_flag(string key, string text)
    {
        using var shell = new TestShell();
        var which = ConfigurationKey.All.Single(k => k.Name == key);
        var settings = Settings(shell, (which, text));
        var error = Assert.Throws<CommandException>(() => settings.ReadOptions());
        Assert.Equal(("GDW0504", ExitCodes.Usage), (error.Code, error.ExitCode));
        Assert.StartsWith($"{which.Flag}: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("database", "mysql", "GDW0508")]
    [InlineData("database", "oracle", "GDW0504")]
    [InlineData("layout", "flywy", "GDW0504")]
    [InlineData("numbering", "random", "GDW0504")]
    public void An_unknown_word_is_an_error(string key, string text, string code)
    {
        using var shell = new TestShell();
        shell.Write("godwit.json", $"{{ \"{key}\": \"{text}\" }}");
        var error = Assert.Throws<CommandException>(() =>
        {
            var settings = Settings(shell);
            _ = settings.Dialect;
            _ = settings.IsNumberedInSequence;
        });
        Assert.Equal((code, ExitCodes.Usage), (error.Code, error.ExitCode));
        Assert.StartsWith("godwit.json:1:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lockTimeout", "--lock-timeout", "GODWIT_LOCK_TIMEOUT")]
    [InlineData("url", "--url", "GODWIT_URL")]
    public void A_key_is_a_flag_and_a_variable(string key, string flag, string variable)
    {
        var which = ConfigurationKey.All.Single(k => k.Name == key);
        Assert.Equal((flag, variable), (which.Flag, which.Variable));
    }

    [Fact]
    public void The_json_schema_knows_the_same_keys()
    {
        using var schema = JsonDocument.Parse(ConfigurationSchema.Text);
        var keys = schema.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name);
        Assert.Equal(ConfigurationKey.All.Select(k => k.Name).Prepend("$schema"), keys);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("500ms", 500)]
    [InlineData("3s", 3_000)]
    [InlineData(" 3s ", 3_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("1m30s", 90_000)]
    [InlineData("2h", 7_200_000)]
    public void A_duration_is_a_number_with_a_unit(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Duration.TryParse(text));

    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(12.4, "12 ms")]
    [InlineData(3_450, "3.4 s")]
    [InlineData(59_999, "59.9 s")]
    [InlineData(125_000, "2m05s")]
    [InlineData(3_720_000, "1h02m")]
    public void A_duration_is_shown_with_few_digits(double milliseconds, string text) =>
        Assert.Equal(text, Duration.Describe(TimeSpan.FromMilliseconds(milliseconds)));

    static Settings Settings(TestShell shell, params (ConfigurationKey, string)[] flags) => Settings(shell, "", flags);

    static Settings Settings(TestShell shell, string below, params (ConfigurationKey Key, string Text)[] flags)
    {
        var opened = shell.Open(TextWriter.Null, TextWriter.Null, below);
        return new(
            opened,
            flags.ToDictionary(f => f.Key, f => ValueList.Create<string>([f.Text])),
            Cli.Settings.Locate(opened, configFile: null)
        );
    }
}
