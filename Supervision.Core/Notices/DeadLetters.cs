using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Notices;

/// <summary>What could not be delivered, with why; the newest first. Also what waits or was sent, for whoever asks whether somebody was reached.</summary>
[Requires(Subject.Job, Act.Read)]
[Sensitive(SensitiveKind.PersonalData)]
public sealed record DeadLetters : IQuery<Page<DeliveryLine>>
{
    public DeliveryState State { get; init; } = DeliveryState.Dead;
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<DeadLetters>
    {
        public Validator()
        {
            RuleFor(q => q.State).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record DeliveryLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid NoticeId { get; init; }
    public required NoticeKind Kind { get; init; }
    public required string Title { get; init; }
    public required DeliveryChannel Channel { get; init; }
    public required string Address { get; init; }
    public string? PersonName { get; init; }
    public string? UnitName { get; init; }
    public required DeliveryState State { get; init; }
    public required int Attempts { get; init; }
    public string? LastError { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset NextTryAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
}

internal sealed class DeadLettersHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<DeadLetters, Page<DeliveryLine>>
{
    public Task<Page<DeliveryLine>> Handle(DeadLetters query, CancellationToken ct)
    {
        gate.Council(Subject.Job, Act.Read);
        return db.Page<DeliveryLine>("""
            SELECT d.Seq, d.Id, d.NoticeId, x.Kind, x.Title, d.Channel, d.Address, p.Name AS PersonName, n.Name AS UnitName, d.State, d.Attempts, d.LastError,
                   d.CreatedAt, d.NextTryAt, d.SentAt, d.OpenedAt
            FROM Deliveries d
            JOIN Notices x ON x.Id = d.NoticeId
            LEFT JOIN People p ON p.Id = x.PersonId
            LEFT JOIN Units u ON u.Id = x.UnitId
            """ + UnitNaming.OnDay + """
            WHERE d.CouncilId = @CouncilId AND d.State = @State AND (@After IS NULL OR d.Seq < @After)
            ORDER BY d.Seq DESC
            """, new { query.State, After = Cursor.ReadSeq(query.After), On = clock.Today() }, query.Take, row => [row.Seq], ct);
    }
}

/// <summary>Sends what was given up once more, from the first attempt on.</summary>
[Requires(Subject.Job, Act.Write)]
public sealed record SendAgain : ICommand<SentAgain>
{
    public required IReadOnlyList<Guid> DeliveryIds { get; init; }

    public sealed class Validator : AbstractValidator<SendAgain>
    {
        public Validator() => RuleFor(c => c.DeliveryIds).NotEmpty().Must(ids => ids.Count <= 200).WithMessage("“{PropertyName}” có quá nhiều mục.");
    }
}

public sealed record SentAgain(int Count);

internal sealed class SendAgainHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SendAgain, SentAgain>
{
    public async Task<SentAgain> Handle(SendAgain command, CancellationToken ct)
    {
        gate.Council(Subject.Job, Act.Write);
        var ids = command.DeliveryIds.Distinct().ToArray();
        var known = await db.List<Row>("SELECT Id, State, LastError FROM Deliveries WHERE CouncilId = @CouncilId AND Id IN @ids", new { ids }, ct);
        if (known.Count < ids.Length) throw RefusedException.NotFound("thư, tin nhắn cần gửi lại");
        if (known.FirstOrDefault(d => d.State is not DeliveryState.Dead) is not null)
            throw RefusedException.Conflict("delivery.not_dead", "Chỉ gửi lại những gì hệ thống đã thôi gửi.", nameof(command.DeliveryIds));
        foreach (var dead in known)
        {
            await db.Execute("""
                UPDATE Deliveries SET State = 'Waiting', Attempts = 0, NextTryAt = @now WHERE Id = @Id AND CouncilId = @CouncilId AND State = 'Dead'
                """, new { dead.Id, now = clock.GetUtcNow() }, ct);
            journal.Add(new DeliverySentAgain(dead.Id, dead.LastError));
        }
        return new SentAgain(known.Count);
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required DeliveryState State { get; init; }
        public string? LastError { get; init; }
    }
}

public sealed record DeliverySentAgain(Guid SubjectId, string? LastError) : IEvent;
