using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.UnitReports;

/// <summary>What a unit answered in earlier supervisions to what this outline asks again: its report begins with that. For the unit alone.</summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record EarlierAnswers(Guid UnitReportId) : IQuery<EarlierAnswersView>;

public sealed record EarlierAnswersView
{
    /// <summary>At most one for an item of the outline: the latest.</summary>
    public required IReadOnlyList<EarlierAnswer> Answers { get; init; }

    /// <summary>Who signed the unit's latest report; null where it never handed one in.</summary>
    public string? SignedBy { get; init; }
}

public sealed record EarlierAnswer
{
    public required Guid OutlineItemId { get; init; }
    public required string Text { get; init; }
    public required DateOnly SubmittedOn { get; init; }
    public required string CampaignTitle { get; init; }
}

internal sealed class EarlierAnswersHandler(Db db, Gate gate) : IRequestHandler<EarlierAnswers, EarlierAnswersView>
{
    public async Task<EarlierAnswersView> Handle(EarlierAnswers query, CancellationToken ct)
    {
        var access = await gate.UnitReport(query.UnitReportId, Act.Write, ct);
        if (!access.IsUnit) throw RefusedException.Forbidden("Câu trả lời của các lần trước chỉ dành cho đơn vị lập báo cáo.", "unit_report.earlier");
        return new EarlierAnswersView
        {
            Answers = await db.EarlierAnswers(query.UnitReportId, ct),
            SignedBy = await db.Value<string>("""
                SELECT v.SignedBy
                FROM UnitReports r
                JOIN UnitReports e ON e.UnitId = r.UnitId AND e.CouncilId = r.CouncilId
                JOIN UnitReportVersions v ON v.UnitReportId = e.Id
                WHERE r.Id = @UnitReportId AND r.CouncilId = @CouncilId AND v.Seq = (
                    SELECT MAX(x.Seq) FROM UnitReportVersions x JOIN UnitReports y ON y.Id = x.UnitReportId WHERE y.UnitId = r.UnitId AND y.CouncilId = r.CouncilId)
                """, query, ct),
        };
    }
}

internal static class EarlierAnswerRows
{
    // Years of reports hold less; what is older than these is not asked again.
    private const int Most = 500;

    private const string Sql = """
        SELECT p.Text AS Item, a.Text, v.SubmittedOn, c.Title AS CampaignTitle, v.Number, p.Number AS ItemNumber
        FROM UnitReports r
        JOIN UnitReports e ON e.UnitId = r.UnitId AND e.CouncilId = r.CouncilId AND e.Id <> r.Id
        JOIN UnitReportVersions v ON v.UnitReportId = e.Id
        JOIN UnitReportAnswers a ON a.VersionId = v.Id
        JOIN OutlineItems p ON p.Id = a.OutlineItemId
        JOIN Campaigns c ON c.Id = e.CampaignId
        WHERE r.Id = @unitReportId AND r.CouncilId = @CouncilId
        ORDER BY v.SubmittedOn DESC, v.Number DESC, p.Number
        """;

    private const string OutlineSql = """
        SELECT o.Id, o.Number, o.Text
        FROM UnitReports r JOIN OutlineItems o ON o.CampaignId = r.CampaignId
        WHERE r.Id = @unitReportId AND r.CouncilId = @CouncilId
        ORDER BY o.Number
        """;

    /// <summary>The unit's latest answers to what the outline of its report asks in the same words, however they are written; for whoever has passed the gate as the unit.</summary>
    public static async Task<IReadOnlyList<EarlierAnswer>> EarlierAnswers(this Db db, Guid unitReportId, CancellationToken ct)
    {
        var said = (await db.Page<Row>(Sql, new { unitReportId }, Most, row => [row.Number], ct)).Items;
        if (said.Count == 0) return [];
        var latest = said.GroupBy(row => SearchText.Fold(row.Item)).ToDictionary(same => same.Key, same => same.First());
        var outline = await db.List<OutlineItem>(OutlineSql, new { unitReportId }, ct);
        return [.. outline.Where(item => latest.ContainsKey(SearchText.Fold(item.Text))).Select(item => (item.Id, Row: latest[SearchText.Fold(item.Text)]))
            .Select(one => new EarlierAnswer { OutlineItemId = one.Id, Text = one.Row.Text, SubmittedOn = one.Row.SubmittedOn, CampaignTitle = one.Row.CampaignTitle })];
    }

    private sealed record Row
    {
        public required string Item { get; init; }
        public required string Text { get; init; }
        public required DateOnly SubmittedOn { get; init; }
        public required string CampaignTitle { get; init; }
        public required int Number { get; init; }
    }
}
