namespace Godwit;

/// <summary>A test of Flyway's layout on PostgreSQL.</summary>
public abstract class FlywayTest : LayoutTest
{
    private protected static Migrator Fixture(TestDatabase database, string fixture) =>
        new(
            Dialect.PostgreSql,
            database.DataSource,
            MigrationFolder.Of(
                new FlywayLayout(
                    new()
                    {
                        Locations = ["filesystem:" + Path.Combine(Fixtures(fixture), "migrations")],
                        Placeholders = [new("tbl", "thing")],
                    }
                )
            )
        );

    private protected Migrator Own(
        TestDatabase database,
        FlywaySettings? settings = null,
        MigrateOptions? options = null
    ) =>
        new(
            Dialect.PostgreSql,
            database.DataSource,
            MigrationFolder.Of(
                new FlywayLayout((settings ?? new()) with { Locations = ["filesystem:" + Folder.Path] })
            ),
            options
        );
}
