using Godwit.Cli;

namespace Godwit;

/// <summary>Single keys of godwit.json are changed, and changed back to the character.</summary>
public class ConfigurationEdits
{
    [Theory]
    [InlineData("{\n}\n", "{\n  \"layout\": \"godwit\", /* godwit adopt */\n}\n")]
    [InlineData("{}", "{\n  \"layout\": \"godwit\", /* godwit adopt */}")]
    [InlineData(
        "// mine\n{ \"url\": \"x\" } // end",
        "// mine\n{\n  \"layout\": \"godwit\", /* godwit adopt */ \"url\": \"x\" } // end"
    )]
    [InlineData(
        "{\r\n  \"url\": \"x\"\r\n}",
        "{\r\n  \"layout\": \"godwit\", /* godwit adopt */\r\n  \"url\": \"x\"\r\n}"
    )]
    [InlineData(
        "{ \"layout\": \"prisma\", \"url\": \"ü\" }",
        "{ \"layout\": \"godwit\" /* godwit adopt, before: \"prisma\" */, \"url\": \"ü\" }"
    )]
    [InlineData(
        "\uFEFF{ \"url\": \"ü\", /* { */ \"layout\": [\n  \"a/*/b\", // c\n] , }",
        "\uFEFF{ \"url\": \"ü\", /* { */ \"layout\": \"godwit\" /* godwit adopt, before: [\n  \"a/*\\/b\", // c\n] */ , }"
    )]
    public void A_key_is_set_and_taken_back(string text, string expected)
    {
        var edited = ConfigurationEdit.Set(text, "layout", "\"godwit\"");
        Assert.Equal(expected, edited);
        Assert.Equal("\"godwit\"", ConfigurationEdit.Find(edited, "layout"));
        Assert.Equal(text, ConfigurationEdit.Undo(edited));
    }

    [Fact]
    public void What_nobody_marked_stays()
    {
        const string text = "{ \"layout\": \"godwit\", \"exclude\": [\"a\"] /* mine */ }";
        Assert.Equal(text, ConfigurationEdit.Undo(text));
        Assert.Null(ConfigurationEdit.Find(text, "url"));
    }

    [Fact]
    public void Several_keys_are_taken_back_together()
    {
        const string text = "{\n  \"migrations\": \"old\",\n  \"url\": \"x\"\n}\n";
        var edited = ConfigurationEdit.Set(text, "exclude", "[\"t\"]");
        edited = ConfigurationEdit.Set(edited, "migrations", "\"new\"");
        edited = ConfigurationEdit.Set(edited, "layout", "\"godwit\"");
        Assert.Equal(["t"], ConfigurationEdit.Strings(ConfigurationEdit.Find(edited, "exclude")!));
        Assert.Equal(text, ConfigurationEdit.Undo(edited));
    }
}
