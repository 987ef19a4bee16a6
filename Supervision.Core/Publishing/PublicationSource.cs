using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Publishing;

/// <summary>What the records hold to be published: the words that a text for the public begins with, and the figures as they are counted today.</summary>
public sealed record PublicationSource
{
    public required PublicationContent Content { get; init; }

    /// <summary>The paper that it tells of: "Thông báo số 15/TB-HĐND".</summary>
    public string? Source { get; init; }
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day that the figures were counted on.</summary>
    public DateOnly? FiguresAsOf { get; init; }
    public IReadOnlyList<PublicCount> Counts { get; init; } = [];
}

/// <summary>Reads it, for whoever has passed the gate.</summary>
internal static class PublicationSources
{
    private static readonly ConclusionStatus[] Out = [ConclusionStatus.Sent, ConclusionStatus.Received, ConclusionStatus.Reconsidering, ConclusionStatus.Discharged];

    public static Task<PublicationSource> SourceOf(this Db db, PublicationKind kind, Guid? conclusionId, int? year, DateOnly today, CancellationToken ct) => kind switch
    {
        PublicationKind.Programme => db.Programme(year ?? throw RefusedException.Invalid("publication.year", nameof(DraftPublication.ProgrammeYear), "Hãy chọn năm của chương trình."), today, ct),
        _ => db.OfConclusion(kind, conclusionId ?? throw RefusedException.Invalid("publication.conclusion", nameof(DraftPublication.ConclusionId), "Hãy chọn kết luận."), today, ct),
    };

    private static async Task<PublicationSource> OfConclusion(this Db db, PublicationKind kind, Guid conclusionId, DateOnly today, CancellationToken ct)
    {
        var conclusion = await db.LoadConclusion(conclusionId, ct);
        // The units read it before the public does.
        if (!Out.Contains(conclusion.Status) || conclusion.IssuedOn is not { } issuedOn)
            throw RefusedException.Conflict("publication.not_out", $"Kết luận đang ở trạng thái “{conclusion.Status.Label()}”; chỉ công khai kết luận đã ban hành và gửi đơn vị, đang còn hiệu lực.");
        var named = $"{DocumentTypes.Name(conclusion.DocumentType) ?? conclusion.Kind.Label()} số {conclusion.Reference}";
        var source = new PublicationSource { Content = new PublicationContent { Title = conclusion.Abstract }, Source = named, IssuedOn = issuedOn };
        if (kind is PublicationKind.Results)
            return source with
            {
                Content = new PublicationContent { Title = $"Kết quả thực hiện {Phrases.Within(named)} ngày {VietnameseDate.Short(issuedOn)}", Intro = conclusion.Abstract },
                FiguresAsOf = today,
                Counts = await db.Counts(conclusionId, today, ct),
            };

        var tasks = await ConclusionPaper.Tasks(db, conclusionId, issuedOn, ct);
        // What a task asks for says what its clause says, with who does it and by when.
        var split = tasks.SelectMany(task => task.ClauseIds).ToHashSet();
        var clauses = (await db.Clauses(conclusionId, ct)).Where(clause => clause.Block is not ClauseBlock.Recommendations || !split.Contains(clause.Id))
            .OrderBy(clause => clause.Block).ThenBy(clause => clause.IsViolation);
        return source with
        {
            Content = source.Content with
            {
                Parts =
                [
                    .. clauses.Select(clause => new PublicPart { Heading = clause.Heading, Text = clause.Text }),
                    .. tasks.Select(task => new PublicPart { Heading = ClauseBlock.Recommendations.Label(), Text = Words(task) }),
                    .. ConclusionParts.Duties(conclusion).Select(duty => new PublicPart { Heading = duty.Name, Text = duty.Text.PlainText }),
                ],
            },
        };
    }

    private static string Words(PaperTask task)
    {
        var deadline = TaskAnnex.Deadline(task);
        return $"{task.Content.TrimEnd('.', ' ', '\n')}.\nCơ quan thực hiện: {string.Join("; ", [task.LeadUnitName, .. task.Coordinators])}.{(deadline.Length == 0 ? "" : $"\nThời hạn: {deadline}.")}";
    }

    /// <summary>How what a conclusion asked for stands today, by the unit that leads it.</summary>
    private static Task<IReadOnlyList<PublicCount>> Counts(this Db db, Guid conclusionId, DateOnly today, CancellationToken ct) => db.List<PublicCount>("""
        SELECT n.Name AS UnitName,
               SUM(CASE WHEN p.Part = 'ClosedOnTime' THEN 1 ELSE 0 END) AS ClosedOnTime, SUM(CASE WHEN p.Part = 'ClosedLate' THEN 1 ELSE 0 END) AS ClosedLate,
               SUM(CASE WHEN p.Part = 'OpenInTerm' THEN 1 ELSE 0 END) AS InTerm, SUM(CASE WHEN p.Part = 'OpenOverdue' THEN 1 ELSE 0 END) AS Overdue,
               SUM(CASE WHEN p.Part = 'OpenNoDeadline' THEN 1 ELSE 0 END) AS NoDeadline,
               SUM(CASE WHEN p.Part = 'Suspended' THEN 1 ELSE 0 END) AS Suspended, SUM(CASE WHEN p.Part = 'Dropped' THEN 1 ELSE 0 END) AS Dropped
        FROM (
            SELECT t.LeadUnitId,
        """ + LedgerSlices.Part + """
             AS Part
            FROM FollowUpTasks t
            WHERE t.ConclusionId = @conclusionId AND t.CouncilId = @CouncilId AND t.IsParent = 0 AND t.Progress <> 'Draft') p
        JOIN Units u ON u.Id = p.LeadUnitId
        """ + UnitNaming.OnDay + """
        GROUP BY u.Code, n.Name
        ORDER BY u.Code
        """, new { conclusionId, On = today }, ct);

    private static async Task<PublicationSource> Programme(this Db db, int year, DateOnly today, CancellationToken ct)
    {
        var args = new { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31), On = today };
        var campaigns = await db.List<Supervised>("""
            SELECT c.Id, c.Title, b.Name AS BodyName, c.VisitsFrom, c.VisitsTo
            FROM Campaigns c
            LEFT JOIN Bodies b ON b.Id = c.BodyId
            WHERE c.CouncilId = @CouncilId AND c.Status NOT IN ('Planned', 'Suspended', 'Cancelled')
              AND COALESCE(c.VisitsFrom, (SELECT MIN(v.PlannedOn) FROM Visits v WHERE v.CampaignId = c.Id), c.FoundedOn, c.DecidedOn) BETWEEN @From AND @To
            ORDER BY b.Seq, c.Seq
            """, args, ct);
        if (campaigns.Count == 0)
            throw RefusedException.Conflict("publication.no_programme", $"Năm {year} chưa có cuộc giám sát nào đã vào chương trình.", nameof(DraftPublication.ProgrammeYear));
        var ids = campaigns.Select(one => one.Id).ToList();
        var units = (await db.List<Inspected>("""
            SELECT i.CampaignId, n.Name
            FROM CampaignUnits i
            JOIN Units u ON u.Id = i.UnitId
            """ + UnitNaming.OnDay + """
            WHERE i.CampaignId IN @ids AND i.CouncilId = @CouncilId
            ORDER BY i.Seq
            """, new { ids, On = today }, ct)).ToLookup(row => row.CampaignId, row => row.Name);
        var papers = await db.List<ProgrammePaper>("""
            SELECT DISTINCT Type, Reference, IssuedOn FROM CampaignPapers
            WHERE CampaignId IN @ids AND CouncilId = @CouncilId AND Kind = 'Programme' AND Reference IS NOT NULL AND IssuedOn IS NOT NULL
            ORDER BY IssuedOn, Reference
            """, new { ids }, ct);
        return new PublicationSource
        {
            Source = papers.Count == 1 ? $"{papers[0].Type} số {papers[0].Reference}" : null,
            IssuedOn = papers.Count == 1 ? papers[0].IssuedOn : null,
            Content = new PublicationContent
            {
                Title = $"Chương trình giám sát năm {year}",
                Intro = papers.Count < 2 ? null : $"Theo {string.Join("; ", papers.Select(paper => $"{paper.Type} số {paper.Reference} ngày {VietnameseDate.Short(paper.IssuedOn)}"))}.",
                Parts = [.. campaigns.Select(one => new PublicPart { Heading = one.BodyName ?? "Hội đồng nhân dân", Text = Words(one, units[one.Id]) })],
            },
        };
    }

    private static string Words(Supervised one, IEnumerable<string> units) => string.Join('\n', new[]
    {
        $"{one.Title.TrimEnd('.', ' ')}.",
        string.Join("; ", units) is { Length: > 0 } names ? $"Cơ quan, tổ chức chịu sự giám sát: {names}." : null,
        one is { VisitsFrom: { } from, VisitsTo: { } to } ? $"Thời gian làm việc: từ ngày {VietnameseDate.Short(from)} đến ngày {VietnameseDate.Short(to)}." : null,
    }.Where(line => line is not null));

    private sealed record Supervised
    {
        public required Guid Id { get; init; }
        public required string Title { get; init; }
        public string? BodyName { get; init; }
        public DateOnly? VisitsFrom { get; init; }
        public DateOnly? VisitsTo { get; init; }
    }

    private sealed record Inspected
    {
        public required Guid CampaignId { get; init; }
        public required string Name { get; init; }
    }

    private sealed record ProgrammePaper
    {
        public required string Type { get; init; }
        public required string Reference { get; init; }
        public required DateOnly IssuedOn { get; init; }
    }
}
