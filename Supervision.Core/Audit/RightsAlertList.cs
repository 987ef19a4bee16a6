using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>Changes of what somebody may do that nobody else has confirmed yet, the oldest first.</summary>
[Requires(Subject.Journal, Act.Confirm)]
public sealed record RightsAlertList : IQuery<IReadOnlyList<RightsAlert>>;

public sealed record RightsAlert
{
    public required Guid AlertId { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>What happened, as in the journal.</summary>
    public required string Sentence { get; init; }

    /// <summary>Whose rights changed, where it is a person of the council.</summary>
    public string? PersonName { get; init; }

    /// <summary>False for whoever made the change or got the right by it.</summary>
    public required bool MayConfirm { get; init; }
}

internal sealed class RightsAlertListHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RightsAlertList, IReadOnlyList<RightsAlert>>
{
    // More than anybody reads at once; what is confirmed makes room.
    private const int Most = 200;

    public async Task<IReadOnlyList<RightsAlert>> Handle(RightsAlertList query, CancellationToken ct)
    {
        gate.Council(Subject.Journal, Act.Confirm);
        var page = await db.Page<Row>("""
            SELECT r.Seq AS AlertSeq, r.Id AS AlertId, r.RaisedAt, s.Name AS PersonName,
                   j.Seq, j.Id, j.At, j.ActorId, p.Name AS ActorName, p.Title AS ActorTitle, j.ActingAs, f.Name AS ActingForName, j.Event, j.SubjectId, j.Data, j.Before,
                   CASE WHEN
            """ + RightsConfirming.By("@ActorId") + """
                   THEN 1 ELSE 0 END AS MayConfirm
            FROM RightsAlerts r
            JOIN Journal j ON j.Id = r.JournalId
            LEFT JOIN People p ON p.Id = j.ActorId
            LEFT JOIN People f ON f.Id = j.ActingForId
            LEFT JOIN People s ON s.Id = j.SubjectId AND s.CouncilId = @CouncilId
            WHERE r.CouncilId = @CouncilId AND r.ConfirmedAt IS NULL
            ORDER BY r.Seq
            """, new { today = clock.Today() }, Most, row => [row.AlertSeq], ct);
        return [.. page.Items.Select(row => new RightsAlert
        {
            AlertId = row.AlertId,
            RaisedAt = row.RaisedAt,
            Sentence = JournalLine.Of(row.Line).Sentence,
            PersonName = row.PersonName,
            MayConfirm = row.MayConfirm && (row.ActorId is null || row.ActorId != actor.Identity.ActingFor?.PersonId),
        })];
    }

    private sealed record Row
    {
        public required long AlertSeq { get; init; }
        public required Guid AlertId { get; init; }
        public required DateTimeOffset RaisedAt { get; init; }
        public string? PersonName { get; init; }
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required DateTimeOffset At { get; init; }
        public Guid? ActorId { get; init; }
        public string? ActorName { get; init; }
        public string? ActorTitle { get; init; }
        public string? ActingAs { get; init; }
        public string? ActingForName { get; init; }
        public required string Event { get; init; }
        public required Guid SubjectId { get; init; }
        public required string Data { get; init; }
        public string? Before { get; init; }
        public required bool MayConfirm { get; init; }

        public JournalLineRow Line => new()
        {
            Seq = Seq, Id = Id, At = At, ActorId = ActorId, ActorName = ActorName, ActorTitle = ActorTitle, ActingAs = ActingAs, ActingForName = ActingForName, Event = Event, SubjectId = SubjectId, Data = Data, Before = Before,
        };
    }
}
