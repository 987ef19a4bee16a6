using System.Text.Json;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Edits;

/// <summary>Whether somebody said what is taken over from an edited draft.</summary>
public enum EditStatus
{
    [Label("Chờ quyết định")] Open,
    [Label("Đã quyết định")] Decided,
}

/// <summary>A draft that came back edited in Word: the file, and what differed when it came or was decided.</summary>
internal sealed record PaperEdit
{
    public required Guid Id { get; init; }
    public required Guid PaperId { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }

    /// <summary>The version of the draft that the file was made from, where it says so.</summary>
    public int? MadeFromVersion { get; init; }

    /// <summary>The version of the draft that it was compared with.</summary>
    public required int PaperVersion { get; init; }
    public required EditStatus Status { get; init; }
    public required string Comparison { get; init; }

    /// <summary>Numbers of the differences that were taken over, once it was decided.</summary>
    public string? Accepted { get; init; }
    public required string SentBy { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    public IReadOnlyList<int> AcceptedNumbers => Accepted is null ? [] : JsonSerializer.Deserialize<int[]>(Accepted, Journal.Json)!;

    public DraftComparison Compared => JsonSerializer.Deserialize<DraftComparison>(Comparison, Journal.Json)!;
}

internal static class PaperEditRows
{
    private const string Columns = """
        SELECT e.Id, e.PaperId, e.FileName, e.Sha256, e.Size, e.MadeFromVersion, e.PaperVersion, e.Status, e.Comparison, e.Accepted, s.Name AS SentBy, e.SentAt, d.Name AS DecidedBy, e.DecidedAt
        FROM PaperEdits e
        JOIN People s ON s.Id = e.SentBy
        LEFT JOIN People d ON d.Id = e.DecidedBy

        """;

    public static async Task<PaperEdit> LoadEdit(this Db db, Guid paperId, Guid editId, CancellationToken ct) => await db.Find<PaperEdit>(
        Columns + "WHERE e.Id = @editId AND e.PaperId = @paperId AND e.CouncilId = @CouncilId", new { paperId, editId }, ct) ?? throw RefusedException.NotFound("tệp dự thảo đã sửa");

    public static Task<IReadOnlyList<PaperEdit>> EditsOf(this Db db, Guid paperId, CancellationToken ct) => db.List<PaperEdit>(
        Columns + "WHERE e.PaperId = @paperId AND e.CouncilId = @CouncilId ORDER BY e.Seq DESC", new { paperId }, ct);

    public static string Write(DraftComparison comparison) => JsonSerializer.Serialize(comparison, Journal.Json);

    public static string Write(IReadOnlyList<int> numbers) => JsonSerializer.Serialize(numbers, Journal.Json);
}
