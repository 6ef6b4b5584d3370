using System.Data.Common;

namespace Godwit;

/// <summary>Asks the server which values it accepts for domains and for types that it does not bring along.</summary>
sealed class SeedProbe(DbConnection connection, SeedTypes types, SeedValues values)
{
    const int RowsInTable = 3;

    /// <summary>Finds values for the types of the columns, and for the types within those.</summary>
    public async Task PrepareAsync(IEnumerable<SeedTable> tables, CancellationToken cancellationToken)
    {
        var seen = new HashSet<uint>();
        foreach (var column in tables.SelectMany(table => table.Columns))
            await PrepareAsync(column.Type, column.Modifier, seen, cancellationToken).ConfigureAwait(false);
    }

    async Task PrepareAsync(uint oid, int modifier, HashSet<uint> seen, CancellationToken cancellationToken)
    {
        if (types[oid] is not { } type || !seen.Add(oid))
            return;
        if (type.Base != 0)
            await PrepareAsync(type.Base, type.Kind == 'd' ? type.Modifier : modifier, seen, cancellationToken)
                .ConfigureAwait(false);
        foreach (var (attribute, length) in type.Attributes)
            await PrepareAsync(attribute, length, seen, cancellationToken).ConfigureAwait(false);
        if (type.Kind == 'd' && type.Checks.Count > 0)
            type.Accepted = await OfDomainAsync(type, cancellationToken).ConfigureAwait(false);
        else if (!SeedValues.IsKnown(type))
            type.Accepted = await AcceptedAsync(type, SeedValues.Pool(modifier), cancellationToken)
                .ConfigureAwait(false);
    }

    async Task<ValueList<string>> OfDomainAsync(SeedType domain, CancellationToken cancellationToken)
    {
        var constants = SeedConstants.Of(Checks(domain));
        var candidates = Enumerable
            .Range(0, RowsInTable)
            .SelectMany(row => values.Of(domain.Base, domain.Modifier, row, constants))
            .Distinct()
            .ToValueList();
        return await AcceptedAsync(domain, candidates, cancellationToken).ConfigureAwait(false);
    }

    IEnumerable<string> Checks(SeedType domain) =>
        types[domain.Base] is { Kind: 'd' } inner ? domain.Checks.Concat(Checks(inner)) : domain.Checks;

    // Fails where the type does not take the text. Types of extensions do so with errors of all kinds, after some of
    // which the driver gives the connection up: the server makes a plain one of each.
    static string Probe(string text, SeedType type) =>
        "DO "
        + PostgreSqlIdentifier.Literal(
            $"BEGIN IF ({PostgreSqlIdentifier.Literal(text)}::{type.Sql})::pg_catalog.text IS NULL THEN RAISE 'null'; "
                + "END IF; EXCEPTION WHEN OTHERS THEN RAISE 'refused'; END"
        );

    async Task<ValueList<string>> AcceptedAsync(
        SeedType type,
        ValueList<string> candidates,
        CancellationToken cancellationToken
    )
    {
        const int enough = 8;
        var accepted = new List<string>();
        foreach (var text in candidates)
        {
            var error = await ScratchStatements
                .TryAsync(connection, [Probe(text, type)], cancellationToken)
                .ConfigureAwait(false);
            if (error is null)
                accepted.Add(text);
            if (accepted.Count == enough)
                break;
        }
        return accepted.ToValueList();
    }
}
