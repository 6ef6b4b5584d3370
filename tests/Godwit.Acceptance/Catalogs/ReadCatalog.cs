namespace Godwit;

/// <summary>Reads a test's database as `generate` reads it.</summary>
static class ReadCatalog
{
    public static async Task<Catalog> OfAsync(TestDatabase database)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await Dialect.PostgreSql.CatalogReader!.ReadAsync(connection, TestContext.Current.CancellationToken);
    }

    /// <summary>The settings of an object, one after the other: `type=check, expression={a &gt; 0}`.</summary>
    public static string Describe(this Catalog catalog, ObjectKind kind, string name) =>
        string.Join(
            ", ",
            Assert
                .Single(catalog.Objects, one => one.Name.Kind == kind && FullName(one.Name) == name)
                .Settings.Select(one => one.IsExpression ? $"{one.Name}={{{one.Value}}}" : $"{one.Name}={one.Value}")
        );

    public static IReadOnlyList<string> NamesOf(this Catalog catalog, ObjectKind kind) =>
        catalog
            .Objects.Where(one => one.Name.Kind == kind)
            .Select(one => $"{one.Name.Schema}.{one.Name.Owner}.{one.Name.Name}")
            .ToList();

    static string FullName(ObjectName name) =>
        $"{(name.Owner is null ? "" : name.Owner + ".")}{name.Name}{(name.Signature is null ? "" : $"({name.Signature})")}";
}
