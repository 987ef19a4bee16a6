using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Extensions;

/// <summary>The committee (or the head of the former delegation) says whether more time should be given. Said again, it replaces what was said before.</summary>
[Requires(Subject.Extension, Act.Comment)]
public sealed record GiveExtensionOpinion : ICommand<Changed>, IVersioned
{
    public required Guid ExtensionRequestId { get; init; }
    public required int Version { get; init; }
    public required DateOnly GivenOn { get; init; }

    /// <summary>Whether it is in favour.</summary>
    public required bool Favours { get; init; }
    public required string Opinion { get; init; }

    public sealed class Validator : AbstractValidator<GiveExtensionOpinion>
    {
        public Validator() => RuleFor(c => c.Opinion).NotEmpty().MaximumLength(10_000);
    }
}

internal sealed class GiveExtensionOpinionHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<GiveExtensionOpinion, Changed>
{
    public async Task<Changed> Handle(GiveExtensionOpinion command, CancellationToken ct)
    {
        var (request, _) = await db.EnterExtension(gate, command.ExtensionRequestId, Act.Comment, ct);
        await db.DemandVersion(request.Id, command.Version, request.Version, ct);
        var before = new { request.Status, request.Opinion, request.Favours, request.OpinionOn };
        request.Take(ExtensionStep.GiveOpinion, command.GivenOn);
        EventDate.Demand(nameof(command.GivenOn), command.GivenOn, clock.Today(), [new PastEvent("ngày gửi đề nghị", request.SentOn)]);

        (request.Opinion, request.Favours, request.OpinionOn, request.OpinionBy) = (command.Opinion, command.Favours, command.GivenOn, actor.PersonId);
        await db.Save(request, ct);
        journal.Add(new ExtensionOpinionGiven(request.Id, command.GivenOn, command.Favours, command.Opinion), before);
        return new Changed(request.Id, request.Version + 1);
    }
}

public sealed record ExtensionOpinionGiven(Guid SubjectId, DateOnly GivenOn, bool Favours, string Opinion) : IEvent;
