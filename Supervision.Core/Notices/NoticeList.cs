using System.Globalization;
using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Notices;

/// <summary>The actor's own notices: the unread ones first, the newest first in each part.</summary>
[Requires(Subject.Notice, Act.Read)]
public sealed record NoticeList : IQuery<Page<NoticeLine>>
{
    public bool UnreadOnly { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<NoticeList>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record NoticeLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required NoticeKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }

    /// <summary>A route of the application.</summary>
    public string? Link { get; init; }

    [JsonIgnore]
    public string? Links { get; init; }

    /// <summary>The lines of its lists, each with the route it leads to.</summary>
    public IReadOnlyList<NoticeItem> Lines => NoticeBody.Items(Text, Links);
    public Guid? SubjectId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
}

internal sealed class NoticeListHandler(Db db, Gate gate) : IRequestHandler<NoticeList, Page<NoticeLine>>
{
    private const string Unread = "0";
    private const string Read = "1";

    public async Task<Page<NoticeLine>> Handle(NoticeList query, CancellationToken ct)
    {
        gate.Council(Subject.Notice, Act.Read);
        var (part, after) = Part(query.After);
        if (part == Read) return await ReadOnes(after, query.Take, ct);
        var unread = await db.Page<NoticeLine>("""
            SELECT Seq, Id, Kind, Title, Text, Link, Links, SubjectId, CreatedAt, ReadAt
            FROM Notices
            WHERE PersonId = @ActorId AND CouncilId = @CouncilId AND ReadAt IS NULL AND (@after IS NULL OR Seq < @after)
            ORDER BY Seq DESC
            """, new { after }, query.Take, row => [Unread, row.Seq], ct);
        if (query.UnreadOnly || unread.Next is not null) return unread;
        if (unread.Items.Count == query.Take) return unread with { Next = Cursor.Write(Read, long.MaxValue) };
        var rest = await ReadOnes(null, query.Take - unread.Items.Count, ct);
        return rest with { Items = [.. unread.Items, .. rest.Items] };
    }

    private Task<Page<NoticeLine>> ReadOnes(long? after, int take, CancellationToken ct) => db.Page<NoticeLine>("""
        SELECT Seq, Id, Kind, Title, Text, Link, Links, SubjectId, CreatedAt, ReadAt
        FROM Notices
        WHERE PersonId = @ActorId AND CouncilId = @CouncilId AND ReadAt IS NOT NULL AND (@after IS NULL OR Seq < @after)
        ORDER BY Seq DESC
        """, new { after }, take, row => [Read, row.Seq], ct);

    private static (string Part, long? After) Part(string? cursor)
    {
        if (cursor is null) return (Unread, null);
        return Cursor.Read(cursor, 2) is [Unread or Read, _] parts && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var seq)
            ? (parts[0], seq)
            : throw RefusedException.Malformed("cursor.invalid", "Con trỏ phân trang không hợp lệ; hãy bắt đầu lại từ trang đầu.", "After");
    }
}

/// <summary>How many notices the actor has not read.</summary>
[Requires(Subject.Notice, Act.Read)]
public sealed record UnreadCount : IQuery<Unread>;

public sealed record Unread(long Count);

internal sealed class UnreadCountHandler(Db db, Gate gate) : IRequestHandler<UnreadCount, Unread>
{
    public async Task<Unread> Handle(UnreadCount query, CancellationToken ct)
    {
        gate.Council(Subject.Notice, Act.Read);
        return new Unread(await db.Value<long>("SELECT COUNT(*) FROM Notices WHERE PersonId = @ActorId AND CouncilId = @CouncilId AND ReadAt IS NULL", null, ct));
    }
}
