using System.CommandLine;

namespace Godwit.Cli;

/// <summary>
/// What people say about a migration that is generated; <c>generate</c>, <c>dev</c>, <c>push</c>, <c>diff</c> share it.
/// </summary>
sealed class PlanningFlags
{
    readonly Option<string[]> _renames = new("--rename")
    {
        Description = "what got another name: users.name=full_name; may be given more than once",
        HelpName = "OLD=NEW",
    };

    readonly Option<string[]> _allowed = new("--allow")
    {
        Description = "a hazard that loses data and is meant: drop-column; may be given more than once",
        HelpName = "HAZARD",
    };

    readonly Option<string[]> _backfills = new("--backfill")
    {
        Description = "the value of a column for rows that exist: users.email=\"''\"; may be given more than once",
        HelpName = "COLUMN=SQL",
    };

    readonly Option<bool> _plain = new("--plain") { Description = "the short forms, without regard to locks" };

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_renames);
        command.Add(_allowed);
        command.Add(_backfills);
        command.Add(_plain);
    }

    /// <summary>What was given.</summary>
    /// <param name="run">The command line.</param>
    /// <param name="asks">False for commands that never ask: hazards are comments then.</param>
    public PlanningOptions Read(Invocation run, bool asks) =>
        Settings(run) with
        {
            Renames = (run.Arguments.GetValue(_renames) ?? []).Select(RenameOf).ToValueList(),
            Allowed = asks ? (run.Arguments.GetValue(_allowed) ?? []).ToValueList() : null,
            Backfills = (run.Arguments.GetValue(_backfills) ?? []).Select(BackfillOf).ToValueList(),
            IsPlain = run.Arguments.GetValue(_plain),
        };

    /// <summary>What the configuration says.</summary>
    public static PlanningOptions Settings(Invocation run) =>
        new()
        {
            History = run.Settings.ReadOptions().History,
            ToolTables = [.. run.Folder.Layout?.HistoryTables ?? [], .. SchemaSources.ToolTables(run.Settings)],
            Exclude = new(run.Settings.Excluded),
        };

    /// <summary>
    /// Does something that may be refused; on a terminal the questions are asked,
    /// and it is done again with the answers.
    /// </summary>
    public static async Task<T> AskAsync<T>(
        Shell shell,
        ScratchProgress progress,
        PlanningOptions options,
        Func<PlanningOptions, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            try
            {
                return await work(options);
            }
            catch (PlanRefusedException e) when (shell.CanAsk && e.Flags.Count > 0)
            {
                progress.Stop();
                if (await AnswerAsync(shell, options, e, cancellationToken) is not { } answered)
                    throw;
                options = answered;
            }
        }
    }

    static async Task<PlanningOptions?> AnswerAsync(
        Shell shell,
        PlanningOptions options,
        PlanRefusedException refusal,
        CancellationToken cancellationToken
    )
    {
        shell.Error.Write($"{refusal.Message}\n");
        PlanningOptions? answered = options;
        foreach (var flag in refusal.Flags)
        {
            if (answered is null)
                return null;
            var blank = flag.IndexOf(' ');
            var (name, value) = (flag[..blank], flag[(blank + 1)..]);
            answered = name switch
            {
                "--allow" => await IsYesAsync(shell, $"Write it ({flag})?", cancellationToken)
                    ? WithAllowed(answered, value)
                    : null,
                "--rename" => await IsYesAsync(shell, $"Rename ({flag})?", cancellationToken)
                    ? answered with
                    {
                        Renames = [.. answered.Renames, RenameOf(value)],
                    }
                    : WithAllowed(answered, refusal.Drop),
                _ => await WithValueAsync(shell, answered, value, cancellationToken),
            };
        }
        return answered;
    }

    static PlanningOptions WithAllowed(PlanningOptions options, string? hazard) =>
        hazard is null ? options : options with { Allowed = [.. options.Allowed ?? [], hazard] };

    static async Task<PlanningOptions?> WithValueAsync(
        Shell shell,
        PlanningOptions options,
        string example,
        CancellationToken cancellationToken
    )
    {
        var column = example[..example.IndexOf('=')];
        shell.Error.Write($"SQL for the rows that exist, {column} = ");
        var sql = (await shell.In.ReadLineAsync(cancellationToken))?.Trim();
        return string.IsNullOrEmpty(sql) ? null : options with { Backfills = [.. options.Backfills, new(column, sql)] };
    }

    static async Task<bool> IsYesAsync(Shell shell, string question, CancellationToken cancellationToken)
    {
        shell.Error.Write($"{question} [y/N] ");
        return (await shell.In.ReadLineAsync(cancellationToken))?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    static RenameRequest RenameOf(string text) =>
        RenameRequest.ParseFlag(text)
        ?? throw CommandException.Usage(
            $"'{text}' is not a rename.",
            "Write --rename OLD=NEW, as in --rename users.name=full_name."
        );

    static KeyValuePair<string, string> BackfillOf(string text)
    {
        var equals = text.IndexOf('=');
        return equals > 0 && equals < text.Length - 1
            ? new(text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw CommandException.Usage(
                $"'{text}' is not a value for a column.",
                "Write --backfill COLUMN=SQL, as in --backfill users.email=\"''\"."
            );
    }
}
