using System.Reflection;

namespace Godwit;

/// <summary>The project of these tests uses Godwit.targets to embed and to copy the folder Migrations/embedded.</summary>
public class EmbeddedTests
{
    static readonly Assembly Assembly = typeof(EmbeddedTests).Assembly;

    [Theory]
    [InlineData(null)]
    [InlineData("Migrations/embedded")]
    [InlineData("Migrations\\embedded\\")]
    public void Embedded_migrations_are_those_of_the_folder(string? folder)
    {
        var migrations = MigrationFolder.Embedded(Assembly, folder).Read();
        Assert.Equal(["0001_a", "0002_b, größer", "0003_c"], migrations.Select(m => m.ToString()));
        Assert.Equal("Migrations/embedded/0003_c/up.sql", migrations[2].File);
        Assert.Equal("SELECT 3;\n", migrations[2].ReadScript().Text);
        Assert.Equal("SELECT -2;\n", migrations[1].ReadDownScript()?.Text);
        Assert.Null(migrations[0].ReadDownScript());
    }

    [Fact]
    public void Copied_and_embedded_migrations_have_the_same_checksums()
    {
        var copied = MigrationFolder.Open(Path.Combine(AppContext.BaseDirectory, "copied/migrations")).Read();
        var embedded = MigrationFolder.Embedded(Assembly).Read();
        Assert.Equal(
            embedded.Select(m => (m.Version, m.Name, m.Checksum)),
            copied.Select(m => (m.Version, m.Name, m.Checksum))
        );
    }

    [Theory]
    [InlineData("Migrations")]
    [InlineData("db/migrations")]
    public void A_folder_that_is_not_embedded_is_an_error(string folder)
    {
        var error = Assert.Throws<InvalidMigrationFolderException>(() => MigrationFolder.Embedded(Assembly, folder));
        Assert.Equal("GDW0112", error.Code);
        Assert.Contains(
            $"Godwit.Tests carries no migrations of the folder {folder}",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_assembly_without_migrations_is_an_error() =>
        Assert.Equal(
            "GDW0112",
            Assert
                .Throws<InvalidMigrationFolderException>(() => MigrationFolder.Embedded(typeof(Migration).Assembly))
                .Code
        );
}
