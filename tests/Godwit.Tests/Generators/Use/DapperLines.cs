using System.Data;
using Dapper;

namespace Godwit.Use;

/// <summary>The lines of the guide for Dapper, which has one set of them for a process.</summary>
static class DapperLines
{
    // Nothing is ever taken back: tests run at the same time.
    public static void ForNames() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public static void ForSqlite()
    {
        SqlMapper.PurgeQueryCache();
        SqlMapper.AddTypeHandler(new Handler<Guid>(value => Guid.Parse((string)value)));
        SqlMapper.AddTypeHandler(new Handler<DateTimeOffset>(value => DateTimeOffset.Parse((string)value, null)));
        SqlMapper.AddTypeHandler(new Handler<TimeSpan>(value => TimeSpan.Parse((string)value, null)));
    }
}

sealed class Handler<T>(Func<object, T> read) : SqlMapper.TypeHandler<T>
{
    public override T Parse(object value) => read(value);

    public override void SetValue(IDbDataParameter parameter, T? value) => parameter.Value = value;
}
