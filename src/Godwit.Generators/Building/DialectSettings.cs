namespace Godwit.Generators;

/// <summary>For which dialect SQL is written, and how names are made.</summary>
/// <param name="IsAskedFor">True where <c>[assembly: GodwitSchema]</c> names the dialect.</param>
sealed record DialectSettings(SqlDialect Dialect, bool IsAsIs, string? Prefix, string? Schema, bool IsAskedFor)
{
    public static DialectSettings Default(SqlDialect dialect) => new(dialect, false, null, null, false);

    public static DialectSettings Of(SqlDialect dialect, Annotation annotation) =>
        new(dialect, annotation["Naming"] == "AsIs", annotation["Prefix"], annotation["Schema"], true);

    /// <summary>The name of a column, or of a type, for names of C#.</summary>
    public string Translate(ValueList<string> path) =>
        string.Join("_", path.Select(part => IsAsIs ? part : SqlNames.ToSnakeCase(part)));

    public string TypeName(EnumModel model, Annotation? annotation) =>
        Prefix + (annotation?["Name"] ?? (IsAsIs ? model.Name : SqlNames.ToSnakeCase(model.Name)));

    /// <summary>The label of a member, by <c>[SqlEnum]</c> if that says how.</summary>
    public string LabelOf(EnumLabel label, Annotation? annotation)
    {
        var isAsIs = annotation?["Labels"] is { } naming ? naming == "AsIs" : IsAsIs;
        return label.Label ?? (isAsIs ? label.Member : SqlNames.ToSnakeCase(label.Member));
    }

    // SQLite has attached databases instead of schemas.
    public string? SchemaOf(string? schema) => Dialect.IsPostgreSql ? schema ?? Schema : null;
}
