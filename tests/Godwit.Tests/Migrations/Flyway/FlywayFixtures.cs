using System.Text;

namespace Godwit;

/// <summary>What the real tool wrote.</summary>
public class FlywayFixtures
{
    static readonly FlywaySettings _settings = new() { Placeholders = [new("tbl", "thing")] };

    [Theory]
    [InlineData("flyway-pg")]
    [InlineData("flyway-pg-after-edits")]
    public void Its_checksums_are_ours(string fixture)
    {
        var (folder, rows) = Read(fixture);
        var latest = rows.Where(row => row.Type != FlywayRow.Delete)
            .GroupBy(row => row.Script)
            .Select(group => group.MaxBy(row => row.InstalledRank)!) // a group has a member
            .Where(row => folder.Migrations.Any(m => m.Script == row.Script))
            .ToList();
        Assert.Equal(6, latest.Count);
        foreach (var row in latest)
        {
            var file = folder.Migrations.Single(m => m.Script == row.Script);
            Assert.Equal(row.Checksum, file.Checksum);
            Assert.Equal(row, FlywayRow.Of(file, row.InstalledRank) with { InstalledBy = row.InstalledBy });
        }
    }

    [Fact]
    public void Its_info_is_ours()
    {
        var (folder, rows) = Read("flyway-pg");
        var info = new FlywayInfo(folder.Migrations, rows, _settings);
        Assert.All(info.Entries, entry => Assert.Equal(FlywayState.Success, entry.State));
        Assert.Equal(6, info.Entries.Count);
        Assert.Empty(info.Pending);
        Assert.Empty(FlywayValidation.Check(info, rows, _settings));
        Assert.Empty(FlywayRepair.Plan(folder.Migrations, rows, _settings));
        Assert.Equal("afterMigrate", Assert.Single(folder.Callbacks).Name.Event);
    }

    [Fact]
    public void Its_info_after_edits_is_ours()
    {
        var (folder, rows) = Read("flyway-pg-after-edits");
        var info = new FlywayInfo(folder.Migrations, rows, _settings);
        Assert.Equal(
            "1 Success, 1.1 Success, 2 Deleted, 2026.01.02.3 Success, Functions Success, Views person Superseded, "
                + "1.5 Out of Order, Views person Success",
            string.Join(
                ", ",
                info.Entries.Select(e => $"{e.Version?.Text ?? e.Description} {FlywayStates.Name(e.State)}")
            )
        );
        Assert.Empty(info.Pending);
        Assert.Empty(FlywayValidation.Check(info, rows, _settings));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("\n\n", 0)]
    [InlineData("123456789", -873187034)] // CBF43926, the check value of CRC-32
    [InlineData("1234\n56789", -873187034)]
    [InlineData("1234\r\n567\r89\n", -873187034)]
    [InlineData("\uFEFF123456789", -873187034)]
    public void Ends_of_lines_do_not_count(string text, int expected) =>
        Assert.Equal(expected, FlywayChecksum.Of(text));

    [Fact]
    public void The_encoding_does_not_count()
    {
        using var folder = new TestFolder();
        folder.Write("utf8.sql", Encoding.UTF8.GetBytes("-- Zoë"));
        folder.Write("latin1.sql", Encoding.Latin1.GetBytes("-- Zoë"));
        folder.Write("utf16.sql", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("-- Zoë")]);
        var expected = Of("utf8.sql", "UTF-8");
        Assert.Equal(expected, Of("latin1.sql", "ISO-8859-1"));
        Assert.Equal(expected, Of("utf16.sql", "UTF-16"));
        var error = Assert.Throws<InvalidMigrationFolderException>(() => Of("latin1.sql", "UTF-8"));
        Assert.Equal("GDW0966", error.Code);
        Assert.Contains("latin1.sql is not UTF-8: the byte 0xEB at offset 5", error.Message, StringComparison.Ordinal);

        int Of(string file, string encoding) =>
            FlywayChecksum.Of(FlywayText.Read(Path.Combine(folder.Path, file), encoding, detects: false));
    }

    static (FlywayFolder, ValueList<FlywayRow>) Read(string fixture)
    {
        Assert.SkipWhen(
            RepositoryFolder.Shared("fixtures") is null,
            "There is no ../shared/fixtures beside this checkout."
        );
        var path = Path.Combine(RepositoryFolder.Shared("fixtures")!, fixture); // there is one
        var settings = _settings with { Locations = [$"filesystem:{path}/migrations"] };
        var folder = FlywayFolder.Read(settings, new(settings, [new("defaultSchema", "public")]));
        return (folder, FlywayRows.ReadDump(Path.Combine(path, "history.sql")));
    }
}
