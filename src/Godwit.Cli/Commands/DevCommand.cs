using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Generates, migrates the development database, and looks for drift.</summary>
sealed class DevCommand : GodwitCommand
{
    readonly Argument<string> _name = new("NAME") { Description = "what the migration does, as in add_avatar" };

    readonly DevelopmentTarget _target = new("dev", "migrates");

    readonly Option<bool> _down = new("--down") { Description = "also write the way back, VERSION_NAME.down.sql" };

    readonly PlanningFlags _planning = new();

    public DevCommand()
        : base("dev", "Generates a migration, applies it to the development database, and looks for drift.")
    {
        Add(_name);
        Add(_target.Confirm);
        Add(_down);
        _planning.AddTo(this);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [("godwit dev add_avatar", "edit the schema, then this")];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var name = MigrationName.From(run.Arguments.GetRequiredValue(_name));
        var target = await _target.ReadAsync(run, cancellationToken);
        await RefuseDriftAsync(run, target, cancellationToken);
        var generated = await GenerateCommand.GenerateAsync(
            run,
            _planning,
            run.Arguments.GetValue(_down),
            cancellationToken
        );
        if (generated is null)
            run.Report.Note("Nothing to generate: the migrations make the schema already.");
        else
        {
            GeneratedFile.TellHazards(run.Report, generated);
            GeneratedFile.Write(run, name, generated.Sql, generated.Down?.Sql);
        }
        await MigrationRunReport.MigrateAsync(run, target, run.Settings.ReadOptions(), cancellationToken);
        return ExitCodes.Done;
    }

    static async Task RefuseDriftAsync(Invocation run, DatabaseTarget target, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(run.Settings.MigrationsPath);
        await using var session = await SchemaSession.OpenAsync(run, target, cancellationToken);
        var drift = await DriftCommand.FindAsync(run, session, target, against: null, cancellationToken);
        if (drift.Count == 0)
            return;
        var lines = string.Concat(drift.Take(20).Select(one => $"\n  {one.ToString("database")}"));
        throw new CommandException(
            "GDW0523",
            ExitCodes.Refused,
            $"{target.Description} is not what its migrations make. Nothing was written or changed.{lines}"
        )
        {
            Hint =
                "`godwit reset` rebuilds it from the migrations; to keep the change, write it into the schema and take "
                + "it back in the database (`godwit diff` prints how).",
        };
    }
}
