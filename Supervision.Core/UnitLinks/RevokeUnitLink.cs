using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitLinks;

/// <summary>Takes a link back: it opens nothing more, and what is open by it ends with the next request.</summary>
[Requires(Subject.UnitLink, Act.Write)]
public sealed record RevokeUnitLink : ICommand<LinkRevoked>
{
    public required Guid UnitLinkId { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<RevokeUnitLink>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

public sealed record LinkRevoked(Guid Id);

internal sealed class RevokeUnitLinkHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<RevokeUnitLink, LinkRevoked>
{
    public async Task<LinkRevoked> Handle(RevokeUnitLink command, CancellationToken ct)
    {
        gate.Council(Subject.UnitLink, Act.Write);
        var link = await db.Find<Row>("SELECT MatterId, ExpiresAt, RevokedAt, Openings, LastUsedAt FROM UnitLinks WHERE Id = @UnitLinkId AND CouncilId = @CouncilId", command, ct) ?? throw RefusedException.NotFound("đường dẫn");
        var now = clock.GetUtcNow();
        if (link.RevokedAt is not null || link.ExpiresAt <= now) throw RefusedException.Conflict("link.ended", "Đường dẫn này đã được thu hồi hoặc đã hết hạn.");
        await db.Execute("UPDATE UnitLinks SET RevokedAt = @now WHERE Id = @UnitLinkId AND CouncilId = @CouncilId", new { command.UnitLinkId, now }, ct);
        journal.Add(new UnitLinkRevoked(link.MatterId, command.UnitLinkId, LinkTie.CodeOf(command.UnitLinkId), command.Reason), new { link.ExpiresAt, link.Openings, link.LastUsedAt });
        return new LinkRevoked(command.UnitLinkId);
    }

    private sealed record Row
    {
        public required Guid MatterId { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
        public DateTimeOffset? RevokedAt { get; init; }
        public required int Openings { get; init; }
        public DateTimeOffset? LastUsedAt { get; init; }
    }
}

public sealed record UnitLinkRevoked(Guid SubjectId, Guid UnitLinkId, string LinkCode, string Reason) : IEvent;
