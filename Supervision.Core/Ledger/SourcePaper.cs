using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>What paper a task of the ledger comes from when that is no conclusion of a campaign.</summary>
public enum SourcePaperKind
{
    [Label("Nghị quyết về chất vấn")] QuestioningResolution,
    [Label("Lời hứa khi trả lời chất vấn")] QuestioningPromise,
    [Label("Phiên giải trình")] ExplanationSession,

    /// <summary>Number and topic only: no petition's text, no petitioner.</summary>
    [Label("Kiến nghị của cử tri")] VoterPetitions,
    [Label("Báo cáo giám sát")] SupervisionReport,

    /// <summary>What is still open from past years; the only kind whose tasks may lack a deadline.</summary>
    [Label("Tồn đọng của các năm trước")] Backlog,
}

/// <summary>A paper that tasks of the ledger come from.</summary>
public sealed class SourcePaper
{
    public required Guid Id { get; init; }
    public required SourcePaperKind Kind { get; init; }
    public required string Reference { get; init; }

    /// <summary>The deadlines of its tasks are counted from here.</summary>
    public required DateOnly IssuedOn { get; init; }
    public Guid? BodyId { get; init; }
    public required Guid RegisteredBy { get; init; }
    public required int Version { get; init; }
}

internal static class SourcePaperRows
{
    public static async Task<SourcePaper> LoadSourcePaper(this Db db, Guid id, CancellationToken ct) => await db.Find<SourcePaper>("""
        SELECT Id, Kind, Reference, IssuedOn, BodyId, RegisteredBy, Version FROM SourcePapers WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("văn bản nguồn");

    /// <summary>Gives out the paper's next numbers and answers the first; its row stays locked, so that several people add at once.</summary>
    public static async Task<int> NextNumbers(this Db db, Guid paperId, int count, CancellationToken ct)
    {
        await db.Execute("UPDATE SourcePapers SET ItemCount = ItemCount + @count WHERE Id = @paperId AND CouncilId = @CouncilId", new { paperId, count }, ct);
        return await db.Value<int>("SELECT ItemCount FROM SourcePapers WHERE Id = @paperId AND CouncilId = @CouncilId", new { paperId }, ct) - count + 1;
    }
}
