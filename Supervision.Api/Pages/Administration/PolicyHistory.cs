namespace Supervision.Api.Pages;

/// <summary>One thing that a policy settles, in words.</summary>
public sealed record PolicyLine(string What, string Setting)
{
    /// <summary>Who hears of it, and what is then done.</summary>
    public string? Note { get; init; }
}

/// <summary>What one policy settles otherwise than the one before it.</summary>
public sealed record PolicyChange(string What, string Setting, string Before);

/// <summary>A policy in the row of those that held one after another.</summary>
/// <param name="Until">Its last day; null where none follows.</param>
/// <param name="Changes">None of the first.</param>
public sealed record PolicyVersion(DateOnly From, DateOnly? Until, string Paper, IReadOnlyList<PolicyChange> Changes);

/// <summary>The policies of a council, the latest first.</summary>
public sealed record PolicyHistory(IReadOnlyList<PolicyVersion> Versions, DateOnly Today)
{
    /// <param name="policies">The earliest first.</param>
    /// <param name="about">When a policy begins, by which paper, and what it settles.</param>
    /// <param name="today">The day that is looked from.</param>
    public static PolicyHistory Of<T>(IReadOnlyList<T> policies, Func<T, (DateOnly From, string Paper, IEnumerable<PolicyLine> Lines)> about, DateOnly today)
    {
        var said = policies.Select(about).Select(one => (one.From, one.Paper, Lines: one.Lines.ToList())).ToList();
        return new PolicyHistory([.. said.Select((one, i) => new PolicyVersion(one.From, i + 1 < said.Count ? said[i + 1].From.AddDays(-1) : null, one.Paper, i == 0 ? []
            : [.. one.Lines.Zip(said[i - 1].Lines).Where(pair => pair.First != pair.Second).Select(pair => new PolicyChange(pair.First.What, pair.First.Setting, pair.Second.Setting))])).Reverse()], today);
    }
}
