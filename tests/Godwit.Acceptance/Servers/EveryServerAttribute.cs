using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Godwit;

/// <summary>
/// Runs a theory once on each PostgreSQL server, passed as the first argument; with cases, once on each server for
/// each case. <see cref="TestDatabase.CreateAsync"/> skips the test where the server is absent.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryServerAttribute(params object[] cases) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    )
    {
        var rows = new List<ITheoryDataRow>();
        foreach (var server in Enum.GetValues<Server>())
        {
            rows.AddRange(
                cases.Length == 0 ? [new TheoryDataRow(server)] : cases.Select(one => new TheoryDataRow(server, one))
            );
        }

        return new(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
