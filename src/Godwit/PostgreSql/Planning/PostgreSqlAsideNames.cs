namespace Godwit;

/// <summary>Names for the time until an old type is dropped.</summary>
sealed class PostgreSqlAsideNames(PostgreSqlPlanContext context)
{
    HashSet<(string Schema, string Name)>? _taken;

    /// <summary>The name of a type that another one takes the place of.</summary>
    public string Of(ObjectName type)
    {
        _taken ??= context
            .Request.From.Objects.Concat(context.Request.To.Objects)
            .Select(one => (one.Name.Schema, one.Name.Name))
            .ToHashSet();
        for (var attempt = 1; ; attempt++)
        {
            var ending = attempt == 1 ? "_old" : $"_old{attempt}";
            var name = PostgreSqlGeneratedName.Clip(type.Name, PostgreSqlGeneratedName.MaximumLength - ending.Length);
            if (!_taken.Contains((type.Schema, name + ending)))
                return name + ending;
        }
    }

    /// <summary>The name of what comes with a range type.</summary>
    public string OfParts(ObjectName range)
    {
        const string ending = "_multirange";
        return PostgreSqlGeneratedName.Clip(Of(range), PostgreSqlGeneratedName.MaximumLength - ending.Length) + ending;
    }
}
