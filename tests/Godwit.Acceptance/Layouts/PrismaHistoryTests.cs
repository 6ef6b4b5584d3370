using Npgsql;

namespace Godwit;

/// <summary>The table of Prisma Migrate on PostgreSQL: as Prisma wrote it, and as Godwit writes it.</summary>
public sealed class PrismaHistoryTests : PrismaTest
{
    const string Rows =
        "SELECT migration_name, checksum, logs, applied_steps_count, finished_at IS NULL, rolled_back_at IS NULL"
        + " FROM _prisma_migrations ORDER BY started_at, migration_name";

    const string Columns =
        "SELECT column_name, data_type, character_maximum_length, is_nullable, column_default"
        + " FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position";

    [Theory, EveryServer]
    public async Task What_Godwit_writes_is_what_Prisma_writes(Server server)
    {
        await using var genuine = await TestDatabase.CreateAsync(server);
        await LoadAsync(genuine, "prisma-pg");
        await using var database = await TestDatabase.CreateAsync(server);

        var result = await Fixture(database).MigrateAsync(Stop);

        Assert.Equal(4, result.Applied.Count);
        var finished = Rows.Replace("ORDER BY", "WHERE rolled_back_at IS NULL ORDER BY", StringComparison.Ordinal);
        Assert.Equal(await genuine.RowsAsync(finished), await database.RowsAsync(finished));
        Assert.Equal(await genuine.RowsAsync(Columns), await database.RowsAsync(Columns));
        Assert.Equal(
            4,
            await database.ScalarAsync<long>(
                """
                SELECT count(*)
                FROM _prisma_migrations
                WHERE length(id) = 36 AND finished_at >= started_at
                    AND date_trunc('milliseconds', started_at) = started_at
                    AND date_trunc('milliseconds', finished_at) = finished_at
                """
            )
        );
        Assert.Empty(await database.RowsAsync("SELECT 1 FROM pg_class WHERE relname = 'godwit_history'"));
    }

    [Theory, EveryServer]
    public async Task What_Prisma_applied_is_applied(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await LoadAsync(database, "prisma-pg");
        var before = await database.RowsAsync("SELECT * FROM _prisma_migrations");

        var status = await Fixture(database).GetStatusAsync(Stop);
        var result = await Fixture(database).MigrateAsync(Stop);

        Assert.All(status.Migrations, one => Assert.Equal(MigrationCondition.Applied, one.State));
        Assert.Equal(4, status.Migrations.Count);
        Assert.Empty(result.Applied);
        Assert.Equal(before, await database.RowsAsync("SELECT * FROM _prisma_migrations"));
    }

    [Theory, EveryServer]
    public async Task What_was_resolved_as_applied_is_a_baseline_and_the_other_way_round(Server server)
    {
        await using var genuine = await TestDatabase.CreateAsync(server);
        await LoadAsync(genuine, "prisma-pg-baselined");
        var status = await Fixture(genuine).GetStatusAsync(Stop);
        Assert.All(status.Migrations, one => Assert.Equal(MigrationCondition.Baseline, one.State));

        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE \"User\" (id int)");
        var refused = await Assert.ThrowsAsync<HistoryTableException>(() => Fixture(database).MigrateAsync(Stop));
        Assert.Equal("GDW0923", refused.Code);
        Assert.Empty(await database.RowsAsync("SELECT 1 FROM pg_class WHERE relname = '_prisma_migrations'"));

        await Fixture(database).BaselineAsync(status.Migrations[^1].Version, Stop);

        Assert.Equal(await genuine.RowsAsync(Rows), await database.RowsAsync(Rows));
        Assert.Equal(
            4,
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM _prisma_migrations WHERE started_at = finished_at AND logs = ''"
            )
        );
    }

    [Theory, EveryServer]
    public async Task A_failed_row_stops_the_run_until_it_is_settled(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await LoadAsync(database, "prisma-pg");
        await database.ExecuteAsync(
            """
            DELETE FROM _prisma_migrations WHERE migration_name LIKE '%seed_data' AND rolled_back_at IS NULL;
            UPDATE _prisma_migrations SET rolled_back_at = NULL;
            CREATE TYPE public."Role" AS ENUM ('USER', 'ADMIN');
            CREATE TABLE public."User" (id serial PRIMARY KEY, name text, email text UNIQUE, role public."Role");
            """
        );
        var refused = await Assert.ThrowsAsync<HistoryMismatchException>(() => Fixture(database).MigrateAsync(Stop));
        Assert.Contains("unterminated quoted string", refused.Message, StringComparison.Ordinal);
        Assert.Contains("P3009", refused.Message, StringComparison.Ordinal);

        await Fixture(database).RepairAsync(new(RepairAction.MarkUndone), Stop);
        var result = await Fixture(database).MigrateAsync(Stop);

        Assert.Equal("20261123145049_seed_data", Assert.Single(result.Applied).Title);
        Assert.Equal(
            ["1|0|True|False", "2|1|False|True"],
            await database.RowsAsync(
                """
                SELECT row_number() OVER (ORDER BY started_at), applied_steps_count, finished_at IS NULL,
                    rolled_back_at IS NULL
                FROM _prisma_migrations
                WHERE migration_name LIKE '%seed_data'
                ORDER BY started_at
                """
            )
        );
    }

    [Theory, EveryServer]
    public async Task The_schema_of_the_connection_has_the_table(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE public.other (id int)");
        Write("1_a", "CREATE TABLE t (id int); SET search_path = pg_catalog;");
        Write("2_b", "CREATE TABLE u (id int); CREATE INDEX CONCURRENTLY i ON u (id);");
        await using var source = NpgsqlDataSource.Create($"{database.ConnectionString};Search Path=shop");

        var migrator = new Migrator(Dialect.PostgreSql, source, MigrationFolder.OpenPrisma(Folder.Path));
        Assert.Equal(2, (await migrator.MigrateAsync(Stop)).Applied.Count);
        Assert.Empty((await migrator.MigrateAsync(Stop)).Applied);

        Assert.Equal(
            ["_prisma_migrations", "godwit_history", "t", "u"],
            await database.RowsAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'shop' ORDER BY 1")
        );
    }
}
