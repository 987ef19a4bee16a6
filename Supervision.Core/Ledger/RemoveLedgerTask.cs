using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Ledger;

/// <summary>Takes a drafted task off a paper of the ledger; its number is not used again.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record RemoveLedgerTask(Guid TaskId, int Version) : ICommand<Changed>, IVersioned;

internal sealed class RemoveLedgerTaskHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RemoveLedgerTask, Changed>
{
    public async Task<Changed> Handle(RemoveLedgerTask command, CancellationToken ct)
    {
        var (task, paper) = await DraftedTask.Load(db, gate, command.TaskId, command.Version, ct);
        await db.DeleteTaskLinks(task.Id, ct);
        await db.Update("DELETE FROM FollowUpTasks WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version", new { task.Id, task.Version }, ct);
        journal.Add(new LedgerTaskRemoved(task.Id, paper.Id, task.Number), task);
        return new Changed(paper.Id, paper.Version);
    }
}

public sealed record LedgerTaskRemoved(Guid SubjectId, Guid SourcePaperId, int Number) : IEvent;
