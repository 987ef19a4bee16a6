using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Campaigns;

/// <summary>Adds a paper that a campaign cites, with what is known of it; number and date may be missing.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record CitePaper : ICommand<Created>
{
    public required Guid CampaignId { get; init; }
    public required Paper Paper { get; init; }

    public sealed class Validator : AbstractValidator<CitePaper>
    {
        public Validator() => RuleFor(c => c.Paper).NotNull().SetValidator(new Paper.Cited());
    }
}

internal sealed class CitePaperHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<CitePaper, Created>
{
    public async Task<Created> Handle(CitePaper command, CancellationToken ct)
    {
        await gate.Campaign(command.CampaignId, Subject.Campaign, Act.Write, ct);
        EventDate.DemandIssued(nameof(command.Paper), command.Paper, clock.Today());
        await db.AddPaper(command.CampaignId, CampaignPaperKind.Cited, command.Paper, ct);
        journal.Add(new PaperCited(command.CampaignId, command.Paper));
        return new Created(command.CampaignId);
    }
}

public sealed record PaperCited(Guid SubjectId, Paper Paper) : IEvent;
