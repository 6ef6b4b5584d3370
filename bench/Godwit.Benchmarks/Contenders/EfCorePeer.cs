using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Godwit.Benchmarks;

/// <summary>
/// EF Core with lean migrations: without the target model that its tools write into each migration, which would cost
/// more the more migrations there are.
/// </summary>
static class EfCorePeer
{
    const string Name = "EF Core (lean)";

    public static Contender PostgreSql(Corpus corpus)
    {
        var migrations = Migrations(nameof(PostgreSql), corpus.Count);
        return Create((options, text) => options.UseNpgsql(text, engine => engine.MigrationsAssembly(migrations)));
    }

    public static Contender Sqlite(Corpus corpus)
    {
        var migrations = Migrations(nameof(Sqlite), corpus.Count);
        return Create((options, text) => options.UseSqlite(text, engine => engine.MigrationsAssembly(migrations)));
    }

    static Contender Create(Action<DbContextOptionsBuilder, string> use) =>
        new(
            Name,
            async connectionString =>
            {
                var options = new DbContextOptionsBuilder<BenchmarkContext>();
                options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
                use(options, connectionString);
                await using var context = new BenchmarkContext(options.Options);
                await context.Database.MigrateAsync();
            }
        );

    static Assembly Migrations(string engine, int count) =>
        EmittedMigrations.Create(
            $"EntityFrameworkMigrations.{engine}",
            typeof(EfCoreTable),
            count,
            number =>
                [
                    EmittedMigrations.Attribute(typeof(MigrationAttribute), $"2026010100{number:D4}_t{number:D4}"),
                    EmittedMigrations.Attribute(typeof(DbContextAttribute), typeof(BenchmarkContext)),
                ]
        );
}

/// <summary>A context without entities; public, for the emitted classes name it.</summary>
public sealed class BenchmarkContext(DbContextOptions<BenchmarkContext> options) : DbContext(options);

/// <summary>A table and its index; public, for the emitted classes derive from it.</summary>
public abstract class EfCoreTable : Microsoft.EntityFrameworkCore.Migrations.Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        var table = EmittedMigrations.TableOf(this);
        migrationBuilder.CreateTable(
            table,
            columns => new
            {
                id = columns.Column<long>(),
                name = columns.Column<string>(),
                amount = columns.Column<decimal>(nullable: true, precision: 12, scale: 2),
                created_at = columns.Column<DateTime>(defaultValueSql: "CURRENT_TIMESTAMP"),
                is_active = columns.Column<bool>(defaultValue: true),
            },
            constraints: constraints => constraints.PrimaryKey($"pk_{table}", row => row.id)
        );
        migrationBuilder.CreateIndex($"{table}_name", table, "name");
    }
}
