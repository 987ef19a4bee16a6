using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>A dossier is the council's own: whoever supervises reads it, the office and the records clerk keep it; an inspected unit has no part in it.</summary>
internal static class DossierAccess
{
    private static readonly Role[] Keepers = [Role.Office, Role.RecordsClerk];

    /// <summary>The dossier, for whoever may read the papers of its campaign.</summary>
    public static async Task<Dossier> ReadDossier(this Gate gate, Db db, Actor actor, Guid dossierId, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Read);
        if (actor.UnitId is not null) throw RefusedException.NotFound("hồ sơ");
        var dossier = await db.LoadDossier(dossierId, ct);
        await gate.Campaign(dossier.CampaignId, Subject.Paper, Act.Read, ct);
        return dossier;
    }

    /// <summary>As above, for who keeps it.</summary>
    public static async Task<Dossier> KeepDossier(this Gate gate, Db db, Actor actor, Guid dossierId, CancellationToken ct)
    {
        var dossier = await gate.ReadDossier(db, actor, dossierId, ct);
        DemandKeeper(actor);
        return dossier;
    }

    public static bool IsKeeper(Actor actor) => actor.Identity.Roles.Any(Keepers.Contains);

    public static void DemandKeeper(Actor actor)
    {
        if (!IsKeeper(actor)) throw RefusedException.Forbidden("Hồ sơ do Văn phòng và văn thư lập, quản lý.");
    }
}
