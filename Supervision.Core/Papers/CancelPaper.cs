using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>Gives up a paper that was not issued. A number it already had stays in its series, cancelled, with the reason.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record CancelPaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<CancelPaper>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class CancelPaperHandler(Db db, Journal journal, Gate gate, PaperNumbers numbers) : IRequestHandler<CancelPaper, Changed>
{
    public async Task<Changed> Handle(CancelPaper command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Write, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        if (paper.Number is not null) await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        journal.Add(paper.Take(PaperStep.Cancel));
        paper.CancelReason = command.Reason;
        await db.Save(paper, ct);
        await numbers.Cancel(paper.Id, command.Reason, ct);
        journal.Add(new PaperCancelled(paper.Id, paper.Reference, command.Reason));
        return new Changed(paper.Id, paper.Version + 1);
    }
}

public sealed record PaperCancelled(Guid SubjectId, string? Reference, string Reason) : IEvent;
