using System.Text;

namespace Godwit;

/// <summary>A folder that <c>pull --csharp</c> wrote, compiled, and what its schema makes.</summary>
sealed class ClassFolder(string folder)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The texts of the schema: of the classes, and of the .sql files beside them.</summary>
    public ValueList<SqlScript> Scripts(Dialect dialect)
    {
        var schemas = AnnotatedCode.SchemasOf(AnnotatedCode.EmitFolder(folder, Path.Combine(folder, "App.dll")));
        var scripts = Directory
            .EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new SqlScript(Path.GetFileName(file), File.ReadAllText(file)));
        return schemas.TryGetValue($"Godwit.Schema.{dialect.Name}", out var sql)
            ? [new("the classes", sql), .. scripts]
            : scripts.ToValueList();
    }

    /// <summary>In what the schema differs from a database, as the observer sees it.</summary>
    public async Task<string> DifferencesAsync(ScratchServer scratch, ScratchDatabase original)
    {
        await using var again = await scratch.CreateAsync(Stop);
        await new SchemaLoader(scratch.Dialect).LoadAsync(again, Scripts(scratch.Dialect), Stop);
        var comparison = new SchemaComparison(scratch.Dialect, new() { Allowed = null });
        return string.Join('\n', await comparison.FindAsync(original, again, Stop));
    }

    /// <summary>All that was written, but for the assembly.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (!file.EndsWith(".dll", StringComparison.Ordinal))
                text.Append($"// --- {Path.GetFileName(file)}\n{File.ReadAllText(file)}");
        }
        return text.ToString();
    }
}
