using System.Reflection;
using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;

namespace Godwit.Benchmarks;

/// <summary>FluentMigrator, with migrations in its fluent form.</summary>
static class FluentMigratorPeer
{
    const string Name = "FluentMigrator";

    public static Contender PostgreSql(Corpus corpus) =>
        Create(nameof(PostgreSql), corpus, builder => builder.AddPostgres());

    public static Contender Sqlite(Corpus corpus) => Create(nameof(Sqlite), corpus, builder => builder.AddSQLite());

    static Contender Create(string engine, Corpus corpus, Action<IMigrationRunnerBuilder> addEngine)
    {
        var migrations = Migrations(engine, corpus.Count);
        return new(
            Name,
            async connectionString =>
            {
                await using var services = new ServiceCollection()
                    .AddFluentMigratorCore()
                    .ConfigureRunner(builder =>
                    {
                        addEngine(builder);
                        builder.WithGlobalConnectionString(connectionString).ScanIn(migrations).For.Migrations();
                    })
                    .BuildServiceProvider();
                await using var scope = services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
            }
        );
    }

    static Assembly Migrations(string engine, int count) =>
        EmittedMigrations.Create(
            $"FluentMigrations.{engine}",
            typeof(FluentTable),
            count,
            number => [EmittedMigrations.Attribute(typeof(MigrationAttribute), (long)number, "table")]
        );
}

/// <summary>A table and its index; public, for the emitted classes derive from it.</summary>
public abstract class FluentTable : FluentMigrator.Migration
{
    /// <inheritdoc />
    public override void Up()
    {
        var table = EmittedMigrations.TableOf(this);
        Create
            .Table(table)
            .WithColumn("id")
            .AsInt64()
            .NotNullable()
            .PrimaryKey()
            .WithColumn("name")
            .AsString(int.MaxValue)
            .NotNullable()
            .WithColumn("amount")
            .AsDecimal(12, 2)
            .Nullable()
            .WithColumn("created_at")
            .AsDateTime()
            .NotNullable()
            .WithDefault(SystemMethods.CurrentDateTime)
            .WithColumn("is_active")
            .AsBoolean()
            .NotNullable()
            .WithDefaultValue(true);
        Create.Index($"{table}_name").OnTable(table).OnColumn("name");
    }

    /// <inheritdoc />
    public override void Down() => Delete.Table(EmittedMigrations.TableOf(this));
}
