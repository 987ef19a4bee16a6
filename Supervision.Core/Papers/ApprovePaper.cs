using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>The signer approves the text. Who wrote in it cannot.</summary>
[Requires(Subject.Paper, Act.Approve)]
public sealed record ApprovePaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
}

internal sealed class ApprovePaperHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ApprovePaper, Changed>
{
    public async Task<Changed> Handle(ApprovePaper command, CancellationToken ct)
    {
        var access = await gate.OfficialPaper(command.PaperId, Act.Approve, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        PaperAccess.DemandOwnLife(paper);
        await PaperAccess.DemandApprover(db, paper, access, actor, ct);
        journal.Add(paper.Take(PaperStep.Approve));
        paper.ApprovedBy = actor.PersonId;
        await db.Save(paper, ct);
        await db.TellApproved(paper, actor, clock.Today(), ct);
        return new Changed(paper.Id, paper.Version + 1);
    }
}
