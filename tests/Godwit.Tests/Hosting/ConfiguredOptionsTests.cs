using Microsoft.Extensions.Configuration;

namespace Godwit;

public class ConfiguredOptionsTests
{
    [Theory]
    [InlineData("LockTimeout", "500ms", 500)]
    [InlineData("lockTimeout", "3s", 3_000)]
    [InlineData("LockTimeout", "10M", 600_000)]
    [InlineData("LockTimeout", "1h", 3_600_000)]
    [InlineData("LockTimeout", "00:00:03.5", 3_500)]
    [InlineData("LockTimeout", "0s", 0)]
    public void Durations_are_read_as_godwit_json_and_as_dotnet_write_them(string key, string text, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Read((key, text)).LockTimeout);

    [Fact]
    public void Every_key_is_read_and_the_others_stay_as_they_were()
    {
        var options = Read(
            ("History", "audit.migrations"),
            ("LockTimeout", "1s"),
            ("Retries", "0"),
            ("Wait", "2m"),
            ("StatementTimeout", "5m"),
            ("Phase", "all")
        );
        Assert.Equal(
            new MigrateOptions
            {
                History = new("audit", "migrations"),
                LockTimeout = TimeSpan.FromSeconds(1),
                Retries = 0,
                Wait = TimeSpan.FromMinutes(2),
                StatementTimeout = TimeSpan.FromMinutes(5),
                Phase = MigrationPhase.All,
                AllowOutOfOrder = true,
            },
            options
        );
        Assert.Equal(new MigrateOptions { AllowOutOfOrder = true }, Read());
    }

    [Theory]
    [InlineData("LockTimout", "3s", "is not known")]
    [InlineData("Wait", "10", "not a duration")]
    [InlineData("Wait", "10mm", "not a duration")]
    [InlineData("Wait", "10 s", "not a duration")]
    [InlineData("Wait", "-3s", "not a duration")]
    [InlineData("Wait", "-00:00:03", "not a duration")]
    [InlineData("Wait", "s", "not a duration")]
    [InlineData("Wait", "", "not a duration")]
    [InlineData("Wait", "99999999999s", "not a duration")]
    [InlineData("Retries", "-1", "not a whole number")]
    [InlineData("Retries", "1.5", "not a whole number")]
    [InlineData("Phase", "0", "not All, Expand")]
    [InlineData("Phase", "shrink", "not All, Expand")]
    [InlineData("History", "a.b.c", "is wrong")]
    [InlineData("History", "", "is wrong")]
    [InlineData("Wait:Minutes", "3", "not a duration")]
    public void A_wrong_key_or_value_is_an_error_that_names_the_key(string key, string text, string problem)
    {
        var error = Assert.Throws<HostingException>(() => Read((key, text)));
        Assert.Equal("GDW0604", error.Code);
        Assert.Contains($"'Godwit:{key.Split(':')[0]}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    static MigrateOptions Read(params (string Key, string Value)[] settings) =>
        ConfiguredOptions.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Godwit:{s.Key}", (string?)s.Value)))
                .Build()
                .GetSection("Godwit"),
            new() { AllowOutOfOrder = true }
        );
}
