namespace Godwit.Cli;

/// <summary>What the process ends with; part of the contract with scripts.</summary>
static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Refused = 3;
    public const int Locked = 4;

    /// <summary>128 + SIGINT (2).</summary>
    public const int Interrupted = 130;

    /// <summary>128 + SIGTERM (15).</summary>
    public const int Terminated = 143;

    public static int Of(GodwitException error) =>
        error switch
        {
            CommandException own => own.ExitCode,
            InvalidMigrationFolderException { Code: "GDW0101" } or UnknownVersionException => Usage,
            InvalidMigrationFolderException or InvalidMigrationException or HistoryMismatchException => Refused,
            // Without a way back there is nothing to run; any other repair that does not fit is refused.
            RepairException { Code: RunErrors.Undo } => Failed,
            RepairException => Refused,
            AdoptException { Code: AdoptErrors.Tool } => Usage,
            AdoptException => Refused,
            LockTimeoutException => Locked,
            // A missing value is a plan that failed; the others are refused before anything ran.
            PlanRefusedException { Code: not PlanErrors.Question } => Refused,
            _ => Failed,
        };
}
