using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Findings;

/// <summary>What was found, with the photographs and scans that were put under it; they are the delegation's own, no unit gets them.</summary>
[Requires(Subject.Finding, Act.Read)]
[Sensitive(SensitiveKind.Evidence)]
public sealed record FindingFiles(Guid FindingId) : IQuery<FindingFilesView>;

public sealed record FindingFilesView
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When the session was at which it was found; null for what was found in papers.</summary>
    public DateOnly? VisitedOn { get; init; }
    public IReadOnlyList<FindingFile> Files { get; init; } = [];
}

public sealed record FindingFile
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
}

internal sealed class FindingFilesHandler(Db db, Gate gate) : IRequestHandler<FindingFiles, FindingFilesView>
{
    private const string Sql = """
        SELECT f.Id, f.Number, f.Kind, f.Text, f.RecordedAt, v.PlannedOn AS VisitedOn
        FROM Findings f
        LEFT JOIN Visits v ON v.Id = f.VisitId
        WHERE f.Id = @FindingId AND f.CouncilId = @CouncilId;

        SELECT Id, FileName, ContentType, Size, AddedAt
        FROM Attachments
        WHERE SubjectId = @FindingId AND Purpose = 'Evidence' AND RemovedAt IS NULL AND CouncilId = @CouncilId
        ORDER BY Seq;
        """;

    public async Task<FindingFilesView> Handle(FindingFiles query, CancellationToken ct)
    {
        var access = await gate.Finding(query.FindingId, Act.Read, ct);
        if (access.IsUnit) throw RefusedException.NotFound("nội dung ghi nhận");
        return await db.Several(Sql, query, async rows => await rows.ReadSingleAsync<FindingFilesView>() with { Files = [.. await rows.ReadAsync<FindingFile>()] }, ct);
    }
}
