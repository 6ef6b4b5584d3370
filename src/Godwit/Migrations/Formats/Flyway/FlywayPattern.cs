namespace Godwit;

/// <summary>One of <c>ignoreMigrationPatterns</c>: a type and a state, either of which may be <c>*</c>.</summary>
/// <param name="IsVersioned">For which; absent: both.</param>
/// <param name="State">For which state; absent: all that may be ignored.</param>
readonly record struct FlywayPattern(bool? IsVersioned, string? State)
{
    /// <summary>What an error says.</summary>
    public const string Forms = " TYPE is versioned, repeatable or *; STATE is missing, pending, ignored, future or *.";

    public static FlywayPattern? TryParse(string text)
    {
        if (text.Split(':') is not [var type, var state])
            return null;
        bool? isVersioned = type.ToUpperInvariant() switch
        {
            "VERSIONED" => true,
            "REPEATABLE" => false,
            _ => null,
        };
        var isKnown = state.ToUpperInvariant() is "*" or "MISSING" or "PENDING" or "IGNORED" or "FUTURE";
        return isKnown && (isVersioned is not null || type == "*")
            ? new(isVersioned, state == "*" ? null : state.ToUpperInvariant())
            : null;
    }

    /// <summary>The state is one that this pattern lets pass.</summary>
    public bool Matches(bool isVersioned, FlywayState state)
    {
        var name = state switch
        {
            FlywayState.MissingSuccess or FlywayState.MissingFailed => "MISSING",
            FlywayState.Pending or FlywayState.Outdated => "PENDING",
            FlywayState.Ignored => "IGNORED",
            FlywayState.FutureSuccess or FlywayState.FutureFailed => "FUTURE",
            _ => null,
        };
        return name is not null
            && (IsVersioned is null || IsVersioned == isVersioned)
            && (State is null || State == name);
    }
}
