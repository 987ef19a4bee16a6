using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Opinions;

/// <summary>
/// Conclusions and reports of delegations that were submitted and wait to be approved, each kind in the order it was begun: of every body for who reads all drafts, else of the body that the reader leads and of
/// the reader's own delegations. Papers that wait are in the list of papers.
/// </summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record DraftsToRead : IQuery<IReadOnlyList<DraftToRead>>;

public sealed record DraftToRead
{
    public required DraftKind DraftKind { get; init; }

    /// <summary>Which conclusion; null for a report.</summary>
    public ConclusionKind? Kind { get; init; }
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }

    public int? VotesFor { get; init; }
    public int? VotesAgainst { get; init; }
    public int? VotesAbstained { get; init; }
    public int? PresentCount { get; init; }
    public int? MemberCount { get; init; }

    /// <summary>The vote of the meeting that it rests on, in one line; null where none was taken.</summary>
    public string? Voted => VotesFor is null ? null : ExaminationWords.Vote(VotesFor.Value, VotesAgainst ?? 0, VotesAbstained ?? 0, PresentCount ?? 0, MemberCount ?? 0);

    /// <summary>How many opinions were given on it.</summary>
    public required int Opinions { get; init; }
}

internal sealed class DraftsToReadHandler(Db db, Gate gate, Actor actor) : IRequestHandler<DraftsToRead, IReadOnlyList<DraftToRead>>
{
    private const int Most = 50;

    private const string Readable = """
         (@SeesDrafts = 1 OR c.BodyId IN @Leads OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = c.Id AND m.PersonId = @ActorId
            AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Secretary' AND @AsSecretary = 1))))
        """;

    public async Task<IReadOnlyList<DraftToRead>> Handle(DraftsToRead query, CancellationToken ct)
    {
        gate.Council(Subject.Conclusion, Act.Write);
        return [.. (await db.Page<DraftToRead>("""
            SELECT w.DraftKind, w.Kind, w.Id, w.Title, w.CampaignId, w.CampaignTitle, w.VotesFor, w.VotesAgainst, w.VotesAbstained, w.PresentCount, w.MemberCount, (SELECT COUNT(*) FROM DraftOpinions o WHERE o.SubjectId = w.Id) AS Opinions
            FROM (
                SELECT k.Seq, 'Conclusion' AS DraftKind, k.Kind, k.Id, k.Abstract AS Title, c.Id AS CampaignId, c.Title AS CampaignTitle,
                       e.VotesFor, e.VotesAgainst, e.VotesAbstained, e.PresentCount, e.MemberCount
                FROM Conclusions k
                JOIN Campaigns c ON c.Id = k.CampaignId
                LEFT JOIN Examinations e ON e.Id = k.ExaminationId
                WHERE k.CouncilId = @CouncilId AND k.Status = 'Submitted' AND k.ApprovedBy IS NULL AND c.Status <> 'Archived' AND
            """ + Readable + """

                UNION ALL
                SELECT r.Seq, 'DelegationReport', NULL, r.Id, d.Name, c.Id, c.Title, NULL, NULL, NULL, NULL, NULL
                FROM DelegationReports r
                JOIN Delegations d ON d.Id = r.DelegationId
                JOIN Campaigns c ON c.Id = r.CampaignId
                WHERE r.CouncilId = @CouncilId AND r.Status = 'Submitted' AND r.ApprovedBy IS NULL AND c.Status <> 'Archived' AND
            """ + Readable + """
            ) w
            ORDER BY w.DraftKind, w.Seq
            """, actor.Sight(Subject.Conclusion, new { SeesDrafts = actor.SeesDrafts(Subject.Conclusion) }), Most, row => [row.Id], ct)).Items.Select(draft => draft.DraftKind is DraftKind.Conclusion ? draft : draft with { Title = DelegationReportPaper.Titled(draft.CampaignTitle, draft.Title) })];
    }
}
