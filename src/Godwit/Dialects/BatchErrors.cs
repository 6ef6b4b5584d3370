namespace Godwit;

/// <summary>Errors of batched steps.</summary>
static class BatchErrors
{
    /// <summary>The table or key of a <c>batches</c> directive cannot be walked.</summary>
    public static InvalidMigrationException CannotWalk(BatchPlan plan, string why) =>
        new(
            RunErrors.Batches,
            $"{plan.Location}: the batches of {plan.Table}{(plan.Column is null ? "" : $" by {plan.Column}")} "
                + $"cannot be walked: {why} "
                + "No row was changed by this step."
        )
        {
            Location = plan.Location,
        };
}
