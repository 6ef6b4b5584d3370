using System.Collections.Generic;
using System.Globalization;

namespace Godwit.Generators;

/// <summary>The types of columns.</summary>
sealed class ColumnTypes(DialectSettings settings, ProblemList problems)
{
    /// <summary>The enums that became types of their own.</summary>
    public List<EnumUse> Enums { get; } = [];

    SqlDialect Dialect => settings.Dialect;

    /// <summary>The type of a column; without one, a problem is noted.</summary>
    public string? TypeOf(ColumnModel column)
    {
        if (Written(column) is { } written)
            return Precise(column, written);
        if (column.Annotations.Find("Json", Dialect.Name) is not null)
            return Dialect.JsonType;
        if (column.Type.Enum is { } model && EnumType(column, model) is { } kept)
            return Listed(column, kept);
        var name = column.Type.Enum?.Underlying ?? column.Type.Name;
        var length = LengthOf(column);
        if (Dialect.TypeOf(name, length) is { } type)
            return Listed(column, Precise(column, type));
        if (SqlDialect.All.Any(one => one.TypeOf(name, length) is not null))
            problems.Refuse(
                column.Place,
                $"{column.Property}: {name} has no type in {Dialect.Name}. "
                    + $"Say one with [SqlType(\"…\", Dialect = \"{Dialect.Name}\")]"
            );
        else
            problems.Add(
                ProblemCodes.UnmappedType,
                column.Place,
                $"{column.Property}: there is no type of the database for {name}. "
                    + (
                        name.StartsWith("System.", StringComparison.Ordinal)
                            ? "Use [SqlType(\"…\")], [Json] or [NotMapped]"
                            : "Put [Table] or [ComplexType] on the type, or use [SqlType(\"…\")], [Json] or [NotMapped]"
                    )
            );
        return null;
    }

    /// <summary>How a column of an enum is kept.</summary>
    public static (string Storage, Annotation? Annotation) StorageOf(ColumnModel column, EnumModel model)
    {
        var annotation = column.Annotations.Find("SqlEnum") ?? model.Annotations.Find("SqlEnum");
        return (annotation?.Text(0) ?? "Number", annotation);
    }

    string? Written(ColumnModel column)
    {
        var own = column.Annotations.Find("SqlType", Dialect.Name);
        var shared = own is null ? column.Annotations.Find("Column")?["TypeName"] : null;
        var written = own?.Text(0) ?? shared;
        if (written is not null && own?.Dialect is null && !Dialect.Knows(written))
            problems.Refuse(
                column.Place,
                $"{column.Property}: {Dialect.Name} does not know the type {written}. "
                    + $"Say another with [SqlType(\"…\", Dialect = \"{Dialect.Name}\")]"
            );
        return written;
    }

    // SQLite has no digits to say.
    string Precise(ColumnModel column, string type)
    {
        if (!Dialect.IsPostgreSql || column.Annotations.Find("Precision") is not { } precision)
            return type;
        if (PostgreSqlTypes.WithPrecision(type, precision) is { } precise)
            return precise;
        problems.Add(
            ProblemCodes.Contradiction,
            precision.Place,
            $"{column.Property}: {type} has no precision like this. Numbers have digits and decimal places, "
                + "times digits of a second"
        );
        return type;
    }

    string? Listed(ColumnModel column, string type)
    {
        if (!column.Type.IsList || Dialect.IsPostgreSql)
            return column.Type.IsList ? type + "[]" : type;
        problems.Refuse(
            column.Place,
            $"{column.Property}: {Dialect.Name} has no arrays. Keep it as [Json], or say a type with [SqlType(\"…\", "
                + $"Dialect = \"{Dialect.Name}\")]"
        );
        return null;
    }

    // Nothing for one that is kept as a number.
    string? EnumType(ColumnModel column, EnumModel model)
    {
        var (storage, annotation) = StorageOf(column, model);
        if (storage == "Number")
            return null;
        EnumRules.Check(model, annotation, settings, problems);
        if (storage == "Text" || !Dialect.IsPostgreSql)
            return Dialect.TextType;
        var name = SqlNames.Quote(settings.SchemaOf(annotation?["Schema"]), settings.TypeName(model, annotation));
        Enums.Add(new(name, model, annotation));
        return name;
    }

    static string? LengthOf(ColumnModel column)
    {
        var length = (column.Annotations.Find("MaxLength") ?? column.Annotations.Find("StringLength"))?.Text(0);
        return int.TryParse(length, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value > 0
            ? length
            : null;
    }
}

/// <summary>An enum that is a type of the database.</summary>
/// <param name="Name">The name of the type, in SQL.</param>
/// <param name="Annotation">What says so.</param>
sealed record EnumUse(string Name, EnumModel Model, Annotation? Annotation);
