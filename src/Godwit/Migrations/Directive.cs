namespace Godwit;

/// <summary>A comment that speaks to Godwit.</summary>
abstract record Directive
{
    Directive() { }

    /// <summary>The word that names it.</summary>
    public abstract string Name { get; }

    public sealed record Commit : Directive
    {
        public override string Name => "commit";
    }

    public sealed record NoTransaction : Directive
    {
        public override string Name => "no-transaction";
    }

    public sealed record Allow(string Hazard, string Reason) : Directive
    {
        public override string Name => "allow";
    }

    public sealed record LockTimeout(TimeSpan Value) : Directive
    {
        public override string Name => "lock-timeout";
    }

    public sealed record StatementTimeout(TimeSpan Value) : Directive
    {
        public override string Name => "statement-timeout";
    }

    public sealed record Batches(BatchPlan Plan) : Directive
    {
        public override string Name => "batches";
    }

    public sealed record Phase(bool IsContract) : Directive
    {
        public override string Name => "phase";
    }

    public sealed record After(MigrationVersion Version) : Directive
    {
        public override string Name => "after";
    }

    /// <summary>For the history; means nothing when the migration is run.</summary>
    public sealed record Replaces : Directive
    {
        public override string Name => ReplacedMigration.Name;
    }

    /// <summary>Answers a question of the generator; means nothing when a migration is run.</summary>
    public sealed record Rename : Directive
    {
        public override string Name => "rename";
    }
}
