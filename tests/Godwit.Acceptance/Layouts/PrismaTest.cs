namespace Godwit;

/// <summary>A test of the layout of Prisma Migrate on PostgreSQL.</summary>
public abstract class PrismaTest : LayoutTest
{
    private protected void Write(string name, string sql) => Folder.Write($"{name}/migration.sql", sql);

    private protected Migrator Migrator(TestDatabase database, MigrateOptions? options = null) =>
        new(Dialect.PostgreSql, database.DataSource, MigrationFolder.OpenPrisma(Folder.Path), options);

    private protected static Migrator Fixture(TestDatabase database) =>
        new(
            Dialect.PostgreSql,
            database.DataSource,
            MigrationFolder.OpenPrisma(Fixtures("prisma-pg/prisma/migrations"))
        );
}
