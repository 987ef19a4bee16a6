using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>The actor's own council and its settings.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record CouncilDetails : IQuery<CouncilAnswer>;

public sealed record CouncilAnswer
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string HeaderName { get; init; }
    public required CouncilLevel Level { get; init; }
    public required string PlaceName { get; init; }

    /// <summary>Its papers say that they have no legal value.</summary>
    public required bool IsDemo { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public required NumberSource NumberSource { get; init; }
    public required string ChecklistName { get; init; }
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }
    public required bool ChecklistEnforced { get; init; }

    /// <summary>Working days that "at once" is taken to mean.</summary>
    public required int ImmediateDays { get; init; }
    public required IReadOnlyList<MinutesParty> MinutesSigners { get; init; }
    public required int Version { get; init; }
}

internal sealed class CouncilDetailsHandler(Db db, Gate gate) : IRequestHandler<CouncilDetails, CouncilAnswer>
{
    public async Task<CouncilAnswer> Handle(CouncilDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return await db.LoadCouncil(ct);
    }
}

internal static class CouncilRows
{
    /// <summary>The actor's council.</summary>
    public static async Task<CouncilAnswer> LoadCouncil(this Db db, CancellationToken ct)
    {
        var row = await db.Find<Row>("""
            SELECT Id, Code, Name, HeaderName, Level, PlaceName, IsDemo, ValidFrom, ValidTo, NumberSource, ChecklistName, ChecklistItems, ChecklistEnforced, ImmediateDays, MinutesSigners, Version
            FROM Councils WHERE Id = @CouncilId
            """, null, ct) ?? throw RefusedException.NotFound("Hội đồng nhân dân");
        return new CouncilAnswer
        {
            Id = row.Id,
            Code = row.Code,
            Name = row.Name,
            HeaderName = row.HeaderName,
            Level = row.Level,
            PlaceName = row.PlaceName,
            IsDemo = row.IsDemo,
            ValidFrom = row.ValidFrom,
            ValidTo = row.ValidTo,
            NumberSource = row.NumberSource,
            ChecklistName = row.ChecklistName,
            Checklist = Lists.Read<ChecklistItem>(row.ChecklistItems),
            ChecklistEnforced = row.ChecklistEnforced,
            ImmediateDays = row.ImmediateDays,
            MinutesSigners = Lists.Read<MinutesParty>(row.MinutesSigners),
            Version = row.Version,
        };
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Name { get; init; }
        public required string HeaderName { get; init; }
        public required CouncilLevel Level { get; init; }
        public required string PlaceName { get; init; }
        public required bool IsDemo { get; init; }
        public required DateOnly ValidFrom { get; init; }
        public DateOnly? ValidTo { get; init; }
        public required NumberSource NumberSource { get; init; }
        public required string ChecklistName { get; init; }
        public required string ChecklistItems { get; init; }
        public required bool ChecklistEnforced { get; init; }
        public required int ImmediateDays { get; init; }
        public required string MinutesSigners { get; init; }
        public required int Version { get; init; }
    }
}
