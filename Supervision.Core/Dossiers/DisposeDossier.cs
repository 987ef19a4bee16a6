using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>Marks a dossier whose period has run out as of no more value, by the decision that says so. Nothing in it is deleted: files, hashes and numbers stay.</summary>
[Requires(Subject.Paper, Act.Approve)]
[ForArchived("The archive goes on with what it took; the dossier says by its state what is done with it.")]
public sealed record DisposeDossier : ICommand<Changed>, IVersioned
{
    public required Guid DossierId { get; init; }
    public required int Version { get; init; }
    public required DateOnly DisposedOn { get; init; }

    /// <summary>Type, number and date of the decision.</summary>
    public required string DisposalDecision { get; init; }

    public sealed class Validator : AbstractValidator<DisposeDossier>
    {
        public Validator() => RuleFor(c => c.DisposalDecision).NotEmpty().MaximumLength(300);
    }
}

internal sealed class DisposeDossierHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<DisposeDossier, Changed>
{
    public async Task<Changed> Handle(DisposeDossier command, CancellationToken ct)
    {
        var dossier = await gate.ReadDossier(db, actor, command.DossierId, ct);
        await gate.Campaign(dossier.CampaignId, Subject.Paper, Act.Approve, ct);
        if (!actor.Identity.Roles.Contains(Role.StandingBoard)) throw RefusedException.Forbidden("Hồ sơ hết giá trị do Thường trực Hội đồng nhân dân quyết định.");
        await db.DemandVersion(dossier.Id, command.Version, dossier.Version, ct);
        dossier.Demand(DossierStatus.HandedOver, "dossier.not_archived", "chưa xét hết giá trị được");
        if (dossier.KeptUntil is not { } until || until > clock.Today())
            throw RefusedException.Conflict("dossier.kept", dossier.KeptUntil is { } day ? $"Hồ sơ được bảo quản đến hết ngày {VietnameseDate.Short(day)}." : "Hồ sơ được bảo quản vĩnh viễn.", nameof(command.DisposedOn));
        EventDate.Demand(nameof(command.DisposedOn), command.DisposedOn, clock.Today(), [new PastEvent("ngày hết thời hạn bảo quản", until)]);
        dossier.Status = DossierStatus.Disposed;
        dossier.DisposedOn = command.DisposedOn;
        dossier.DisposalDecision = command.DisposalDecision;
        await db.Save(dossier, ct);
        journal.Add(new DossierDisposed(dossier.Id, DossierStatus.HandedOver, dossier.Status, command.DisposedOn, command.DisposalDecision));
        return new Changed(dossier.Id, dossier.Version + 1);
    }
}

public sealed record DossierDisposed(Guid SubjectId, DossierStatus From, DossierStatus To, DateOnly DisposedOn, string DisposalDecision) : IEvent;
