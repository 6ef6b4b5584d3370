namespace Godwit;

/// <summary>A comment that speaks to Godwit.</summary>
abstract record Directive
{
    Directive() { }

    /// <summary>The word that names it.</summary>
    public abstract string Name { get; }

    /// <summary>Ends a step: what follows is another transaction.</summary>
    public sealed record Commit : Directive
    {
        public override string Name => "commit";
    }

    /// <summary>Each statement of the file is a step of its own, outside any transaction.</summary>
    public sealed record NoTransaction : Directive
    {
        public override string Name => "no-transaction";
    }

    /// <summary>
    /// A hazard that is meant, with the reason: <c>generate</c> writes it. Means nothing when a migration is run.
    /// </summary>
    public sealed record Allow(string Hazard, string Reason) : Directive
    {
        public override string Name => "allow";
    }

    /// <summary>How long a statement of the steps that follow waits for a lock; 0 is without limit.</summary>
    public sealed record LockTimeout(TimeSpan Value) : Directive
    {
        public override string Name => "lock-timeout";
    }

    /// <summary>How long a statement of the steps that follow may run; 0 is without limit.</summary>
    public sealed record StatementTimeout(TimeSpan Value) : Directive
    {
        public override string Name => "statement-timeout";
    }

    /// <summary>
    /// The statement that follows runs in small windows of the table, each in a transaction of its own.
    /// </summary>
    public sealed record Batches(BatchPlan Plan) : Directive
    {
        public override string Name => "batches";
    }

    /// <summary>The file takes away what the running version of the application needs; on its first line.</summary>
    public sealed record Phase(bool IsContract) : Directive
    {
        public override string Name => "phase";
    }

    /// <summary>
    /// An older migration that an earlier deployment must have applied; behind <c>phase contract</c>.
    /// </summary>
    public sealed record After(MigrationVersion Version) : Directive
    {
        public override string Name => "after";
    }

    /// <summary>A migration that this one, made by <c>squash</c>, stands for; means nothing when it is run.</summary>
    public sealed record Replaces : Directive
    {
        public override string Name => ReplacedMigration.Name;
    }

    /// <summary>
    /// In a schema source: what got another name, for <c>generate</c>. Means nothing when a migration is run.
    /// </summary>
    public sealed record Rename : Directive
    {
        public override string Name => "rename";
    }
}
