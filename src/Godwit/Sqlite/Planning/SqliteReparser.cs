using System.Data.Common;

namespace Godwit;

/// <summary>SQLite keeps what was written: the normal forms are all there is to compare.</summary>
sealed class SqliteReparser : IReparser
{
    public Task<ValueList<string>> ReparseAsync(
        DbConnection connection,
        ValueList<Expression> expressions,
        CancellationToken cancellationToken
    ) => Task.FromResult(expressions.Select(one => one.Text).ToValueList());
}
