namespace Godwit;

public class CorpusTests
{
    [Theory]
    // folder                          migrations, or the error
    [InlineData("sqlx/zksync-era-core", "269")]
    [InlineData("sqlx/atuin-server-pg", "20")]
    [InlineData("sqlx/atuin-client-sqlite", "12")]
    [InlineData("golang-migrate/openmeter", "269")]
    [InlineData("golang-migrate/authelia-pg", "26")]
    [InlineData("golang-migrate/authelia-sqlite", "26")]
    [InlineData("golang-migrate/harbor", "39")]
    [InlineData("golang-migrate/supabase-auth", "70")]
    // Has several files for a version, and files without a name.
    [InlineData("golang-migrate/harness-sqlite", "GDW0102")]
    [InlineData("goose/hatchet", "224")]
    [InlineData("goose/openfga/postgres", "6")]
    [InlineData("goose/ncps/sqlite", "21")]
    // One folder per engine: the user must say which.
    [InlineData("goose/ncps", "GDW0110")]
    [InlineData("diesel/crates-io", "285")]
    [InlineData("dotnet-scripts/btcpay-dbscripts", "5")]
    // One folder per release of an application, with numbers that begin again in each.
    [InlineData("dotnet-scripts/altinn-notifications", "GDW0110")]
    public void Folders_written_for_other_tools_are_read_as_they_are(string folder, string expected)
    {
        var path = RepositoryFolder.Shared($"corpora/{folder}") ?? "";
        Assert.SkipUnless(path.Length > 0, $"../shared/corpora/{folder} is not here.");
        string actual;
        try
        {
            var migrations = MigrationFolder.Open(path).Read();
            actual = $"{migrations.Count}";
            Assert.Equal(migrations.Select(m => m.Version).Order(), migrations.Select(m => m.Version));
        }
        catch (InvalidMigrationFolderException error)
        {
            actual = error.Code;
        }
        Assert.Equal(expected, actual);
    }
}
