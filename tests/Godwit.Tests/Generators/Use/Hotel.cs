using System;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Dapper;

namespace Godwit.Use;

/// <summary>What Dapper reads and writes as it is, on both engines.</summary>
[Table("guests")]
public sealed class Guest
{
    public int Id { get; init; }

    [MaxLength(200)]
    public required string FullName { get; init; }

    public string? Note { get; init; }

    public bool IsRegular { get; init; }

    public short? Floor { get; init; }

    public GuestKind Kind { get; init; }

    public GuestKind? FormerKind { get; init; }

    [Column(TypeName = "numeric(10,2)")]
    public decimal Balance { get; init; }

    public double Rating { get; init; }

    public DateOnly Birthday { get; init; }

    public TimeOnly? WakeUpAt { get; init; }

    public DateTime CreatedAt { get; init; }

    public byte[] Picture { get; init; } = [];

    [Generated("full_name || ' (' || rating || ')'")]
    public string? Label { get; init; }
}

public enum GuestKind
{
    Alone,
    Family,
    TravelGroup,
}

/// <summary>Constructor and columns have the very types that both drivers give: Dapper takes it as it is.</summary>
[Table("rooms")]
public sealed record Room(long Id, string Name, double Size, string? Note);

/// <summary>What Dapper takes with the lines of the guide.</summary>
[Table("stays")]
[method: ExplicitConstructor]
public sealed record Stay(
    int Id,
    [References(typeof(Guest))] int GuestId,
    DateOnly Arrival,
    decimal Price,
    [SqlEnum(EnumStorage.Text, Labels = SchemaNaming.AsIs)] StayState State,
    Guid? Voucher,
    DateTimeOffset BookedAt,
    TimeSpan Breakfast,
    [Json] string Wishes
);

public enum StayState
{
    Booked,
    CheckedIn,
}

[Table("hotels")]
public sealed class Hotel
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public Place Home { get; set; } = new();
}

/// <summary>A value of several columns.</summary>
[ComplexType]
public sealed record Place
{
    public string Street { get; init; } = "";

    public string? City { get; init; }
}
