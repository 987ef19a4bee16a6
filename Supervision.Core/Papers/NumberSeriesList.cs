using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>The council's own series of numbers, with the last number of this year.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record NumberSeriesList : IQuery<IReadOnlyList<NumberSeriesView>>;

public sealed record NumberSeriesView
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public Guid? BodyId { get; init; }
    public string? BodyName { get; init; }

    /// <summary>Abbreviations of the types that it numbers, parted by blanks.</summary>
    public required string DocumentTypes { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>The last number given this year; none before the first.</summary>
    public int? LastNumber { get; init; }
}

internal sealed class NumberSeriesListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<NumberSeriesList, IReadOnlyList<NumberSeriesView>>
{
    public Task<IReadOnlyList<NumberSeriesView>> Handle(NumberSeriesList query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        return db.List<NumberSeriesView>("""
            SELECT s.Id, s.Code, s.Name, s.BodyId, b.Name AS BodyName, s.DocumentTypes, s.ValidFrom, s.ValidTo,
                   (SELECT MAX(d.Number) FROM DocumentNumbers d WHERE d.CouncilId = s.CouncilId AND d.Series = s.Code AND d.Year = @Year) AS LastNumber
            FROM NumberSeries s
            LEFT JOIN Bodies b ON b.Id = s.BodyId
            WHERE s.CouncilId = @CouncilId
            ORDER BY s.Seq
            """, new { clock.Today().Year }, ct);
    }
}
