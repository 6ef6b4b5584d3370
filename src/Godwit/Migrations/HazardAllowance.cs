namespace Godwit;

/// <summary>
/// A directive <c>-- godwit: allow HAZARD "reason"</c>: a hazard that someone accepted for one statement.
/// </summary>
/// <param name="Hazard">The hazard, as <c>godwit lint</c> names it.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Statement">The statement that follows the directive.</param>
/// <param name="Directive">Where the directive stands.</param>
public sealed record HazardAllowance(string Hazard, string Reason, SqlStatement Statement, SourceSpan Directive);
