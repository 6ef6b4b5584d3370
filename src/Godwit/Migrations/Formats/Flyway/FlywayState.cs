namespace Godwit;

/// <summary>A state of a migration, as <c>flyway info</c> tells it.</summary>
enum FlywayState
{
    Pending,
    AboveTarget,
    BelowBaseline,
    BaselineIgnored,
    Baseline,
    Ignored,
    MissingSuccess,
    MissingFailed,
    Success,
    Undone,
    Available,
    Failed,
    OutOfOrder,
    FutureSuccess,
    FutureFailed,
    Outdated,
    Superseded,
    Deleted,
}

/// <summary>What the states are called, and what they say.</summary>
static class FlywayStates
{
    /// <summary>The words of <c>flyway info</c>.</summary>
    public static string Name(FlywayState state) =>
        state switch
        {
            FlywayState.Pending => "Pending",
            FlywayState.AboveTarget => "Above Target",
            FlywayState.BelowBaseline => "Below Baseline",
            FlywayState.BaselineIgnored => "Ignored (Baseline)",
            FlywayState.Baseline => "Baseline",
            FlywayState.Ignored => "Ignored",
            FlywayState.MissingSuccess => "Missing",
            FlywayState.MissingFailed => "Failed (Missing)",
            FlywayState.Success => "Success",
            FlywayState.Undone => "Undone",
            FlywayState.Available => "Available",
            FlywayState.Failed => "Failed",
            FlywayState.OutOfOrder => "Out of Order",
            FlywayState.FutureSuccess => "Future",
            FlywayState.FutureFailed => "Failed (Future)",
            FlywayState.Outdated => "Outdated",
            FlywayState.Superseded => "Superseded",
            FlywayState.Deleted => "Deleted",
            _ => throw new System.Diagnostics.UnreachableException(state.ToString()),
        };

    public static bool IsFailed(FlywayState state) =>
        state is FlywayState.Failed or FlywayState.MissingFailed or FlywayState.FutureFailed;

    /// <summary>There is a row for it.</summary>
    public static bool IsApplied(FlywayState state) =>
        state
            is not (
                FlywayState.Pending
                or FlywayState.AboveTarget
                or FlywayState.BelowBaseline
                or FlywayState.BaselineIgnored
                or FlywayState.Ignored
                or FlywayState.Available
            );
}
