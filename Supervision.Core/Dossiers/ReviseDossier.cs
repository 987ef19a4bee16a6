using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>Replaces the code, title and retention period of a dossier that is not in the archive yet.</summary>
[Requires(Subject.Paper, Act.Write)]
[ForArchived("What goes out after the archive took the dossier stands in a volume of its own; the dossier says by its state what is done with it.")]
public sealed record ReviseDossier : ICommand<Changed>, IVersioned
{
    public required Guid DossierId { get; init; }
    public required int Version { get; init; }

    /// <summary>Số và ký hiệu hồ sơ, as in the office's list of dossiers.</summary>
    public required string Code { get; init; }
    public required string Title { get; init; }

    /// <summary>None is "vĩnh viễn".</summary>
    public int? RetentionYears { get; init; }

    /// <summary>What sets the period.</summary>
    public required string RetentionBasis { get; init; }

    /// <summary>Somebody has read the period in the legal text.</summary>
    public required bool RetentionVerified { get; init; }

    public sealed class Validator : AbstractValidator<ReviseDossier>
    {
        public Validator()
        {
            RuleFor(c => c.Code).NotEmpty().MaximumLength(60);
            RuleFor(c => c.Title).NotEmpty().MaximumLength(1000);
            RuleFor(c => c.RetentionYears).InclusiveBetween(1, 100);
            RuleFor(c => c.RetentionBasis).NotEmpty().MaximumLength(500);
        }
    }
}

internal sealed class ReviseDossierHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ReviseDossier, Changed>
{
    public async Task<Changed> Handle(ReviseDossier command, CancellationToken ct)
    {
        var dossier = await gate.KeepDossier(db, actor, command.DossierId, ct);
        await db.DemandVersion(dossier.Id, command.Version, dossier.Version, ct);
        if (dossier.Status is DossierStatus.HandedOver or DossierStatus.Disposed) dossier.Demand(DossierStatus.Open, "dossier.archived", "không sửa được");
        var before = Described(dossier);
        (dossier.Code, dossier.Title) = (command.Code, command.Title);
        (dossier.RetentionYears, dossier.RetentionBasis, dossier.RetentionVerified) = (command.RetentionYears, command.RetentionBasis, command.RetentionVerified);
        await db.Save(dossier, ct);
        journal.Add(Described(dossier), before);
        return new Changed(dossier.Id, dossier.Version + 1);
    }

    private static DossierRevised Described(Dossier dossier) =>
        new(dossier.Id, dossier.Code, dossier.Title, dossier.RetentionYears, dossier.RetentionBasis, dossier.RetentionVerified);
}

public sealed record DossierRevised(Guid SubjectId, string Code, string Title, int? RetentionYears, string RetentionBasis, bool RetentionVerified) : IEvent;
