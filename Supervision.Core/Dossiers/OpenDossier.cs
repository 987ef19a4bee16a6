using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>Opens the dossier of a campaign by hand, with all that was issued so far; where one is open already, what is missing in it is put in. The first issued paper opens it by itself.</summary>
[Requires(Subject.Paper, Act.Write)]
[ForArchived("What goes out after the archive took the dossier stands in a volume of its own; the dossier says by its state what is done with it.")]
public sealed record OpenDossier : ICommand<Created>
{
    public required Guid CampaignId { get; init; }
}

internal sealed class OpenDossierHandler(Gate gate, Actor actor, DossierFiling filing) : IRequestHandler<OpenDossier, Created>
{
    public async Task<Created> Handle(OpenDossier command, CancellationToken ct)
    {
        var access = await gate.Campaign(command.CampaignId, Subject.Paper, Act.Write, ct);
        if (access.IsUnit) throw RefusedException.NotFound("hồ sơ");
        DossierAccess.DemandKeeper(actor);
        return new Created(await filing.File(command.CampaignId, ct));
    }
}
