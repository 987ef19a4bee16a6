using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Begins a new paper of equal form in place of an issued one, with its text and tasks to start from (Decree 30/2020/NĐ-CP, Art. 18). The old one stands until the new one is issued, and what it asked
/// goes on under the new one.
/// </summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record ReplaceConclusion : ICommand<Created>
{
    public required Guid ConclusionId { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<ReplaceConclusion>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class ReplaceConclusionHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ReplaceConclusion, Created>
{
    public async Task<Created> Handle(ReplaceConclusion command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Write, ct);
        var old = await db.LockConclusion(command.ConclusionId, ct);
        if (!old.Allowed.Contains(ConclusionStep.Replace)) old.Take(ConclusionStep.Replace);
        if (await db.Value<long>("SELECT COUNT(*) FROM Conclusions WHERE ReplacesId = @Id AND CouncilId = @CouncilId", new { old.Id }, ct) > 0)
            throw RefusedException.Conflict("conclusion.being_replaced", "Đã có văn bản thay thế văn bản này.");

        var conclusion = new Conclusion
        {
            Id = Guid.CreateVersion7(),
            CampaignId = old.CampaignId,
            Kind = old.Kind,
            ExaminationId = old.ExaminationId,
            VisitId = old.VisitId,
            Status = ConclusionStatus.Draft,
            Abstract = old.Abstract,
            RemedyBy = old.RemedyBy,
            ExecuteBy = old.ExecuteBy,
            ReportBy = old.ReportBy,
            ReportDueOn = old.ReportDueOn,
            FiguresAsOf = old.FiguresAsOf,
            ReplacesId = old.Id,
            DraftedBy = actor.PersonId,
            Version = 1,
        };
        await db.Insert(conclusion, ct);
        var clauses = new Dictionary<Guid, Guid>();
        foreach (var clause in await db.Clauses(old.Id, ct))
        {
            clauses[clause.Id] = Guid.CreateVersion7();
            await db.InsertClause(conclusion.Id, clause with { Id = clauses[clause.Id] }, ct);
        }
        // Both lists come in the order of the tasks' numbers. What came out of a task was never in the paper.
        foreach (var (replaced, task) in (await db.TasksOf(old.Id, ct)).Zip(await db.TaskContents(old.Id, ct)).Where(pair => pair.First.ParentId is null))
        {
            var (_, number) = await db.NextTask(conclusion.Id, ct);
            await db.Insert(Guid.CreateVersion7(), conclusion.CampaignId, conclusion.Id, number, task with { ClauseIds = [.. task.ClauseIds.Select(id => clauses[id])] }, ct,
                replaced.Progress is TaskProgress.Draft ? replaced.ReplacesTaskId : replaced.Id);
        }
        journal.Add(new ReplacementDrafted(conclusion.Id, old.Id, command.Reason));
        return new Created(conclusion.Id);
    }
}

/// <summary>What becomes of a conclusion when the one in its place is issued.</summary>
internal static class Replacement
{
    /// <summary>The issued paper of the conclusion that is being replaced; none where nothing is.</summary>
    public static Task<Guid?> PaperOf(Db db, Guid? conclusionId, CancellationToken ct) => db.Value<Guid?>(
        "SELECT Id FROM OfficialPapers WHERE SubjectId = @conclusionId AND CouncilId = @CouncilId AND Sha256 IS NOT NULL", new { conclusionId }, ct);

    /// <summary>The old paper is replaced. What it asked goes on until the new one is sent; see <see cref="TaskSuccession"/>.</summary>
    public static async Task Retire(Db db, Journal journal, Guid conclusionId, CancellationToken ct)
    {
        var old = await db.LoadConclusion(conclusionId, ct);
        // It was recalled while the new one was drafted, and has nothing open.
        if (old.Status is ConclusionStatus.Recalled) return;
        journal.Add(old.Take(ConclusionStep.Replace));
        await db.Save(old, ct);
        await db.Execute("UPDATE OfficialPapers SET Force = 'Replaced', Version = Version + 1 WHERE SubjectId = @conclusionId AND CouncilId = @CouncilId AND Force IN ('InForce', 'Corrected')", new { conclusionId }, ct);
    }
}

public sealed record ReplacementDrafted(Guid SubjectId, Guid ReplacesId, string Reason) : IEvent;
