using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Godwit.Cli;

namespace Godwit;

/// <summary>
/// <c>docs/guide/reference.md</c> is written from what is there: commands, keys, directives and attributes.
/// GODWIT_ACCEPT=1 writes it anew.
/// </summary>
public class ReferencePage
{
    const string Head = """
        # Reference

        Every command, key, directive and attribute. The pages beside this one say what they are for: [commands](commands.md),
        [configuration](configuration.md), [writing migrations](writing-migrations.md), [schema in C#](schema-in-csharp.md).


        """;

    static readonly XmlComments _comments = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_every_command_key_directive_and_attribute()
    {
        var page = Path.Combine(RepositoryFolder.Root, "docs/guide/reference.md");
        var schema = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "godwit.schema.json"), Stop);
        var text = new StringBuilder(Head);
        WriteCommands(text, new());
        WriteKeys(text, JsonDocument.Parse(schema).RootElement.GetProperty("properties"));
        WriteDirectives(text);
        WriteAttributes(text);

        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
            await File.WriteAllTextAsync(page, text.ToString(), Stop);
        else
            Assert.Equal(text.ToString(), await File.ReadAllTextAsync(page, Stop));
    }

    static void WriteCommands(StringBuilder text, GodwitSyntax syntax)
    {
        text.Append("## Commands\n\nOptions of every command:\n\n");
        Table(text, Rows(syntax.Options.General));
        foreach (var command in syntax.Commands.OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            var arguments = command.Arguments.Select(one => (one.HelpName ?? one.Name, one.Description ?? ""));
            text.Append(Invariant($"\n### `godwit {command.Name}`\n\n{command.Description}\n\n"));
            Table(text, arguments.Select(one => ($"`{one.Item1}`", one.Item2)).Concat(Rows(command.Options)));
            var width = command.Examples.Max(one => one.CommandLine.Length);
            text.Append("\n```text\n");
            foreach (var (line, meaning) in command.Examples)
                text.Append(Invariant($"{line.PadRight(width)}  {meaning}\n"));
            text.Append("```\n");
        }
    }

    static IEnumerable<(string, string)> Rows(IEnumerable<Option> options) =>
        options.Select(option =>
        {
            var names = option
                .Aliases.Where(one => one.StartsWith('-'))
                .Order(StringComparer.Ordinal)
                .Append(option.Name);
            var value = option.HelpName is { } name ? " " + name : "";
            return (
                $"`{string.Join("`, `", names)}{value}`".Replace("|", "\\|", StringComparison.Ordinal),
                option.Description ?? ""
            );
        });

    static void WriteKeys(StringBuilder text, JsonElement properties)
    {
        var keys = ConfigurationKey.All.ToDictionary(one => one.Name);
        Assert.Equal(
            keys.Keys.Append("$schema").Order(StringComparer.Ordinal),
            properties.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal)
        );
        text.Append("\n## Keys of `godwit.json`\n\n| key | flag | environment | |\n|---|---|---|---|\n");
        foreach (var (name, key) in keys)
        {
            var property = properties.GetProperty(name);
            var values = property.TryGetProperty("enum", out var list)
                ? $" One of {string.Join(", ", list.EnumerateArray().Select(one => $"`{one}`"))}."
                : "";
            var initial = property.TryGetProperty("default", out var value) ? $" Default: `{value}`." : "";
            var meaning = property.GetProperty("description").GetString() + values + initial;
            var flag = $"{key.Flag} {key.Placeholder}".Replace("|", "\\|", StringComparison.Ordinal);
            text.Append(Invariant($"| `{name}` | `{flag}` | `{key.Variable}` | {meaning} |\n"));
        }
    }

    static void WriteDirectives(StringBuilder text)
    {
        text.Append("\n## Directives\n\n");
        Table(
            text,
            DirectiveParser.Known.Select(one =>
            {
                var name = string.Concat(one.Name.Split('-').Select(CultureInfo.InvariantCulture.TextInfo.ToTitleCase));
                var type = typeof(Directive).GetNestedType(name);
                Assert.True(type is not null, $"The record of the directive {one.Name} is not Directive.{name}.");
                return ($"`-- godwit: {one.Usage}`", _comments.Summary(type));
            })
        );
    }

    static void WriteAttributes(StringBuilder text)
    {
        var exported = typeof(Migrator)
            .Assembly.GetExportedTypes()
            .OrderBy(one => one.Name, StringComparer.Ordinal)
            .ToList();
        var attributes = exported.Where(one => one.IsSubclassOf(typeof(Attribute)) && !one.IsAbstract).ToList();
        text.Append("\n## Attributes\n\n");
        text.Append("All but `[assembly: GodwitSchema]` have `Dialect` too: ");
        var dialect = typeof(SchemaAnnotationAttribute).GetProperty(nameof(SchemaAnnotationAttribute.Dialect));
        text.Append(_comments.Summary(dialect!)).Append('\n'); // it has a name of its own
        foreach (var type in attributes)
            WriteAttribute(text, type);
        var enums = attributes
            .SelectMany(Options)
            .Select(one => one.PropertyType)
            .Concat(
                attributes
                    .SelectMany(one => one.GetConstructors())
                    .SelectMany(one => one.GetParameters())
                    .Select(one => one.ParameterType)
            )
            .Where(one => one.IsEnum)
            .Distinct()
            .OrderBy(one => one.Name, StringComparer.Ordinal);
        foreach (var type in enums)
        {
            text.Append(Invariant($"\n### `{type.Name}`\n\n{_comments.Summary(type)}\n\n"));
            Table(
                text,
                type.GetFields(BindingFlags.Public | BindingFlags.Static)
                    .Select(one => ($"`{one.Name}`", _comments.Summary(one)))
            );
        }
    }

    static void WriteAttribute(StringBuilder text, Type type)
    {
        var name = type.Name[..^"Attribute".Length];
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>();
        Assert.NotNull(usage);
        text.Append(
            Invariant(
                $"\n### `[{name}]`\n\n{_comments.Summary(type)} On: {usage.ValidOn.ToString().ToLowerInvariant()}"
            )
        );
        text.Append(usage.AllowMultiple ? "; more than once.\n" : ".\n");
        var parameters =
            from constructor in type.GetConstructors()
            from parameter in constructor.GetParameters()
            select (
                $"`{parameter.Name}`",
                TypeName(parameter.ParameterType),
                _comments.Parameter(constructor, parameter)
            );
        var rows = parameters
            .Concat(
                Options(type).Select(one => ($"`{one.Name} =`", TypeName(one.PropertyType), _comments.Summary(one)))
            )
            .Distinct()
            .ToList();
        if (rows.Count == 0)
            return;
        text.Append("\n| | | |\n|---|---|---|\n");
        foreach (var (option, kind, meaning) in rows)
            text.Append(Invariant($"| {option} | {kind} | {meaning} |\n"));
    }

    static IEnumerable<PropertyInfo> Options(Type type) =>
        type.GetProperties()
            .Where(one => one.CanWrite && one.Name != nameof(SchemaAnnotationAttribute.Dialect))
            .OrderBy(one => one.Name, StringComparer.Ordinal);

    static string TypeName(Type type) =>
        type.IsArray ? TypeName(type.GetElementType()!) + "[]" // an array has one
        : type == typeof(string) ? "string"
        : type == typeof(bool) ? "bool"
        : type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type.Name;

    static void Table(StringBuilder text, IEnumerable<(string Left, string Right)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
            return;
        text.Append("| | |\n|---|---|\n");
        foreach (var (left, right) in list)
            text.Append(Invariant($"| {left} | {right.Replace("|", "\\|", StringComparison.Ordinal)} |\n"));
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
