using System.Data.Common;
using System.Diagnostics;

namespace Godwit.Cli;

/// <summary>What <c>reset</c> runs at the end: a <c>.sql</c> file, or a command of the shell.</summary>
abstract class Seed(string name)
{
    /// <summary>The file or command as it was configured.</summary>
    public string Name { get; } = name;

    public abstract Task RunAsync(DatabaseTarget target, Report report, CancellationToken cancellationToken);

    /// <summary>The configured seed, read and taken apart; absent where there is none.</summary>
    public static Seed? Read(Invocation run, DatabaseTarget target)
    {
        if (run.Settings.FindWritten(ConfigurationKey.Seed) is null && run.Settings.Prisma is { Seed: { } own } prisma)
            return new CommandSeed(own, prisma.Folder);
        // An empty one switches the seed of the file off.
        if (run.Settings.FindWritten(ConfigurationKey.Seed) is not { } written || written.Text.Trim().Length == 0)
            return null;
        // A command is the shell's: it replaces its own variables.
        if (!written.Text.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || written.Text.Contains(' '))
            return new CommandSeed(written.Text, written.Folder);
        // Found just above.
        var path = Settings.FullPath(run.Settings.Find(ConfigurationKey.Seed)!);
        var name = run.Shell.Display(path);
        if (!File.Exists(path))
            throw CommandException.InvalidValue(written, $"There is no seed file '{name}'. Nothing was changed.");
        return new FileSeed(MigrationScript.Parse(new SqlScript(name, File.ReadAllText(path)), target.Dialect));
    }

    sealed class FileSeed(MigrationScript script) : Seed(script.Source.Name)
    {
        public override async Task RunAsync(DatabaseTarget target, Report report, CancellationToken cancellationToken)
        {
            await using var database = Database.Of(target);
            await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
            await using var stop = cancellationToken.Register(() => database.Hooks.Interrupt(connection));
            foreach (var step in script.Steps)
                await RunStepAsync(connection, step, cancellationToken);
        }

        static async Task RunStepAsync(DbConnection connection, MigrationStep step, CancellationToken cancellationToken)
        {
            if (step.Kind == StepKind.Batches)
                throw Failed(step.Statements[0], "a seed cannot run in batches.", null);
            await using var transaction =
                step.Kind == StepKind.Transaction ? await connection.BeginTransactionAsync(cancellationToken) : null;
            foreach (var statement in step.Statements)
            {
                try
                {
                    await using var command = connection.CreateCommand();
                    (command.CommandText, command.Transaction) = (statement.Sql, transaction);
                    await command.ExecuteNonQueryAsync(cancellationToken);
                }
                catch (DbException e)
                {
                    throw Failed(statement, e.Message, e);
                }
            }
            if (transaction is not null)
                await transaction.CommitAsync(cancellationToken);
        }

        static CommandException Failed(SqlStatement statement, string words, DbException? error) =>
            new(
                "GDW0512",
                ExitCodes.Failed,
                $"{statement.Location}: The seed failed: {words}\nThe database is rebuilt and all migrations are "
                    + $"applied.",
                error
            )
            {
                Location = statement.Location,
                SqlState = error?.SqlState,
                Hint = "Correct the seed and run `godwit reset` again.",
            };
    }

    sealed class CommandSeed(string command, string folder) : Seed(command)
    {
        public override async Task RunAsync(DatabaseTarget target, Report report, CancellationToken cancellationToken)
        {
            var start = new ProcessStartInfo
            {
                FileName = OperatingSystem.IsWindows() ? "cmd.exe" : "/bin/sh",
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.ArgumentList.Add(OperatingSystem.IsWindows() ? "/c" : "-c");
            start.ArgumentList.Add(Name);
            start.Environment["GODWIT_URL"] = target.Url;
            using var process =
                Process.Start(start) ?? throw new IOException($"{start.FileName} could not be started.");
            // A line may hold anything; what the command prints is beside the result.
            process.OutputDataReceived += (_, line) => Tell(report, line.Data);
            process.ErrorDataReceived += (_, line) => Tell(report, line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            try
            {
                await process.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
            if (process.ExitCode != 0)
                throw new CommandException(
                    "GDW0512",
                    ExitCodes.Failed,
                    $"The seed command ended with exit code {process.ExitCode}: {Name}\n"
                        + "The database is rebuilt and all migrations are applied."
                )
                {
                    Hint = "Correct the seed and run `godwit reset` again.",
                };
        }

        static void Tell(Report report, string? line)
        {
            if (line is not null)
                report.Note(line);
        }
    }
}
