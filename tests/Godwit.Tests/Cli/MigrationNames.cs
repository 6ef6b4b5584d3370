using Godwit.Cli;

namespace Godwit;

public class MigrationNames
{
    [Theory]
    [InlineData("add_avatar", "add_avatar")]
    [InlineData("Add Avatar", "add_avatar")]
    [InlineData("add--avatar!!", "add_avatar")]
    [InlineData("__add___avatar__", "add_avatar")]
    [InlineData("../../etc/passwd", "etc_passwd")]
    [InlineData("Größe 2", "gr_e_2")]
    [InlineData("2FA", "2fa")]
    public void A_name_is_lower_case_with_underscores(string text, string name) =>
        Assert.Equal(name, MigrationName.From(text));

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("名前")]
    public void A_name_without_letters_is_refused(string text) =>
        Assert.Equal(ExitCodes.Usage, Assert.Throws<CommandException>(() => MigrationName.From(text)).ExitCode);

    [Fact]
    public void A_name_that_no_file_system_takes_is_refused() =>
        Assert.Throws<CommandException>(() => MigrationName.From(new string('a', 201)));

    [Theory]
    [InlineData(null, "20261123144500", "20261123144500")]
    [InlineData("20251123144500", "20261123144500", "20261123144500")]
    [InlineData("20261123144500", "20261123144500", "20261123144501")]
    [InlineData("20990101000000", "20261123144500", "20990101000001")]
    [InlineData("0007", "20261123144500", "20261123144500")]
    [InlineData("20261123144500-0003", "20261123144500", "20261123144501")]
    public void A_version_by_time_is_the_later_of_now_and_the_next(string? newest, string now, string next) =>
        Assert.Equal(
            next,
            MigrationNumbering.NextByTime(MigrationVersion.TryParse(newest), MigrationVersion.Parse(now)).Text
        );

    [Theory]
    [InlineData(null, "0000")]
    [InlineData("0000", "0001")]
    [InlineData("0009", "0010")]
    [InlineData("0999", "1000")]
    [InlineData("9999", "10000")]
    [InlineData("1", "2")]
    [InlineData("20261123144500", "20261123144501")]
    [InlineData("99999999999999999999999999999999", "100000000000000000000000000000000")]
    public void A_version_in_sequence_is_one_more(string? newest, string next) =>
        Assert.Equal(next, MigrationNumbering.NextInSequence(MigrationVersion.TryParse(newest)).Text);
}
