using System.Text;

namespace Godwit;

/// <summary>What identifies an object within its database. Names are as the catalog has them, without quotes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Schema">Its schema, or that of the table it belongs to; empty where the kind has none.</param>
/// <param name="Name">
/// Its own name. Where the engine gives none, its description: <c>(text AS citext)</c> for a cast.
/// </param>
public sealed record ObjectName(ObjectKind Kind, string Schema, string Name)
{
    /// <summary>
    /// The table, view, domain or composite type in the same schema that it belongs to and falls with: for columns,
    /// constraints, indexes, triggers, policies, rules. Absent for all others.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>
    /// What tells objects of one name apart: the argument types of a routine or operator, the access method of an
    /// operator class. Absent where the name suffices.
    /// </summary>
    public string? Signature { get; init; }

    /// <summary>By kind, schema, owner, name, signature; text by its characters.</summary>
    internal static IComparer<ObjectName> Order { get; } = Comparer<ObjectName>.Create(Compare);

    static int Compare(ObjectName? one, ObjectName? other)
    {
        if (one is null || other is null)
            return (one is null ? 0 : 1) - (other is null ? 0 : 1);
        var order = one.Kind.CompareTo(other.Kind);
        if (order == 0)
            order = string.CompareOrdinal(one.Schema, other.Schema);
        if (order == 0)
            order = string.CompareOrdinal(one.Owner, other.Owner);
        if (order == 0)
            order = string.CompareOrdinal(one.Name, other.Name);
        return order != 0 ? order : string.CompareOrdinal(one.Signature, other.Signature);
    }

    /// <summary>For messages: <c>column public.users.name</c>, <c>function public.total(integer)</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Words.Of(Kind)).Append(' ');
        if (Schema.Length > 0)
            text.Append(Schema).Append('.');
        // An index is named beside its table, not within it.
        if (Owner is not null && Kind != ObjectKind.Index)
            text.Append(Owner).Append('.');
        text.Append(Name);
        if (Signature is not null)
            text.Append('(').Append(Signature).Append(')');
        return text.ToString();
    }

    static class Words
    {
        public static string Of(ObjectKind kind)
        {
            var words = new StringBuilder();
            foreach (var letter in kind.ToString())
            {
                if (char.IsAsciiLetterUpper(letter) && words.Length > 0)
                    words.Append(' ');
                words.Append(char.ToLowerInvariant(letter));
            }
            return words.ToString();
        }
    }
}
