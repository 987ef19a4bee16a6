using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>
/// Notes that an issued paper is recalled by another paper of whoever may sign it: it stays what it was, and whoever has it or looks it up learns that it is recalled.
/// A conclusion is not recalled while anything in it is followed up: the body that concluded replaces it, or ends its tasks first.
/// </summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record RecallPaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }

    /// <summary>Number and symbol of the paper that recalls it: "50/TB-HĐND".</summary>
    public required string RecallReference { get; init; }

    /// <summary>The day of that paper.</summary>
    public required DateOnly RecalledOn { get; init; }
    public required string Reason { get; init; }

    /// <summary>What follows was read: it is not undone.</summary>
    public bool ConfirmsRecall { get; init; }

    public sealed class Validator : AbstractValidator<RecallPaper>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.RecallReference).NotEmpty().MaximumLength(200);
            RuleFor(c => c.RecalledOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.ConfirmsRecall).Equal(true).WithMessage("Việc thu hồi không hoàn lại được: đọc những gì sẽ xảy ra rồi chọn “Có”.");
        }
    }
}

internal sealed class RecallPaperHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RecallPaper, Changed>
{
    public async Task<Changed> Handle(RecallPaper command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        journal.Add(paper.Take(PaperStep.Recall));
        if (command.RecalledOn < paper.IssuedOn)
            throw RefusedException.Invalid("paper.recalled_on", nameof(command.RecalledOn), "Ngày của văn bản thu hồi không được trước ngày ban hành văn bản này.");
        if (string.Equals(command.RecallReference.Trim(), paper.Reference, StringComparison.OrdinalIgnoreCase))
            throw RefusedException.Invalid("paper.recalled_by_itself", nameof(command.RecallReference), "Ghi số, ký hiệu của văn bản thu hồi, không phải của chính văn bản này.");
        var restored = await PaperRecall.Restores(db, paper, ct);
        await RecallConclusion(paper, ct);

        var before = paper.Force;
        paper.Force = PaperForce.Recalled;
        (paper.RecallReason, paper.RecallReference, paper.RecalledOn) = (command.Reason, command.RecallReference, command.RecalledOn);
        await db.Save(paper, ct);
        await db.TellRecalled(paper, actor, restored, clock.Today(), ct);
        await db.Execute("UPDATE PaperDispatches SET Status = 'Recalled', Version = Version + 1 WHERE PaperId = @PaperId AND CouncilId = @CouncilId", new { command.PaperId }, ct);
        journal.Add(new PaperRecalled(paper.Id, command.RecallReference, command.RecalledOn, command.Reason, command.ConfirmsRecall), new { Force = before });
        return new Changed(paper.Id, paper.Version + 1);
    }

    private async Task RecallConclusion(OfficialPaper paper, CancellationToken ct)
    {
        if (paper is not { SubjectId: { } conclusionId } || paper.Kind.Rule().OwnedBy is not nameof(Conclusion)) return;
        var conclusion = await db.LockConclusion(conclusionId, ct);
        if (await PaperRecall.OpenTasks(db, paper, ct) is > 0 and var open)
            throw RefusedException.Conflict("paper.recall_open_tasks", PaperRecall.Refusal(open));
        var isUnsent = conclusion.Status is ConclusionStatus.Issued;
        if (isUnsent) await Replacement.DemandNoneSubmitted(db, conclusionId, ct);
        journal.Add(conclusion.Take(ConclusionStep.Recall));
        await db.Save(conclusion, ct);
        if (isUnsent) await Replacement.Undo(db, journal, conclusion, ct);
    }
}

/// <summary>By which paper a paper was recalled.</summary>
public sealed record PaperRecall
{
    /// <summary>Number and symbol; none where it was recalled before that was asked for.</summary>
    public string? RecallReference { get; init; }

    /// <summary>The day of the recalling paper.</summary>
    public DateOnly? RecalledOn { get; init; }
    public required string Reason { get; init; }

    /// <summary>"đã thu hồi theo văn bản số 50/TB-HĐND ngày 28/11/2026: ban hành nhầm".</summary>
    public string Words => $"đã thu hồi{(RecallReference is { } reference ? $" theo văn bản số {reference}" : "")}{(RecalledOn is { } on ? $" ngày {Documents.VietnameseDate.Short(on)}" : "")}: {Reason}";

    /// <summary>Why a conclusion is not recalled yet.</summary>
    public static string Refusal(int openTasks) =>
        $"Chưa thu hồi được: còn {openTasks} nội dung của kết luận này đang theo dõi. Kết luận có sai sót thì soạn kết luận thay thế; hủy bỏ hẳn thì cơ quan đã kết luận kết thúc từng nội dung trước, rồi mới ghi thu hồi.";

    internal static PaperRecall? Of(OfficialPaper? paper) => paper is { Force: PaperForce.Recalled, RecallReason: { } reason } 
        ? new PaperRecall { RecallReference = paper.RecallReference, RecalledOn = paper.RecalledOn, Reason = reason } : null;

    /// <summary>How the paper of a conclusion was recalled.</summary>
    internal static Task<PaperRecall?> OfConclusion(Db db, Guid conclusionId, CancellationToken ct) => db.Find<PaperRecall>("""
        SELECT p.RecallReference, p.RecalledOn, p.RecallReason AS Reason
        FROM OfficialPapers p
        WHERE p.SubjectId = @conclusionId AND p.CouncilId = @CouncilId AND p.Force = 'Recalled' AND p.RecallReason IS NOT NULL AND p.Kind IN @kinds
        """, new { conclusionId, kinds = ConclusionKinds }, ct);

    /// <summary>The conclusion that is in force again when a paper is recalled which replaced it and was sent to nobody: "số 71/TB-HĐND ngày 20/11/2026".</summary>
    internal static async Task<string?> Restores(Db db, OfficialPaper paper, CancellationToken ct) =>
        paper is { SubjectId: { } conclusionId } && paper.Kind.Rule().OwnedBy is nameof(Conclusion) ? await Replacement.RestoredBy(db, conclusionId, ct) : null;

    /// <summary>How many tasks of the conclusion that a paper carries are not over; those that it only would have gone on with are those of the one that it replaces.</summary>
    internal static async Task<int> OpenTasks(Db db, OfficialPaper paper, CancellationToken ct) => paper is { SubjectId: { } conclusionId } && paper.Kind.Rule().OwnedBy is nameof(Conclusion)
        ? (int)await db.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE ConclusionId = @conclusionId AND CouncilId = @CouncilId AND IsParent = 0 AND ClosedOn IS NULL AND Progress <> 'Draft'", new { conclusionId }, ct)
        : 0;

    private static readonly string[] ConclusionKinds = [.. PaperKinds.All.Where(rule => rule.OwnedBy is nameof(Conclusion)).Select(rule => rule.Kind.ToString())];
}

public sealed record PaperRecalled(Guid SubjectId, string RecallReference, DateOnly RecalledOn, string Reason, bool ConfirmsRecall) : IEvent;
