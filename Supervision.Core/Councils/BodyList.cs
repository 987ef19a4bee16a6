using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>The council's own bodies that exist on a day; without a day, today's.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record BodyList(DateOnly? On = null) : IQuery<IReadOnlyList<BodyLine>>;

public sealed record BodyLine
{
    public required Guid Id { get; init; }
    public required BodyKind Kind { get; init; }
    public required string Name { get; init; }
    public required string HeaderName { get; init; }
    public required string ShortCode { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>What it was called before, the latest first.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; init; } = [];
}

/// <param name="Name">The name.</param>
/// <param name="ValidTo">Its last day.</param>
public sealed record FormerName(string Name, DateOnly ValidTo);

internal sealed class BodyListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<BodyList, IReadOnlyList<BodyLine>>
{
    public async Task<IReadOnlyList<BodyLine>> Handle(BodyList query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        var bodies = await db.List<BodyLine>($"""
            SELECT b.Id, b.Kind, {BodyNaming.Name} AS Name, {BodyNaming.HeaderName} AS HeaderName, b.ShortCode, b.ValidFrom, b.ValidTo
            FROM Bodies b
            WHERE b.CouncilId = @CouncilId AND b.ValidFrom <= @On AND (b.ValidTo IS NULL OR b.ValidTo >= @On)
            ORDER BY b.Seq
            """, new { On = query.On ?? clock.Today() }, ct);
        var former = (await db.List<Former>("SELECT BodyId, Name, ValidTo FROM BodyNames WHERE CouncilId = @CouncilId ORDER BY ValidTo DESC", null, ct)).ToLookup(row => row.BodyId, row => new FormerName(row.Name, row.ValidTo));
        return [.. bodies.Select(body => body with { FormerNames = [.. former[body.Id]] })];
    }

    private sealed record Former
    {
        public required Guid BodyId { get; init; }
        public required string Name { get; init; }
        public required DateOnly ValidTo { get; init; }
    }
}
