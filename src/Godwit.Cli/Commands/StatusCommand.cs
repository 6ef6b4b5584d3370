using System.Text.Json;
using Spectre.Console;

namespace Godwit.Cli;

/// <summary>Shows folder and history side by side.</summary>
sealed class StatusCommand : GodwitCommand
{
    public StatusCommand()
        : base("status", "Shows what is applied, pending or wrong; exit code 0 only when nothing is either.") { }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit status", "a table of all migrations"),
            ("godwit status --json", "the same for programs"),
            ("godwit status --url postgres://app@db/shop", "another database"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var options = run.Settings.ReadOptions();
        var status = await run.UseAsync(
            run.ReadTarget().WithoutCreating(),
            options,
            migrator => migrator.GetInfoAsync(cancellationToken)
        );
        run.Report.Field("migrations", json => json.WriteArray(status.Migrations, entry => Write(json, entry)));
        Show(run, status);
        foreach (var note in (run.Folder.Layout?.Notes ?? []).Concat(status.Notes))
            run.Report.Note(note);
        return status.IsUpToDate ? ExitCodes.Done : throw NotUpToDate(status);
    }

    static void Show(Invocation run, MigrationStatus status)
    {
        if (status.Migrations.Count == 0)
        {
            run.Report.Result($"No migrations in {run.Shell.Display(run.Settings.MigrationsPath)}.");
            return;
        }
        if (run.Report.OutTerminal is { } terminal)
            terminal.Write(TableOf(status));
        else
            ShowLines(run.Report, status);
        run.Report.Result(Summary(status));
    }

    static void ShowLines(Report report, MigrationStatus status)
    {
        var versionWidth = status.Migrations.Max(m => m.Version.Text.Length);
        var nameWidth = status.Migrations.Max(m => m.Name.Length);
        var lines = status.Migrations.Select(entry =>
            $"{entry.Version.Text.PadRight(versionWidth)}  {entry.Name.PadRight(nameWidth)}  "
            + $"{ConditionWords.Of(entry), -12}  {JsonFields.Iso(AppliedAt(entry))}".TrimEnd()
        );
        // One write: a folder may hold thousands.
        report.Result(string.Join('\n', lines));
    }

    static Table TableOf(MigrationStatus status)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Version", "Name", "State", "Applied (UTC)");
        foreach (var entry in status.Migrations)
            table.AddRow(
                new Text(entry.Version.Text),
                new Text(entry.Name),
                new Text(ConditionWords.Of(entry), new Style(ConditionWords.ColorOf(entry.State))),
                new Text(AppliedAt(entry) is { } at ? $"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss}" : "")
            );
        return table;
    }

    // The row of a migration that was taken back says when that was.
    static DateTimeOffset? AppliedAt(MigrationStatusEntry entry) =>
        entry.State is MigrationCondition.Pending or MigrationCondition.OutOfOrder ? null : entry.AppliedAt;

    static string Summary(MigrationStatus status) =>
        string.Join(
            ", ",
            status
                .Migrations.GroupBy(m => m.State)
                .OrderBy(g => g.Key)
                .Select(g => $"{g.Count()} {ConditionWords.Of(g.Key)}")
        );

    static CommandException NotUpToDate(MigrationStatus status)
    {
        // One of them is why the status is not up to date.
        var first = status.Migrations.Where(one => ConditionWords.Advice(one) is not null).MaxBy(one => one.State)!;
        return new("GDW0515", ExitCodes.Refused, $"Not up to date: {Summary(status)}.")
        {
            Hint = $"{first.Title} is {ConditionWords.Of(first.State)}: {ConditionWords.Advice(first)}",
        };
    }

    static void Write(Utf8JsonWriter json, MigrationStatusEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("version", entry.Version.Text);
        json.WriteString("name", entry.Name);
        json.WriteString("state", ConditionWords.Of(entry.State));
        if (entry.ToolState is { } word)
            json.WriteString("toolState", word);
        json.WriteString("appliedAt", JsonFields.Iso(AppliedAt(entry)));
        json.WriteString("file", entry.File);
        json.WriteEndObject();
    }
}
