using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>A conclusion and an urging letter are sent and acknowledged by their own commands: the paper that carries one goes along, so that it is called the same everywhere.</summary>
internal static class SubjectSending
{
    /// <summary>The subject was sent to units; a paper that went out before by a dispatch stays as it is.</summary>
    public static async Task PaperSent(this Db db, Journal journal, PaperKind kind, Guid subjectId, CancellationToken ct)
    {
        if (await db.NewestPaper(kind, subjectId, ct) is not { Status: PaperStatus.Issued } paper || !paper.Allowed.Contains(PaperStep.Send)) return;
        journal.Add(paper.Take(PaperStep.Send));
        await db.Save(paper, ct);
    }

    /// <summary>Every unit has the subject; a dispatch that somebody has not acknowledged keeps its paper waiting.</summary>
    public static async Task PaperReceived(this Db db, Journal journal, PaperKind kind, Guid subjectId, CancellationToken ct)
    {
        if (await db.NewestPaper(kind, subjectId, ct) is not { Status: PaperStatus.Sent } paper) return;
        if (await db.Value<long>("SELECT COUNT(*) FROM PaperDispatches WHERE PaperId = @Id AND CouncilId = @CouncilId AND AcknowledgedOn IS NULL", new { paper.Id }, ct) > 0) return;
        journal.Add(paper.Take(PaperStep.Acknowledge));
        await db.Save(paper, ct);
    }
}
