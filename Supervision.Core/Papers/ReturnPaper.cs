using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>The signer sends a paper back to be improved, and says why.</summary>
[Requires(Subject.Paper, Act.Approve)]
public sealed record ReturnPaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<ReturnPaper>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class ReturnPaperHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ReturnPaper, Changed>
{
    public async Task<Changed> Handle(ReturnPaper command, CancellationToken ct)
    {
        var access = await gate.OfficialPaper(command.PaperId, Act.Approve, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        PaperAccess.DemandOwnLife(paper);
        await PaperAccess.DemandApproversRole(db, paper, access, ct);
        journal.Add(paper.Take(PaperStep.Return));
        paper.ApprovedBy = null;
        await db.Save(paper, ct);
        await db.TellReturned(actor, (paper.Id, paper.Version, paper.Title, $"/van-ban/{paper.Id}"), [paper.DraftedBy, paper.SubmittedBy], command.Reason, ct);
        journal.Add(new PaperReturned(paper.Id, command.Reason));
        return new Changed(paper.Id, paper.Version + 1);
    }
}

public sealed record PaperReturned(Guid SubjectId, string Reason) : IEvent;
