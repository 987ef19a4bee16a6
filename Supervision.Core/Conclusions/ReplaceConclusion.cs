using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Begins a new paper of equal form in place of an issued one, with its text and tasks to start from (Decree 30/2020/NĐ-CP, Art. 18). The old one stands until the new one is issued, and what it asked
/// goes on under the new one. A resolution takes over neither session nor vote: see <see cref="AdoptReplacement"/>.
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
        if (await db.Value<long>("SELECT COUNT(*) FROM Conclusions WHERE ReplacesId = @Id AND CouncilId = @CouncilId AND Status <> 'Recalled'", new { old.Id }, ct) > 0)
            throw RefusedException.Conflict("conclusion.being_replaced", "Đã có văn bản thay thế văn bản này.");

        var conclusion = new Conclusion
        {
            Id = Guid.CreateVersion7(),
            CampaignId = old.CampaignId,
            Kind = old.Kind,
            ExaminationId = old.Kind is ConclusionKind.SupervisionResolution ? null : old.ExaminationId,
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

    /// <summary>
    /// A paper that was issued and sent to nobody is recalled: what it would have asked of tasks that go on is gone, and the one that it replaced is in force again, whose tasks went on all the while. What is
    /// being drafted in its place takes the place of that one.
    /// </summary>
    public static async Task Undo(Db db, Journal journal, Conclusion recalled, CancellationToken ct)
    {
        await TaskSuccession.Forgo(db, journal, recalled, ct);
        if (recalled.ReplacesId is not { } oldId || await db.LockConclusion(oldId, ct) is not { Status: ConclusionStatus.Replaced } old) return;
        journal.Add(old.Restore(await Stood(db, oldId, ct)));
        await db.Save(old, ct);
        await db.Execute("""
            UPDATE OfficialPapers
            SET Force = CASE WHEN EXISTS (SELECT 1 FROM OfficialPapers x WHERE x.CorrectsId = OfficialPapers.Id AND x.Status IN ('Issued', 'Sent', 'Acknowledged') AND x.Force <> 'Recalled')
                        THEN 'Corrected' ELSE 'InForce' END, Version = Version + 1
            WHERE SubjectId = @oldId AND CouncilId = @CouncilId AND Force = 'Replaced'
            """, new { oldId }, ct);
        foreach (var draft in await db.List<Guid>("SELECT Id FROM Conclusions WHERE ReplacesId = @Id AND CouncilId = @CouncilId", new { recalled.Id }, ct))
        {
            await db.Execute("UPDATE Conclusions SET ReplacesId = @oldId, Version = Version + 1 WHERE Id = @draft AND CouncilId = @CouncilId", new { draft, oldId }, ct);
            // What the recalled one alone asked is over, and is asked anew.
            await db.Execute("""
                UPDATE FollowUpTasks SET ReplacesTaskId = NULL
                WHERE ConclusionId = @draft AND CouncilId = @CouncilId AND ReplacesTaskId IN (SELECT o.Id FROM FollowUpTasks o WHERE o.ConclusionId = @RecalledId)
                """, new { draft, RecalledId = recalled.Id }, ct);
            journal.Add(new ReplacementTurned(draft, oldId, recalled.Id));
        }
    }

    /// <summary>A paper that is laid before its signer names what it replaces: it is given back before that one is recalled.</summary>
    public static async Task DemandNoneSubmitted(Db db, Guid conclusionId, CancellationToken ct)
    {
        if (await db.Value<long>("SELECT COUNT(*) FROM Conclusions WHERE ReplacesId = @conclusionId AND CouncilId = @CouncilId AND Status = 'Submitted'", new { conclusionId }, ct) > 0)
            throw RefusedException.Conflict("paper.recall_being_replaced", "Văn bản thay thế kết luận này đang trình ký: trả lại để hoàn thiện trước, rồi ghi thu hồi.");
    }

    /// <summary>"số 71/TB-HĐND ngày 20/11/2026": what is in force again once a conclusion's paper is recalled; null where nothing is.</summary>
    public static async Task<string?> RestoredBy(Db db, Guid conclusionId, CancellationToken ct) => await db.Find<Old>("""
        SELECT o.Number, o.Symbol, o.IssuedOn
        FROM Conclusions k JOIN Conclusions o ON o.Id = k.ReplacesId
        WHERE k.Id = @conclusionId AND k.CouncilId = @CouncilId AND k.Status = 'Issued' AND o.Status = 'Replaced'
        """, new { conclusionId }, ct) is { } old ? $"số {DocumentNumber.Digits(old.Number)}/{old.Symbol} ngày {VietnameseDate.Short(old.IssuedOn)}" : null;

    // Its steps are taken back by none of its papers: what units have and asked says where it stood.
    private static async Task<ConclusionStatus> Stood(Db db, Guid id, CancellationToken ct)
    {
        if (await db.Value<long>("SELECT COUNT(*) FROM ConclusionReceipts WHERE ConclusionId = @id AND CouncilId = @CouncilId", new { id }, ct) == 0) return ConclusionStatus.Issued;
        if (await db.Value<long>("SELECT COUNT(*) FROM Reconsiderations WHERE ConclusionId = @id AND CouncilId = @CouncilId AND AnsweredOn IS NULL", new { id }, ct) > 0) return ConclusionStatus.Reconsidering;
        return await db.AllReceived(id, ct) ? ConclusionStatus.Received : ConclusionStatus.Sent;
    }

    private sealed record Old
    {
        public required int Number { get; init; }
        public required string Symbol { get; init; }
        public required DateOnly IssuedOn { get; init; }
    }
}

/// <summary>A draft takes the place of another paper than it was begun for, which was recalled.</summary>
public sealed record ReplacementTurned(Guid SubjectId, Guid ReplacesId, Guid RecalledId) : IEvent;

public sealed record ReplacementDrafted(Guid SubjectId, Guid ReplacesId, string Reason) : IEvent;
