namespace Godwit.Generators;

/// <summary>A place in the code, without the syntax tree that it is of: lines and columns count from 0.</summary>
sealed record Place(string File, int Start, int Length, LinePlace First, LinePlace Last);

/// <summary>A line, and a place in it.</summary>
sealed record LinePlace(int Line, int Column);
