using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>Lists an issued paper in a dossier, such as one that belongs to no campaign; one paper may stand in several dossiers and is kept once (Decree 30/2020/NĐ-CP, Annex VI).</summary>
[Requires(Subject.Paper, Act.Write)]
[ForArchived("What goes out after the archive took the dossier stands in a volume of its own; the dossier says by its state what is done with it.")]
public sealed record AddToDossier : ICommand<Created>
{
    public required Guid DossierId { get; init; }
    public required Guid PaperId { get; init; }
}

internal sealed class AddToDossierHandler(Db db, Gate gate, Actor actor, DossierFiling filing) : IRequestHandler<AddToDossier, Created>
{
    public async Task<Created> Handle(AddToDossier command, CancellationToken ct)
    {
        var dossier = await gate.KeepDossier(db, actor, command.DossierId, ct);
        await gate.OfficialPaper(command.PaperId, Act.Read, ct);
        // Whoever closes it waits for this, or has closed it.
        if (await db.Execute("UPDATE Dossiers SET Status = Status WHERE Id = @DossierId AND CouncilId = @CouncilId AND Status = 'Open'", new { command.DossierId }, ct) == 0)
            dossier.Demand(DossierStatus.Open, "dossier.closed", "không thêm được văn bản");
        var paper = await db.LoadPaper(command.PaperId, ct);
        if (!paper.IsIssued) throw RefusedException.Conflict("paper.not_issued", "Chỉ đưa vào hồ sơ văn bản đã ban hành.", nameof(command.PaperId));
        await filing.Add(dossier.Id, paper.Id, ct);
        return new Created(dossier.Id);
    }
}
