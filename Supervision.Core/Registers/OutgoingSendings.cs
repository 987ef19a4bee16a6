using Supervision.Core.Conclusions;
using Supervision.Core.Storage;

namespace Supervision.Core.Registers;

/// <summary>
/// Whom the papers of the outgoing register went to, when, and whether it arrived. A conclusion, an urging letter and a delegation's report are sent and received by commands of their own, any paper by a
/// dispatch; the register shows both.
/// </summary>
internal static class OutgoingSendings
{
    private const string InBook = """

        JOIN OfficialPapers p ON p.Id = n.PaperId
        """;

    private const string OfBook = """

        WHERE n.CouncilId = @CouncilId AND n.Year = @year AND (@series IS NULL OR n.Series = @series) AND n.Seq >= @first AND n.Seq <= @last AND n.Status = 'Used'
        """;

    /// <summary>Those of the lines from <paramref name="first"/> to <paramref name="last"/>, as they were sent.</summary>
    public static Task<IReadOnlyList<Sending>> Read(Db db, string? series, int year, long first, long last, CancellationToken ct) => db.List<Sending>("""
        SELECT n.Seq, d.SentOn, d.Receiver AS Name, CASE WHEN d.AcknowledgedOn IS NULL THEN 0 ELSE 1 END AS Received, 0 AS Hands
        FROM DocumentNumbers n
        JOIN PaperDispatches d ON d.PaperId = n.PaperId
        """ + OfBook + """
           AND d.Status <> 'Failed'
        UNION ALL
        SELECT n.Seq, r.SentOn, x.Name, CASE WHEN r.ReceivedOn IS NULL THEN 0 ELSE 1 END AS Received, 0 AS Hands
        FROM DocumentNumbers n
        """ + InBook + """

        JOIN ConclusionReceipts r ON r.ConclusionId = p.SubjectId
        LEFT JOIN UnitNames x ON x.UnitId = r.UnitId AND x.ValidFrom = COALESCE(
            (SELECT MAX(y.ValidFrom) FROM UnitNames y WHERE y.UnitId = r.UnitId AND y.ValidFrom <= r.SentOn), (SELECT MIN(y.ValidFrom) FROM UnitNames y WHERE y.UnitId = r.UnitId))
        """ + OfBook + """
           AND p.Kind IN ('ConclusionNotice', 'SessionNotice', 'SupervisionResolution', 'CommitteeReport', 'GroupReport')
        UNION ALL
        SELECT n.Seq, l.SentOn, x.Name, 0 AS Received, 0 AS Hands
        FROM DocumentNumbers n
        """ + InBook + """

        JOIN ReminderLetters l ON l.Id = p.SubjectId AND l.SentOn IS NOT NULL
        LEFT JOIN UnitNames x ON x.UnitId = l.UnitId AND x.ValidFrom = COALESCE(
            (SELECT MAX(y.ValidFrom) FROM UnitNames y WHERE y.UnitId = l.UnitId AND y.ValidFrom <= l.SentOn), (SELECT MIN(y.ValidFrom) FROM UnitNames y WHERE y.UnitId = l.UnitId))
        """ + OfBook + """
           AND p.Kind = 'ReminderLetter'
        UNION ALL
        SELECT n.Seq, r.ReceivedOn AS SentOn, b.Name, 1 AS Received, 1 AS Hands
        FROM DocumentNumbers n
        """ + InBook + """

        JOIN DelegationReports r ON r.Id = p.SubjectId AND r.ReceivedOn IS NOT NULL
        JOIN Campaigns c ON c.Id = r.CampaignId
        JOIN Bodies b ON b.Id = c.BodyId
        """ + OfBook + """
           AND p.Kind = 'DelegationReport'
        ORDER BY 1, 2, 3
        """, new { series, year, first, last }, ct);

    /// <summary>The line with what the record knows of its sending.</summary>
    public static OutgoingLine Enter(OutgoingLine line, IReadOnlyList<Sending> sendings)
    {
        var sent = sendings.Where(sending => sending.Hands == 0).ToList();
        // A report that its founding body wrote down as received went there: by one of the sendings, or by hand where none is recorded.
        var handed = sendings.Where(sending => sending.Hands == 1).ToList();
        var received = sent.Count(sending => sending.Received == 1);
        var counted = sent.Count > 0 ? sent : handed;
        return line with
        {
            Receivers = counted.Count > 0 ? [.. counted.Select(sending => sending.Name).OfType<string>().Distinct()] : Named(line.Recipients),
            Copies = counted.Count,
            SentOn = counted.Count > 0 ? counted.Min(sending => sending.SentOn) : null,
            Acknowledged = Math.Max(received, handed.Count),
        };
    }

    // What is kept is no receiver, nor does "as above" name one.
    private static IReadOnlyList<string> Named(string? recipients) =>
        [.. Lines.Read(recipients).Select(line => line.Trim().TrimStart('-').Trim().TrimEnd(';', '.')).Where(line => line.Length > 0 && !IsKept(line) && !line.Equals("Như trên", StringComparison.OrdinalIgnoreCase))];

    private static bool IsKept(string line) => line.StartsWith("Lưu", StringComparison.OrdinalIgnoreCase) && line[3..].TrimStart() is "" or [':', ..];

    /// <summary>One time that a paper went to somebody.</summary>
    internal sealed record Sending
    {
        public required long Seq { get; init; }
        public required DateOnly SentOn { get; init; }
        public string? Name { get; init; }
        public required int Received { get; init; }

        /// <summary>1: only its arrival was written down.</summary>
        public required int Hands { get; init; }
    }
}
