using System.Text.Json;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>Why a draft was given back to whoever wrote it, the last time.</summary>
public sealed record ReturnedDraft
{
    public required string Reason { get; init; }
    public required DateTimeOffset ReturnedAt { get; init; }
    public string? ReturnedBy { get; init; }
}

/// <summary>Drafts that were given back to be improved: papers, reports of delegations, conclusions.</summary>
internal static class ReturnedDrafts
{
    /// <summary>The last return of a draft as the journal has it; none where it never was given back. For whoever has passed the gate, and while it is a draft.</summary>
    /// <param name="db">The database.</param>
    /// <param name="draftId">The paper, report or conclusion.</param>
    /// <param name="happened">The name of the event that returns one.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<ReturnedDraft?> LastReturn(this Db db, Guid draftId, string happened, CancellationToken ct) => await db.Find<Row>("""
        SELECT j.Data, j.At, p.Name
        FROM Journal j
        LEFT JOIN People p ON p.Id = j.ActorId
        WHERE j.CouncilId = @CouncilId AND j.Seq = (SELECT MAX(x.Seq) FROM Journal x WHERE x.SubjectId = @draftId AND x.Event = @happened AND x.CouncilId = @CouncilId)
        """, new { draftId, happened }, ct) is not { } row ? null : new ReturnedDraft
        {
            Reason = JsonDocument.Parse(row.Data).RootElement.GetProperty("reason").GetString()!,
            ReturnedAt = row.At,
            ReturnedBy = row.Name,
        };

    /// <summary>Tells whoever wrote the draft last and whoever submitted it why it came back; not the one who gives it back.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who gives it back.</param>
    /// <param name="draft">What it is called, where it is mended, and which.</param>
    /// <param name="writers">Who wrote or submitted it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Stops it.</param>
    public static Task<Notified> TellReturned(this Db db, Actor actor, (Guid Id, int Version, string Title, string Link) draft, IEnumerable<Guid?> writers, string reason, CancellationToken ct) =>
        db.Notify([.. writers.OfType<Guid>().Distinct().Where(person => person != actor.PersonId).Select(person => new NewNotice
        {
            PersonId = person,
            Kind = NoticeKind.Draft,
            Title = NoticeText.Short($"Trả lại để sửa: {draft.Title}"),
            Text = $"{actor.Identity.Name} trả lại dự thảo.\n\nLý do: {reason}",
            Link = draft.Link,
            SubjectId = draft.Id,
            OnceKey = $"returned/{draft.Id}/{draft.Version}",
        })], ct);

    /// <summary>Who last submitted a report or a conclusion, which keep that nowhere else.</summary>
    public static async Task<Guid?> LastSubmitter(this Db db, Guid draftId, string moved, CancellationToken ct) => await db.Value<Guid?>("""
        SELECT j.ActorId
        FROM Journal j
        WHERE j.CouncilId = @CouncilId AND j.Seq = (SELECT MAX(x.Seq) FROM Journal x WHERE x.SubjectId = @draftId AND x.Event = @moved AND x.Data LIKE '%"to":"Submitted"%' AND x.CouncilId = @CouncilId)
        """, new { draftId, moved }, ct);

    private sealed record Row
    {
        public required string Data { get; init; }
        public required DateTimeOffset At { get; init; }
        public string? Name { get; init; }
    }
}
