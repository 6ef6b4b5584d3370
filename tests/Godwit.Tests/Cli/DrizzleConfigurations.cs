namespace Godwit.Cli;

/// <summary>What is read of drizzle.config, without running it.</summary>
public sealed class DrizzleConfigurations : IDisposable
{
    readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""export default { dialect: "sqlite", out: './a' };""", "migrations=./a")]
    [InlineData(
        """export default defineConfig({ dialect: "postgresql" });""",
        "database=postgresql migrations=drizzle"
    )]
    [InlineData("""const c: Config = { dialect: "turso", } satisfies Config; export default c;""", "database=sqlite")]
    [InlineData("""{ "dialect": "sqlite", "out": "x" }""", "migrations=x")]
    [InlineData(
        """// { dialect: "mysql" }""" + "\nmodule.exports = { dialect: `sqlite`, /* out */ out: \"y\" }",
        "migrations=y"
    )]
    [InlineData(
        """export default { dialect: "sqlite", dbCredentials: { url: "file:local.db" } };""",
        "url=sqlite:local.db"
    )]
    [InlineData(
        """export default { dialect: "sqlite", dbCredentials: { url: "libsql://x.example" } };""",
        "migrations=drizzle"
    )]
    [InlineData(
        """export default { dialect: "postgresql", dbCredentials: { url: process.env.DB_URL! } };""",
        "url=${DB_URL}"
    )]
    [InlineData(
        """export default { dialect: "postgresql", dbCredentials: { url: process.env["DB"] as string } };""",
        "url=${DB}"
    )]
    [InlineData(
        """export default { dialect: "postgresql", dbCredentials: { url: process.env.NO ?? "postgres://h/d" } };""",
        "url=postgres://h/d"
    )]
    [InlineData(
        """export default { dialect: "postgresql", dbCredentials: { host: "h", port: 5433, user: "u", password: "p@", database: "d" } };""",
        "url=postgres://u:p%40@h:5433/d"
    )]
    [InlineData(
        """export default { dialect: "postgresql", dbCredentials: { url: env.X, ssl: f({ a: 1 }) } };""",
        "migrations=drizzle"
    )]
    [InlineData("""export default { dialect: "postgresql", migrations: { table: "m" } };""", "history=drizzle.m")]
    [InlineData(
        """export default { dialect: "postgresql", migrations: { schema: "public" } };""",
        "history=public.__drizzle_migrations"
    )]
    [InlineData("""export default { dialect: "sqlite", migrations: { table: "m", schema: "x" } };""", "history=m")]
    [InlineData(
        """export default { ...base, schema: glob("x"), dialect: "sqlite", out: "z", tablesFilter: ["a", "b"] };""",
        "migrations=z"
    )]
    public void What_is_literal_is_read(string text, string expected)
    {
        var read = Read(text).Values.Select(pair => $"{pair.Key.Name}={pair.Value}").ToList();
        Assert.All(expected.Split(' '), one => Assert.Contains(one, read));
        Assert.Equal(
            expected.Contains("url=", StringComparison.Ordinal),
            read.Exists(one => one.StartsWith("url=", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("""export default { dialect: "sqlite", out: missing() };""")]
    [InlineData("export default load();")]
    public void What_is_not_is_an_error_that_says_what_to_write(string text)
    {
        var error = Assert.Throws<CommandException>(() => Read(text));
        Assert.Equal("GDW0950", error.Code);
        Assert.Contains("Write `migrations`", error.Hint, StringComparison.Ordinal);
    }

    DrizzleConfiguration Read(string text)
    {
        _folder.Write("drizzle.config.cjs", text);
        return DrizzleConfiguration.Read(
            Path.Combine(_folder.Path, "drizzle.config.cjs"),
            new Shell
            {
                Out = TextWriter.Null,
                Error = TextWriter.Null,
                Variable = static _ => null,
                Folder = _folder.Path,
            }
        );
    }
}
