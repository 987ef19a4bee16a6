using System.Globalization;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Planning;

/// <summary>The reference calendar: what other bodies do at the units, by the day it begins.</summary>
[Requires(Subject.OutsideCheck, Act.Read)]
public sealed record OutsideCheckList : IQuery<Page<OutsideCheckLine>>
{
    /// <summary>What is under way on some day of this year.</summary>
    public int? Year { get; init; }
    public Guid? UnitId { get; init; }
    public OutsideBody? Body { get; init; }

    /// <summary>Words anywhere in the topic, with or without diacritics.</summary>
    public string? Search { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<OutsideCheckList>
    {
        public Validator()
        {
            RuleFor(q => q.Year).InclusiveBetween(2000, 2100);
            RuleFor(q => q.Body).IsInEnum();
            RuleFor(q => q.Search).MaximumLength(200);
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record OutsideCheckLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The unit's name on the first of the days.</summary>
    public required string UnitName { get; init; }
    public required OutsideBody Body { get; init; }
    public string? BodyName { get; init; }
    public required string Topic { get; init; }
    public required DateOnly FromOn { get; init; }
    public required DateOnly ToOn { get; init; }
    public required string SourcePaper { get; init; }
    public required int Version { get; init; }
}

internal sealed class OutsideCheckListHandler(Db db, Gate gate) : IRequestHandler<OutsideCheckList, Page<OutsideCheckLine>>
{
    private const string Sql = """
        SELECT o.Seq, o.Id, o.UnitId, n.Name AS UnitName, o.Body, o.BodyName, o.Topic, o.FromOn, o.ToOn, o.SourcePaper, o.Version
        FROM OutsideChecks o
        JOIN Units u ON u.Id = o.UnitId
        LEFT JOIN UnitNames n ON n.UnitId = u.Id AND n.ValidFrom = COALESCE(
            (SELECT MAX(x.ValidFrom) FROM UnitNames x WHERE x.UnitId = u.Id AND x.ValidFrom <= o.FromOn),
            (SELECT MIN(x.ValidFrom) FROM UnitNames x WHERE x.UnitId = u.Id))
        WHERE o.CouncilId = @CouncilId
            AND (@YearFrom IS NULL OR (o.FromOn <= @YearTo AND o.ToOn >= @YearFrom))
            AND (@UnitId IS NULL OR o.UnitId = @UnitId)
            AND (@Body IS NULL OR o.Body = @Body)
            AND (@Pattern IS NULL OR o.FoldedTopic LIKE @Pattern ESCAPE '\')
            AND (@AfterOn IS NULL OR o.FromOn < @AfterOn OR (o.FromOn = @AfterOn AND o.Seq < @AfterSeq))
        ORDER BY o.FromOn DESC, o.Seq DESC
        """;

    public Task<Page<OutsideCheckLine>> Handle(OutsideCheckList query, CancellationToken ct)
    {
        gate.Council(Subject.OutsideCheck, Act.Read);
        var after = After(query.After);
        return db.Page<OutsideCheckLine>(Sql, new
        {
            YearFrom = query.Year is { } from ? new DateOnly(from, 1, 1) : (DateOnly?)null,
            YearTo = query.Year is { } to ? new DateOnly(to, 12, 31) : (DateOnly?)null,
            query.UnitId,
            query.Body,
            Pattern = SearchText.Anywhere(query.Search),
            AfterOn = after?.On,
            AfterSeq = after?.Seq,
        }, query.Take, row => [row.FromOn, row.Seq], ct);
    }

    private static (DateOnly On, long Seq)? After(string? cursor)
    {
        if (cursor is null) return null;
        return Cursor.Read(cursor, 2) is [var day, var number] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && long.TryParse(number, CultureInfo.InvariantCulture, out var seq)
            ? (on, seq)
            : throw RefusedException.Malformed("cursor.invalid", "Con trỏ phân trang không hợp lệ; hãy bắt đầu lại từ trang đầu.", nameof(OutsideCheckList.After));
    }
}
