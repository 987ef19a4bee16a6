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
}

internal sealed class BodyListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<BodyList, IReadOnlyList<BodyLine>>
{
    public Task<IReadOnlyList<BodyLine>> Handle(BodyList query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return db.List<BodyLine>("""
            SELECT Id, Kind, Name, HeaderName, ShortCode, ValidFrom, ValidTo
            FROM Bodies
            WHERE CouncilId = @CouncilId AND ValidFrom <= @On AND (ValidTo IS NULL OR ValidTo >= @On)
            ORDER BY Seq
            """, new { On = query.On ?? clock.Today() }, ct);
    }
}
