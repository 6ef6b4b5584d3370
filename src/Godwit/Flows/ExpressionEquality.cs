using System.Data.Common;

namespace Godwit;

/// <summary>
/// Finds the expressions that differ in their text only: each side is parsed and written once more, until the engine
/// settles on a text.
/// </summary>
/// <remarks>
/// <c>CHECK (s IN ('a'))</c> on a <c>varchar</c> is written back as another text than it was read from, and that text,
/// read again, as a third one, which then stays.
/// </remarks>
static class ExpressionEquality
{
    /// <summary>
    /// The second catalog, with the texts of the first one where both mean the same: what then differs is different.
    /// </summary>
    /// <param name="dialect">The engine.</param>
    /// <param name="from">The first catalog and a scratch database that holds it.</param>
    /// <param name="to">The second catalog and a scratch database that holds it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Catalog> SettleAsync(
        Dialect dialect,
        (Catalog Catalog, DbConnection Connection) from,
        (Catalog Catalog, DbConnection Connection) to,
        CancellationToken cancellationToken
    )
    {
        var pairs = CatalogDiff
            .Compare(from.Catalog, to.Catalog)
            .OfType<Change.Alter>()
            .SelectMany(Pairs)
            .ToValueList();
        if (pairs.Count == 0)
            return to.Catalog;
        var before = await dialect
            .Reparser.ReparseAsync(from.Connection, pairs.Select(pair => pair.From).ToValueList(), cancellationToken)
            .ConfigureAwait(false);
        var after = await dialect
            .Reparser.ReparseAsync(to.Connection, pairs.Select(pair => pair.To).ToValueList(), cancellationToken)
            .ConfigureAwait(false);
        var equal = Enumerable
            .Range(0, pairs.Count)
            .Where(i => before[i] == after[i])
            .ToDictionary(i => (pairs[i].To.Subject.Name, pairs[i].To.Setting), i => pairs[i].From.Text);
        return equal.Count == 0 ? to.Catalog : WithTexts(to.Catalog, equal);
    }

    static IEnumerable<(Expression From, Expression To)> Pairs(Change.Alter change)
    {
        foreach (var setting in change.To.Settings.Where(one => one.IsExpression))
        {
            if (change.From[setting.Name] is { } text && text != setting.Value)
                yield return (new(change.From, setting.Name, text), new(change.To, setting.Name, setting.Value));
        }
    }

    static Catalog WithTexts(Catalog catalog, Dictionary<(ObjectName, string), string> texts) =>
        catalog with
        {
            Objects = catalog.Objects.Select(one => WithTexts(one, texts)).ToValueList(),
        };

    static SchemaObject WithTexts(SchemaObject subject, Dictionary<(ObjectName, string), string> texts)
    {
        if (!subject.Settings.Any(setting => texts.ContainsKey((subject.Name, setting.Name))))
            return subject;
        var settings = subject.Settings.Select(setting =>
            texts.TryGetValue((subject.Name, setting.Name), out var text) ? setting with { Value = text } : setting
        );
        return subject with { Settings = settings.ToValueList() };
    }
}
