using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>Asks for a copy of a dossier as files: who took one, when and with what is written down before anything is handed out.</summary>
[Requires(Subject.Paper, Act.Write)]
[ForArchived("A copy is taken; what is in the dossier stays.")]
public sealed record ExportDossier : ICommand<Created>
{
    public required Guid DossierId { get; init; }

    /// <summary>What units attached and handed over, and scans of what came in, beside the papers.</summary>
    public bool WithEvidence { get; init; }
}

internal sealed class ExportDossierHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ExportDossier, Created>
{
    public async Task<Created> Handle(ExportDossier command, CancellationToken ct)
    {
        var dossier = await gate.KeepDossier(db, actor, command.DossierId, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO DossierExports (Id, CouncilId, DossierId, ExportedAt, ExportedBy, WithEvidence)
            VALUES (@id, @CouncilId, @DossierId, @Now, @ActorId, @WithEvidence)
            """, new { id, command.DossierId, Now = clock.GetUtcNow(), command.WithEvidence }, ct);
        journal.Add(new DossierExported(dossier.Id, id, command.WithEvidence));
        return new Created(id);
    }
}

public sealed record DossierExported(Guid SubjectId, Guid DossierExportId, bool WithEvidence) : IEvent;
