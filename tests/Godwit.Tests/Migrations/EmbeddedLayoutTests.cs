using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Folders in the layouts of Prisma and Drizzle: as Godwit.targets copies them, and in an assembly under the names that
/// Godwit.targets gives to what it embeds.
/// </summary>
public class EmbeddedLayoutTests
{
    static readonly Assembly _assembly = Build();

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_folder_of_Prismas_runs_without_the_folder(bool isEmbedded)
    {
        var folder = isEmbedded
            ? MigrationFolder.OpenPrisma(_assembly, "prisma")
            : MigrationFolder.OpenPrisma(Path.Combine(AppContext.BaseDirectory, "copied/prisma"));
        Assert.Equal(
            "20260101000000_a,20260102000000_b",
            await RowsAfterMigratingAsync(folder, "SELECT group_concat(migration_name) FROM _prisma_migrations")
        );
        // The lock file came along: it says for which engine the folder is.
        var refused = Assert.Throws<InvalidMigrationFolderException>(() => folder.Layout!.Check(Dialect.PostgreSql));
        Assert.Equal("GDW0920", refused.Code);
        Assert.NotNull(folder.Read()[1].ReadDownScript());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_folder_of_Drizzles_runs_without_the_folder(bool isEmbedded)
    {
        var folder = isEmbedded
            ? MigrationFolder.OpenDrizzle(_assembly, "drizzle", table: "done")
            : MigrationFolder.OpenDrizzle(Path.Combine(AppContext.BaseDirectory, "copied/drizzle"), table: "done");
        Assert.Equal("1000,2000", await RowsAfterMigratingAsync(folder, "SELECT group_concat(created_at) FROM done"));
    }

    [Fact]
    public void An_assembly_with_several_folders_must_be_told_which() =>
        Assert.Equal(
            "GDW0112",
            Assert.Throws<InvalidMigrationFolderException>(() => MigrationFolder.OpenPrisma(_assembly)).Code
        );

    static async Task<object?> RowsAfterMigratingAsync(MigrationFolder folder, string sql)
    {
        using var place = new TestFolder();
        await using var source = SqliteFactory.Instance.CreateDataSource(
            $"Data Source={Path.Combine(place.Path, "app.db")};Pooling=False"
        );
        var result = await new Migrator(Dialect.Sqlite, source, folder).MigrateAsync(
            TestContext.Current.CancellationToken
        );
        Assert.Equal(2, result.Applied.Count);
        await using var query = source.CreateCommand(sql);
        return await query.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    static Assembly Build()
    {
        var root = Path.Combine(RepositoryFolder.Root, "tests/Godwit.Tests/Migrations/layouts");
        var resources = Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file =>
            {
                var (folder, rest) = (Path.GetRelativePath(root, file).Replace('\\', '/').Split('/', 2)) switch
                {
                    [var first, var second] => (first, second),
                    _ => throw new InvalidOperationException($"{file} is in no folder."),
                };
                return new ResourceDescription($"godwit-migrations/{folder}//{rest}", () => File.OpenRead(file), true);
            });
        using var bytes = new MemoryStream();
        var built = CSharpCompilation
            .Create(
                "carrier",
                references: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
                options: new(OutputKind.DynamicallyLinkedLibrary)
            )
            .Emit(bytes, manifestResources: resources, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(built.Success, string.Join('\n', built.Diagnostics));
        return Assembly.Load(bytes.ToArray());
    }
}
