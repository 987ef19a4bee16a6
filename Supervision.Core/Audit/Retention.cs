namespace Supervision.Core.Audit;

/// <summary>
/// How long an installation keeps what it only wrote down to be looked up: who looked at what, and how people came in. The journal is not among it: it is kept for ever, since rules of four eyes,
/// the history of each thing and its chain read it.
/// </summary>
public sealed record Retention
{
    /// <summary>What the database itself refuses to remove, whoever asks.</summary>
    public const int LeastAccessLogMonths = 12;

    public const int Most = 1200;

    /// <summary>Who looked at drafts, evidence, people's data, exports.</summary>
    public int AccessLogMonths { get; init; } = 24;

    /// <summary>Sessions, access tokens and links that are over; that somebody came in stays in the journal.</summary>
    public int SignInMonths { get; init; } = 12;
}
