using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Notes that the unit raised petitions of its own at the session without listing them; listed ones are findings of their own kind.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record NotePetitions : ICommand<Changed>, IVersioned
{
    public required Guid VisitId { get; init; }
    public required int Version { get; init; }
    public required bool Raised { get; init; }

    /// <summary>For the council's own work, never printed.</summary>
    public string? Note { get; init; }

    public sealed class Validator : AbstractValidator<NotePetitions>
    {
        public Validator() => RuleFor(c => c.Note).MaximumLength(2000);
    }
}

internal sealed class NotePetitionsHandler(Db db, Journal journal, Gate gate) : IRequestHandler<NotePetitions, Changed>
{
    public async Task<Changed> Handle(NotePetitions command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        var visit = await db.LoadVisit(command.VisitId, ct);
        await db.DemandVersion(visit.Id, command.Version, visit.Version, ct);
        Visit.DemandOpenMinutes(visit.Status);
        if (await db.HasSignatures(visit.Id, ct)) throw Visit.AlreadySigned();

        var before = await db.Find<Noted>("SELECT PetitionsRaised AS Raised, PetitionsNote AS Note FROM Visits WHERE Id = @Id AND CouncilId = @CouncilId", new { visit.Id }, ct)
            ?? throw RefusedException.NotFound("buổi làm việc");
        await db.Update("""
            UPDATE Visits SET PetitionsRaised = @Raised, PetitionsNote = @Note, Version = Version + 1
            WHERE Id = @VisitId AND CouncilId = @CouncilId AND Version = @Version
            """, command, ct);
        journal.Add(new PetitionsNoted(visit.Id, command.Raised, command.Note), before);
        return new Changed(visit.Id, visit.Version + 1);
    }

    private sealed record Noted
    {
        public required bool Raised { get; init; }
        public string? Note { get; init; }
    }
}

public sealed record PetitionsNoted(Guid SubjectId, bool Raised, string? Note) : IEvent;
