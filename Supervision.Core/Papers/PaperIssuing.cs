using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>What becomes of a paper of its own, and of the papers it corrects or replaces, once it is issued.</summary>
internal sealed class PaperIssuing(Db db, Journal journal, PaperRegister register)
{
    /// <summary>The paper has its number and date; its file is the one that was signed, or is made now.</summary>
    public async Task Issue(OfficialPaper paper, CancellationToken ct)
    {
        var from = paper.Status;
        var sha256 = await register.Freeze(paper, ct);
        if (paper.CorrectsId is { } corrected)
            await db.Execute("UPDATE OfficialPapers SET Force = 'Corrected', Version = Version + 1 WHERE Id = @corrected AND CouncilId = @CouncilId AND Force = 'InForce'", new { corrected }, ct);
        if (paper.ReplacesId is { } replaced)
            await db.Execute("UPDATE OfficialPapers SET Force = 'Replaced', Version = Version + 1 WHERE Id = @replaced AND CouncilId = @CouncilId AND Force IN ('InForce', 'Corrected')", new { replaced }, ct);
        // What was prepared for signing was printed then.
        if (paper.PreparedSha256 is null) await db.KeepPrinted(paper, ct);
        journal.Add(new PaperMoved(paper.Id, paper.Kind, from, paper.Status, PaperStep.Issue));
        journal.Add(new PaperIssued(paper.Id, paper.Kind, paper.Number, paper.Symbol, paper.IssuedOn, sha256));
    }
}
