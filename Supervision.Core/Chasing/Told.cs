using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Chasing;

/// <summary>Somebody who was told of a digest, by one way out where there is one beside the application: delivered, opened or not.</summary>
internal sealed record Told
{
    private const int Chunk = 500;

    public required Guid DigestId { get; init; }
    public string? Title { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
    public DeliveryChannel? Channel { get; init; }
    public DeliveryState? State { get; init; }
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The person by post, or the unit's mailbox.</summary>
    public string Who => Title ?? "Hộp thư của đơn vị";

    public string Outcome => string.Join(", ", new[]
    {
        Title is null ? null : ReadAt is { } read ? $"{Title} đã xem {At(read)}" : $"{Title} chưa xem",
        (Channel, State) switch
        {
            (null, _) => null,
            (var channel, DeliveryState.Sent) => $"{channel.Value.Label().ToLowerInvariant()} đã gửi {At(SentAt!.Value)}",
            (var channel, DeliveryState.Dead) => $"{channel.Value.Label().ToLowerInvariant()} không gửi được",
            (var channel, DeliveryState.Dropped) => $"{channel.Value.Label().ToLowerInvariant()} không gửi vì việc đã xong",
            var (channel, _) => $"{channel.Value.Label().ToLowerInvariant()} chờ gửi",
        },
    }.Where(part => part is not null));

    public static async Task<ILookup<Guid, Told>> Of(Db db, IReadOnlyList<Guid> digests, CancellationToken ct)
    {
        var rows = new List<Told>();
        foreach (var some in digests.Chunk(Chunk))
            rows.AddRange(await db.List<Told>("""
                SELECT n.SubjectId AS DigestId, p.Title, n.ReadAt, d.Channel, d.State, d.SentAt
                FROM Notices n
                LEFT JOIN People p ON p.Id = n.PersonId
                LEFT JOIN Deliveries d ON d.NoticeId = n.Id
                WHERE n.CouncilId = @CouncilId AND n.SubjectId IN @some
                ORDER BY n.Seq
                """, new { some }, ct));
        return rows.ToLookup(row => row.DigestId);
    }

    private static string At(DateTimeOffset instant) => $"{VietnameseDate.Time(TimeOnly.FromDateTime(instant.Local()))} {VietnameseDate.Short(DateOnly.FromDateTime(instant.Local()))}";
}
