using System.Text.RegularExpressions;

namespace Godwit;

/// <summary>Two random schemas.</summary>
sealed record SchemaPair(RandomSchema From, RandomSchema To);

/// <summary>Two schemas between which no way is proven, and why.</summary>
sealed record PairFailure(SchemaPair Of, string Code, string Message)
{
    public override string ToString() => $"{Message}\n-- before\n{Of.From.Sql}-- after\n{Of.To.Sql}";
}

/// <summary>
/// Leaves out of a pair what is not needed for the same code of failure: what the message does not name, then large
/// parts, then ever smaller ones, and at last what one of the two schemas has and the other one need not.
/// </summary>
sealed partial class Shrinking(Func<SchemaPair, Task<PairFailure?>> check, PairFailure failure)
{
    readonly HashSet<string> _tried = [];
    PairFailure _smallest = failure;

    SchemaPair Pair => _smallest.Of;

    public async Task<PairFailure> SmallestAsync()
    {
        var unmentioned = Unmentioned();
        await TryAsync(new(Pair.From.Without(unmentioned), Pair.To.Without(unmentioned)));
        // What became needless when something behind it had gone, goes in a second round.
        for (var size = int.MaxValue; Size < size; )
        {
            size = Size;
            for (var length = Math.Max(1, Ids().Count / 2); length > 0; length /= 2)
                await LeaveOutAsync(length, ids => new(Pair.From.Without(ids), Pair.To.Without(ids)));
            await LeaveOutAsync(1, ids => Pair with { From = Pair.From.Without(ids) });
            await LeaveOutAsync(1, ids => Pair with { To = Pair.To.Without(ids) });
        }
        return _smallest;
    }

    int Size => Pair.From.Items.Count + Pair.To.Items.Count;

    // What is last depends on what is first, and goes more easily.
    List<string> Ids() => [.. Pair.From.Items.Concat(Pair.To.Items).Select(item => item.Id).Distinct().Reverse()];

    // Most failures are about what their message names.
    HashSet<string> Unmentioned()
    {
        var items = Pair.From.Items.Concat(Pair.To.Items).ToList();
        var named = Words(_smallest.Message).Intersect(items.Select(item => item.Id)).ToHashSet();
        var kept = items.Where(item => Words(item.Sql).Any(named.Contains)).ToList();
        for (var needed = kept; needed.Count > 0; )
        {
            needed = [.. items.Where(item => needed.Exists(one => one.Needs.Contains(item.Id))).Except(kept)];
            kept.AddRange(needed);
        }
        return [.. items.Select(item => item.Id).Except(kept.Select(item => item.Id))];
    }

    static IEnumerable<string> Words(string text) => WordPattern().Matches(text).Select(match => match.Value);

    async Task LeaveOutAsync(int length, Func<HashSet<string>, SchemaPair> without)
    {
        foreach (var ids in Ids().Chunk(length))
            await TryAsync(without([.. ids]));
    }

    async Task TryAsync(SchemaPair smaller)
    {
        var isSmaller = smaller.From.Items.Count + smaller.To.Items.Count < Size;
        if (
            isSmaller
            && _tried.Add(smaller.From.Sql + smaller.To.Sql)
            && await check(smaller) is { } same
            && same.Code == _smallest.Code
        )
            _smallest = same;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex WordPattern();
}
