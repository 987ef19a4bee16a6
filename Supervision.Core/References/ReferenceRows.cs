using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.References;

/// <summary>How references are kept in their tables.</summary>
internal static class ReferenceRows
{
    public static async Task<ReferenceRow> LoadReference(this Db db, Guid id, CancellationToken ct) => await db.Find<ReferenceRow>("""
        SELECT Seq, Id, Code, Kind, Title, BodyName, UnitName, Place, HeldOn, HeldOnInferred, Session, ReportPeriodEnd, PeriodText, SourceKind, SourceName, PublishedOn, PublishedTime, Note, ItemCount
        FROM ReferenceCases WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("hồ sơ tham chiếu");

    public static async Task<IReadOnlyList<ReferenceItem>> ReferenceItems(this Db db, Guid id, CancellationToken ct) => [.. (await db.List<ItemRow>("""
        SELECT Id, Number, Code, Heading, Text, Data FROM ReferenceItems WHERE ReferenceCaseId = @id AND CouncilId = @CouncilId ORDER BY Number
        """, new { id }, ct)).Select(row => new ReferenceItem
        {
            Id = row.Id,
            Number = row.Number,
            Code = row.Code,
            Heading = row.Heading,
            Text = row.Text,
            Data = ReferenceItemData.FromColumn(row.Data),
        })];

    /// <summary>The next number in a reference; counting up locks its row, so that adding refuses nobody.</summary>
    public static async Task<int> NextReferenceItem(this Db db, Guid id, CancellationToken ct)
    {
        if (await db.Execute("UPDATE ReferenceCases SET ItemCount = ItemCount + 1 WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct) == 0)
            throw RefusedException.NotFound("hồ sơ tham chiếu");
        return await db.Value<int>("SELECT ItemCount FROM ReferenceCases WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct);
    }

    /// <summary>The items of one kind with their data.</summary>
    public static IEnumerable<(ReferenceItem Item, T Data)> Of<T>(this IEnumerable<ReferenceItem> items) where T : ReferenceItemData =>
        items.Where(item => item.Data is T).Select(item => (item, (T)item.Data));

    private sealed record ItemRow
    {
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public string? Code { get; init; }
        public string? Heading { get; init; }
        public string? Text { get; init; }
        public required string Data { get; init; }
    }
}

/// <summary>A reference as it was registered.</summary>
public sealed record ReferenceRow
{
    internal long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required ReferenceKind Kind { get; init; }
    public required string Title { get; init; }
    public required string BodyName { get; init; }
    public required string UnitName { get; init; }
    public string? Place { get; init; }
    public DateOnly? HeldOn { get; init; }
    public required bool HeldOnInferred { get; init; }
    public Session? Session { get; init; }
    public DateOnly? ReportPeriodEnd { get; init; }
    public string? PeriodText { get; init; }
    public string? SourceKind { get; init; }
    public string? SourceName { get; init; }
    public DateOnly? PublishedOn { get; init; }

    /// <summary>"09:12:26".</summary>
    public string? PublishedTime { get; init; }
    public string? Note { get; init; }

    /// <summary>How many items and indicators it has.</summary>
    public required int ItemCount { get; init; }
}

/// <summary>One item of a reference; its data say what it is.</summary>
public sealed record ReferenceItem
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public string? Code { get; init; }
    public string? Heading { get; init; }
    public string? Text { get; init; }
    public required ReferenceItemData Data { get; init; }
}
