using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Findings;

/// <summary>How a unit's answers to findings are kept: those of its head count, those of its contact are drafts that the head's form begins with and nobody outside of the unit sees.</summary>
internal sealed class FindingAnswers(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock)
{
    /// <summary>The answer counts as the unit's. Whoever came by the link stands for a unit whose people have no accounts.</summary>
    public bool Counts => actor.Identity.Link is not null || actor.Identity.Roles.Contains(Role.UnitHead);

    /// <summary>The finding as it stands, for the unit that it is about.</summary>
    /// <exception cref="RefusedException">It is not the unit's to answer, it was changed since it was seen, or it waits for no answer.</exception>
    public async Task<FindingState> Load(Guid findingId, int version, CancellationToken ct)
    {
        var access = await gate.Finding(findingId, Act.Comment, ct);
        if (!access.IsUnit) throw RefusedException.Forbidden("Chỉ cơ quan, tổ chức chịu sự giám sát trả lời nội dung gửi đối chiếu.", "finding.not_unit");
        var finding = await db.LoadFinding(findingId, ct);
        await db.DemandVersion(finding.Id, version, finding.Version, ct);
        if (finding.Status is not FindingStatus.Reconciling)
            throw RefusedException.Conflict("finding.answered_late", $"Nội dung ghi nhận số {finding.Number} đang ở trạng thái “{finding.Status.Label()}” nên không còn nhận ý kiến đối chiếu.");
        return finding;
    }

    public async Task Answer(FindingState finding, bool agrees, string? explanation, CancellationToken ct)
    {
        if (!Counts)
        {
            var before = await db.Find<Drafted>("SELECT UnitDraftAgrees, UnitDraftExplanation FROM Findings WHERE Id = @Id AND CouncilId = @CouncilId", finding, ct);
            await db.Update("""
                UPDATE Findings SET UnitDraftAgrees = @agrees, UnitDraftExplanation = @explanation, Version = Version + 1
                WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
                """, new { finding.Id, finding.Version, agrees, explanation }, ct);
            journal.Add(new FindingAnswerDrafted(finding.Id, agrees, explanation), new { Agrees = before?.UnitDraftAgrees, Explanation = before?.UnitDraftExplanation });
            return;
        }
        await db.Save(finding with { UnitAgrees = agrees, UnitExplanation = explanation, UnitAnsweredOn = clock.Today() }, ct);
        await db.Execute("UPDATE Findings SET UnitDraftAgrees = NULL, UnitDraftExplanation = NULL WHERE Id = @Id AND CouncilId = @CouncilId", finding, ct);
        journal.Add(new FindingAnswered(finding.Id, agrees, explanation), new { finding.UnitAgrees, finding.UnitExplanation });
    }

    /// <summary>Who settles and who writes the report are told of answers; of drafts the unit's heads.</summary>
    public Task Tell(Guid campaignId, IReadOnlyList<FindingState> answered, CancellationToken ct) => Counts ? db.TellAnswered(campaignId, answered, ct) : db.TellDrafted(campaignId, answered, ct);

    private sealed record Drafted
    {
        public bool? UnitDraftAgrees { get; init; }
        public string? UnitDraftExplanation { get; init; }
    }
}

public sealed record FindingAnswered(Guid SubjectId, bool Agrees, string? Explanation) : IEvent;

public sealed record FindingAnswerDrafted(Guid SubjectId, bool Agrees, string? Explanation) : IEvent;
