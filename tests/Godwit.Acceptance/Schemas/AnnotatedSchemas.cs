namespace Godwit;

/// <summary>The SQL that the generator makes of annotated classes, from its golden files, on the servers.</summary>
public class AnnotatedSchemas
{
    const string Mark = "// --- postgresql\n";

    [Theory]
    [EveryServer("shop", "postgresql-only", "shapes", "renames", "entity-framework")]
    // Virtual columns are of 18.
    [InlineData(Server.PostgreSql18, "everything")]
    public async Task It_loads(Server server, string name)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var scratch = await TestScratch.OnAsync(server);
        await using var database = await scratch.CreateAsync(stop);
        var file = Path.Combine(RepositoryFolder.Root, "tests/Godwit.Tests/Generators/schemas", $"{name}.txt");
        var text = await File.ReadAllTextAsync(file, stop);
        var sql = text[(text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Split("// --- ")[0];

        await new SchemaLoader(Dialect.PostgreSql).LoadAsync(database, [new SqlScript($"{name}.sql", sql)], stop);

        var catalog = await new SchemaReader(Dialect.PostgreSql, new()).ReadAsync(database, stop);
        Assert.Contains(catalog.Objects, one => one.Name.Kind == ObjectKind.Table);
    }
}
