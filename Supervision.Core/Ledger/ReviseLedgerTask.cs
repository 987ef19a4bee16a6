using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>Rewrites a drafted task of a paper of the ledger.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record ReviseLedgerTask : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required LedgerTask Task { get; init; }

    public sealed class Validator : AbstractValidator<ReviseLedgerTask>
    {
        public Validator() => RuleFor(c => c.Task).NotNull().SetValidator(new LedgerTask.Validator());
    }
}

internal sealed class ReviseLedgerTaskHandler(Db db, Journal journal, Gate gate) : IRequestHandler<ReviseLedgerTask, Changed>
{
    public async Task<Changed> Handle(ReviseLedgerTask command, CancellationToken ct)
    {
        var (task, paper) = await DraftedTask.Load(db, gate, command.TaskId, command.Version, ct);
        var content = command.Task;
        content.DemandFits(paper);
        await db.DemandAddressees(content.AsContent(), ct);
        var before = await db.LoadTaskRow(task.Id, ct);
        await db.Rewrite(task, content.AsContent(), ct);
        journal.Add(new LedgerTaskRevised(task.Id, paper.Id, content), before);
        return new Changed(task.Id, task.Version + 1);
    }
}

public sealed record LedgerTaskRevised(Guid SubjectId, Guid SourcePaperId, LedgerTask Task) : IEvent;

/// <summary>A task on a paper of the ledger that was not sent out yet.</summary>
internal static class DraftedTask
{
    public static async Task<(FollowUpTask Task, SourcePaper Paper)> Load(Db db, Gate gate, Guid taskId, int version, CancellationToken ct)
    {
        await gate.FollowUpTask(taskId, Act.Write, ct);
        var task = await db.LoadTask(taskId, ct);
        await db.DemandVersion(task.Id, version, task.Version, ct);
        if (task.SourcePaperId is not { } paperId || task.Progress is not TaskProgress.Draft)
            throw RefusedException.Conflict("ledger.not_draft", "Chỉ sửa, bỏ được nội dung còn là dự thảo của một văn bản nguồn trong sổ.");
        return (task, await db.LoadSourcePaper(paperId, ct));
    }
}
