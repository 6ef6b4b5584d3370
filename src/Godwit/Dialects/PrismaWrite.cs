using System.Diagnostics;

namespace Godwit;

/// <summary>What a change of the history means for Prisma's table, and for Godwit's own beside it.</summary>
/// <param name="Change">What becomes of Prisma's rows.</param>
/// <param name="Own">What becomes of the row that says how far a migration of several steps is.</param>
readonly record struct PrismaWrite(PrismaChange Change, PrismaProgress Own)
{
    /// <summary>Finds out what a change means.</summary>
    /// <param name="write">The change.</param>
    /// <param name="hasProgress">Whether the migration has a row in Godwit's own table.</param>
    public static PrismaWrite Of(HistoryWrite write, bool hasProgress)
    {
        var (before, after) = (write.Expected?.State, write.Next.State);
        if (before == after && IsWhole(after))
            return new(PrismaChange.Accept, PrismaProgress.None);
        var end = hasProgress ? PrismaProgress.Delete : PrismaProgress.None;
        var isFresh = before is null or MigrationState.Undone;
        return after switch
        {
            MigrationState.Applied when isFresh => new(PrismaChange.Insert, PrismaProgress.None),
            MigrationState.Baseline when isFresh => new(PrismaChange.InsertResolved, PrismaProgress.None),
            MigrationState.Applied or MigrationState.Baseline => new(
                write.IsByHand ? PrismaChange.Resolve : PrismaChange.Finish,
                end
            ),
            MigrationState.Undone => new(PrismaChange.RollBack, end),
            MigrationState.Running or MigrationState.Failed when isFresh => new(
                PrismaChange.InsertStarted,
                PrismaProgress.Insert
            ),
            MigrationState.Running or MigrationState.Failed when before is { } whole && IsWhole(whole) => new(
                PrismaChange.Reopen,
                PrismaProgress.Insert
            ),
            MigrationState.Running or MigrationState.Failed => new(
                PrismaChange.Advance,
                hasProgress ? PrismaProgress.Update : PrismaProgress.Insert
            ),
            _ => throw new UnreachableException($"No row of Prisma's for {after}."),
        };
    }

    static bool IsWhole(MigrationState state) => state is MigrationState.Applied or MigrationState.Baseline;
}

/// <summary>What becomes of Prisma's rows of one migration.</summary>
enum PrismaChange
{
    /// <summary>It is run and finished in this transaction.</summary>
    Insert,

    /// <summary>Applied by other means: <c>prisma migrate resolve --applied</c>.</summary>
    InsertResolved,

    /// <summary>It is begun; more transactions follow.</summary>
    InsertStarted,

    /// <summary>It goes on, or failed.</summary>
    Advance,

    /// <summary>Its last step is done.</summary>
    Finish,

    /// <summary>Someone finished it by hand: what is open is rolled back, and a resolved row is added.</summary>
    Resolve,

    /// <summary>It is pending again: <c>prisma migrate resolve --rolled-back</c>.</summary>
    RollBack,

    /// <summary>Its way back is begun.</summary>
    Reopen,

    /// <summary>An edited file is taken for the one that was applied.</summary>
    Accept,
}

/// <summary>What becomes of the row in Godwit's own table.</summary>
enum PrismaProgress
{
    /// <summary>Nothing; there is none.</summary>
    None,

    /// <summary>It is written anew.</summary>
    Insert,

    /// <summary>It is changed, if it still is as it was read.</summary>
    Update,

    /// <summary>It goes.</summary>
    Delete,
}
