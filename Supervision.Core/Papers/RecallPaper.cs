using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>Takes an issued paper back: it stays what it was, and whoever looks it up learns that it is recalled.</summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record RecallPaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<RecallPaper>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class RecallPaperHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecallPaper, Changed>
{
    public async Task<Changed> Handle(RecallPaper command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        journal.Add(paper.Take(PaperStep.Recall));
        var before = paper.Force;
        paper.Force = PaperForce.Recalled;
        paper.RecallReason = command.Reason;
        await db.Save(paper, ct);
        await db.Execute("UPDATE PaperDispatches SET Status = 'Recalled', Version = Version + 1 WHERE PaperId = @PaperId AND CouncilId = @CouncilId", new { command.PaperId }, ct);
        journal.Add(new PaperRecalled(paper.Id, command.Reason), new { Force = before });
        return new Changed(paper.Id, paper.Version + 1);
    }
}

public sealed record PaperRecalled(Guid SubjectId, string Reason) : IEvent;
