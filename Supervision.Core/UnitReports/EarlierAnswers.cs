using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.UnitReports;

/// <summary>What a unit answered in earlier supervisions of the same topic to what this outline asks again: its report begins with that. For the unit alone.</summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record EarlierAnswers(Guid UnitReportId) : IQuery<EarlierAnswersView>;

public sealed record EarlierAnswersView
{
    /// <summary>At most one for an item of the outline: the latest.</summary>
    public required IReadOnlyList<EarlierAnswer> Answers { get; init; }

    /// <summary>Who signed the latest of those reports; null where there is none.</summary>
    public EarlierSigner? Signer { get; init; }
}

/// <summary>Who signed an earlier report, and which.</summary>
public sealed record EarlierSigner(string SignedBy, DateOnly SubmittedOn, string CampaignTitle);

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
        return await db.EarlierOf(query.UnitReportId, ct);
    }
}

internal static class EarlierAnswerRows
{
    // Years of reports hold less; what is older than these is not asked again.
    private const int Most = 500;

    // Of the words of a topic so many in a hundred must be the other's: years and places differ, the matter does not.
    private const int SameTopic = 75;

    // Every report that the unit handed in for another supervision, with each answer of it; one without answers has its signer still.
    private const string Sql = """
        SELECT c.Title AS CampaignTitle, v.SubmittedOn, v.SignedBy, v.Number, p.Text AS Item, a.Text, p.Number AS ItemNumber
        FROM UnitReports r
        JOIN UnitReports e ON e.UnitId = r.UnitId AND e.CouncilId = r.CouncilId AND e.Id <> r.Id
        JOIN UnitReportVersions v ON v.UnitReportId = e.Id
        JOIN Campaigns c ON c.Id = e.CampaignId
        LEFT JOIN UnitReportAnswers a ON a.VersionId = v.Id
        LEFT JOIN OutlineItems p ON p.Id = a.OutlineItemId
        WHERE r.Id = @unitReportId AND r.CouncilId = @CouncilId AND e.CampaignId IN @alike
        ORDER BY v.SubmittedOn DESC, v.Seq DESC, p.Number
        """;

    private const string TopicsSql = """
        SELECT DISTINCT t.CampaignId, t.Title, CASE WHEN t.CampaignId = r.CampaignId THEN 1 ELSE 0 END AS IsOwn
        FROM UnitReports r
        JOIN UnitReports e ON e.UnitId = r.UnitId AND e.CouncilId = r.CouncilId
        JOIN CampaignTopics t ON t.CampaignId = e.CampaignId
        WHERE r.Id = @unitReportId AND r.CouncilId = @CouncilId
        """;

    private const string OutlineSql = """
        SELECT o.Id, o.Number, o.Text
        FROM UnitReports r JOIN OutlineItems o ON o.CampaignId = r.CampaignId
        WHERE r.Id = @unitReportId AND r.CouncilId = @CouncilId
        ORDER BY o.Number
        """;

    /// <summary>
    /// The unit's latest answers to what the outline of its report asks in the same words, however they are written, in supervisions of the same topic; what it said about another matter is not
    /// offered though the words are the same ("Kết quả thực hiện"). For whoever has passed the gate as the unit.
    /// </summary>
    public static async Task<EarlierAnswersView> EarlierOf(this Db db, Guid unitReportId, CancellationToken ct)
    {
        var topics = await db.List<TopicRow>(TopicsSql, new { unitReportId }, ct);
        var alike = topics.Where(topic => !topic.IsOwn && topics.Any(own => own.IsOwn && TopicLikeness.Percent(own.Title, topic.Title) >= SameTopic)).Select(topic => topic.CampaignId).Distinct().ToList();
        var said = alike.Count == 0 ? [] : (await db.Page<Row>(Sql, new { unitReportId, alike }, Most, row => [row.Number], ct)).Items;
        if (said.Count == 0) return new EarlierAnswersView { Answers = [] };
        var latest = said.Where(row => row.Item is not null).GroupBy(row => SearchText.Fold(row.Item!)).ToDictionary(same => same.Key, same => same.First());
        var outline = await db.List<OutlineItem>(OutlineSql, new { unitReportId }, ct);
        return new EarlierAnswersView
        {
            Answers = [.. outline.Where(item => latest.ContainsKey(SearchText.Fold(item.Text))).Select(item => (item.Id, Row: latest[SearchText.Fold(item.Text)]))
                .Select(one => new EarlierAnswer { OutlineItemId = one.Id, Text = one.Row.Text!, SubmittedOn = one.Row.SubmittedOn, CampaignTitle = one.Row.CampaignTitle })],
            Signer = new EarlierSigner(said[0].SignedBy, said[0].SubmittedOn, said[0].CampaignTitle),
        };
    }

    private sealed record TopicRow
    {
        public required Guid CampaignId { get; init; }
        public required string Title { get; init; }
        public required bool IsOwn { get; init; }
    }

    private sealed record Row
    {
        public string? Item { get; init; }
        public string? Text { get; init; }
        public required DateOnly SubmittedOn { get; init; }
        public required string SignedBy { get; init; }
        public required string CampaignTitle { get; init; }
        public required int Number { get; init; }
    }
}
