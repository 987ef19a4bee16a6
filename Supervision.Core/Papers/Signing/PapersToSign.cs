using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Signing;

/// <summary>Papers whose file was prepared and waits for the actor's own digital signature: by their name on it, or by a right to sign that was given to them. The one that waits longest first.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record PapersToSign : IQuery<IReadOnlyList<PaperLine>>;

internal sealed class PapersToSignHandler(Db db, Gate gate, Actor actor, PaperSigners signers) : IRequestHandler<PapersToSign, IReadOnlyList<PaperLine>>
{
    // More than a council has waiting at any time; who signs is not asked of more rows than that.
    private const int MostWaiting = 200;

    private static readonly string[] OfParties = [.. PaperKinds.All.Where(rule => rule.IsSignedByParties).Select(rule => $"{rule.Kind}")];

    public async Task<IReadOnlyList<PaperLine>> Handle(PapersToSign query, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Write);
        // A file that somebody uploaded signed waits to be confirmed, not to be signed.
        var waiting = await db.Page<PaperLine>("""
            SELECT p.Seq, p.Id, p.Kind, p.Status, p.Force, p.Title, p.Number, p.Symbol, p.IssuedOn, p.CampaignId, c.Title AS CampaignTitle, p.SubjectId, p.DraftedAt, p.Version
            FROM OfficialPapers p
            LEFT JOIN Campaigns c ON c.Id = p.CampaignId
            WHERE p.CouncilId = @CouncilId AND p.Status = 'Approved' AND p.PreparedSha256 IS NOT NULL AND p.Kind NOT IN @ofParties
              AND (c.Id IS NULL OR c.Status <> 'Archived')
              AND NOT EXISTS (SELECT 1 FROM SignedUploads s WHERE s.PaperId = p.Id AND s.Status = 'Waiting')
              AND
            """ + PaperSight.Condition + " ORDER BY p.Seq", PaperSight.Arguments(actor, new { ofParties = OfParties }), MostWaiting, row => [row.Seq], ct);
        var mine = new List<PaperLine>();
        foreach (var line in waiting.Items)
            if (await IsMine(line.Id, ct)) mine.Add(line);
        return mine;
    }

    // Asked as when it is signed, so that nothing is offered that would be refused.
    private async Task<bool> IsMine(Guid paperId, CancellationToken ct)
    {
        try
        {
            var access = await gate.OfficialPaper(paperId, Act.Read, ct);
            var paper = await db.LoadPaper(paperId, ct);
            await signers.Demand(paper, await db.DemandPreparation(paper, ct), access, ct);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
