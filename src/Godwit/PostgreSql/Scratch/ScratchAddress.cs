using System.Data.Common;

namespace Godwit;

/// <summary>Where a server of Godwit's own listens.</summary>
/// <param name="Host">A folder with a Unix socket in it, or a loopback address.</param>
/// <param name="Port">The port; it is part of the socket's name too.</param>
/// <param name="User">The superuser.</param>
/// <param name="Password">Absent on a socket: its folder keeps others out.</param>
sealed record ScratchAddress(string Host, int Port, string User, string? Password);

/// <summary>
/// Prepares connections to a database of a server of Godwit's own: what the driver does for it. They must not be
/// pooled, since a database with idle connections can be neither copied nor dropped.
/// </summary>
delegate DbDataSource OpenScratchDatabase(ScratchAddress server, string database);
