using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Papers.Composers;

/// <summary>Minutes of a session and what was added after they were locked; the subject is the session, which writes them by its own commands.</summary>
internal sealed class MinutesComposer(Db db, Gate gate, Actor actor, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.Minutes, PaperKind.MinutesAddendum];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var session = await gate.DemandSession(db, source, ct);
        if (actor.UnitId is not null) VisitSight.DemandPaperForUnit(session.Head);
        if (session.Head.StartedAt is null)
            throw RefusedException.Conflict("visit.no_minutes", $"Buổi làm việc đang ở trạng thái “{session.Head.Status.Label()}” nên chưa có biên bản.");
        if (source.Kind is PaperKind.MinutesAddendum && session.Addenda.Count == 0)
            throw RefusedException.Conflict("visit.no_addendum", "Biên bản chưa có nội dung bổ sung.");
        return new PaperStart(SessionWords.Of(session), PaperContent.Empty)
        {
            CampaignId = session.Head.CampaignId,
            BodyId = await db.BodyOf(session.Head.CampaignId, ct),
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var session = await db.ReadMinutes(paper.SubjectId!.Value, clock.Today(), ct);
        if (actor.UnitId is { } unitId) session = VisitSight.ForUnit(session, unitId);
        if (paper.Kind is PaperKind.MinutesAddendum) return MinutesAddendumPaper.Of(form, session);
        var isFile = paper.PreparedSha256 is not null || form.IsBeingSigned || paper.IsIssued;
        if (isFile) session = session with { Signatures = [.. session.Signatures.Where(line => line.RefusedReason is not null), .. Named(paper, session)] };
        var minutes = Minutes.Of(session);
        // Minutes need no number; where they are signed as a file, no blank is left that nobody could fill.
        var header = form.Header() with { PlaceAndDate = null };
        if (isFile) header = header with { Number = null };
        return minutes with { Blocks = [.. minutes.Blocks.Select(block => block is AdministrativeHeader ? header : block)] };
    }

    private static IEnumerable<SignatureLine> Named(OfficialPaper paper, MinutesRecord session) => Minutes.Parties(session)
        .Where(party => session.Signatures.All(line => line.Party != party.Party || line.RefusedReason is null))
        .Select(party => (Signer: party, Name: MinutesSigners.Of(paper, party.Party)))
        .Where(party => party.Name is not null)
        .Select(party => new SignatureLine { Party = party.Signer.Party, UnitId = party.Signer.UnitId, SignerName = party.Name!, SignerTitle = "" });
}
