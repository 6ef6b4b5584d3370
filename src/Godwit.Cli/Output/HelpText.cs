using System.CommandLine;
using System.Text;

namespace Godwit.Cli;

/// <summary>The text of <c>--help</c>.</summary>
static class HelpText
{
    public static string Of(GodwitSyntax syntax, GodwitCommand? command) =>
        syntax.IsBundle ? OfBundle(syntax)
        : command is null ? OfRoot(syntax)
        : OfCommand(syntax, command);

    static string OfBundle(GodwitSyntax syntax)
    {
        var name = syntax.Name;
        var text = new StringBuilder(
            $"{name} - applies the migrations that it carries\n\nUsage: {name} [COMMAND] [options]; "
                + "without a command, migrate\n"
        );
        Section(text, "Commands", syntax.Commands.Select(c => (Label(c), c.Description ?? "")));
        foreach (var command in syntax.Commands)
            Section(text, $"Options of {command.Name}", Rows(command.Options));
        Section(text, "Options of every command", Rows(syntax.Options.General.Concat(syntax.Options.Keys)));
        return text.Append("\nWithout --url, GODWIT_URL says which database. godwit.json is not read.\n").ToString();
    }

    static string OfRoot(GodwitSyntax syntax)
    {
        var text = new StringBuilder(
            "godwit - database schema migrations as plain SQL files\n\nUsage: godwit COMMAND [options]\n"
        );
        Section(text, "Commands", syntax.Commands.Select(c => (Label(c), c.Description ?? "")));
        Section(text, "Options of every command", Rows(syntax.Options.General));
        Section(text, "Configuration (as in godwit.json; also GODWIT_… in the environment)", Rows(syntax.Options.Keys));
        text.Append(
            """

            Exit codes:
              0 done; 1 failed; 2 wrong usage or configuration; 3 refused before anything ran, or something
              is pending or wrong; 4 another run held the migration lock too long; 130, 143 on a signal

            `godwit COMMAND --help` shows the options of a command, with examples.

            """
        );
        return text.ToString();
    }

    static string OfCommand(GodwitSyntax syntax, GodwitCommand command)
    {
        var text = new StringBuilder(command.Description).Append('\n');
        text.Append("\nUsage: godwit ").Append(Label(command)).Append(" [options]\n");
        Section(text, "Arguments", command.Arguments.Select(a => (a.HelpName ?? a.Name, a.Description ?? "")));
        Section(text, "Options", Rows(command.Options));
        Section(text, "Options of every command", Rows(syntax.Options.General));
        Section(text, "Examples", command.Examples.Select(e => (e.CommandLine, e.Meaning)));
        text.Append("\nEvery key of godwit.json has a flag too: see `godwit --help`.\n");
        return text.ToString();
    }

    static string Label(Command command) =>
        string.Join(' ', command.Arguments.Select(a => a.HelpName ?? a.Name).Prepend(command.Name));

    static IEnumerable<(string, string)> Rows(IEnumerable<Option> options) =>
        options.Select(option =>
        {
            var names = string.Join(", ", option.Aliases.Where(a => a.Length == 2).Order().Append(option.Name));
            var value = option.HelpName is { } name ? " " + name : "";
            return (names + value, option.Description ?? "");
        });

    static void Section(StringBuilder text, string title, IEnumerable<(string Left, string Right)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
            return;
        var width = list.Max(row => row.Left.Length);
        text.Append('\n').Append(title).Append(":\n");
        foreach (var (left, right) in list)
            text.Append("  ").Append(left.PadRight(width)).Append("  ").Append(right).Append('\n');
    }
}
