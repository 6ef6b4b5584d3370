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
    [InlineData("""{ url: process.env.URL_! }""", "postgres://u:x@h/d")]
    [InlineData("""{ url: `postgres://u:${process.env.WORD}@h/d` }""", "postgres://u:p@/?#1@h/d")]
    [InlineData(
        """{ host: "h", user: "u", password: process.env.WORD, database: "d" }""",
        "postgres://u:p%40%2F%3F%231@h/d"
    )]
    [InlineData("""{ host: process.env["NO"]!, database: "d" }""", "postgres://${NO}/d")]
    public void Variables_stand_in_a_file_too(string credentials, string expected)
    {
        _folder.Write(".env.local", "URL_=postgres://u:x@h/d\nWORD='p@/?#1'\n");
        var read = Read(
            "import { config } from 'dotenv';\nconfig({ path: '.env.local' });\n"
                + $"export default {{ dialect: 'postgresql', dbCredentials: {credentials} }};"
        );
        Assert.Equal(expected, read.ValueOf(ConfigurationKey.Url));
    }

    [Theory]
    [InlineData("""export default { tablesFilter: [/["'`]/], dialect: "sqlite" };""")]
    [InlineData("""export default { a: [}, dialect: "sqlite" };""")]
    [InlineData("""const a = f([) ; export default { dialect: "sqlite" }""")]
    [InlineData("""export default { "dialect": 'sqlite', x: `${f(`}`)}` }""")]
    [InlineData("""export default { "dialect": 'sqlite' """)]
    [InlineData("export default { 'dialect")]
    public void Odd_text_is_read_or_refused_and_ends(string text)
    {
        try
        {
            Assert.Equal("sqlite", Read(text).ValueOf(ConfigurationKey.Database));
        }
        catch (CommandException error)
        {
            Assert.Equal("GDW0950", error.Code);
        }
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
