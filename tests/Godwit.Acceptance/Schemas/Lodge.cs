using System;
using System.ComponentModel.DataAnnotations.Schema;
using System.Net;
using System.Text.Json;
using Dapper;
using NpgsqlTypes;

namespace Godwit.Use;

/// <summary>Types that PostgreSQL alone has.</summary>
[Table("lodges")]
[method: ExplicitConstructor]
public sealed record Lodge(
    int Id,
    string[] Tags,
    [SqlEnum(EnumStorage.Native)] Season Season,
    JsonDocument Prices,
    IPAddress Door,
    NpgsqlRange<int> Floors,
    Guid Token,
    DateTimeOffset OpenedAt,
    TimeSpan Cleaning
);

public enum Season
{
    HighSeason,
    LowSeason,
}
