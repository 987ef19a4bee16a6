using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>What the minutes' signing and locking read.</summary>
internal static class MinutesRows
{
    public static async Task<bool> HasSignatures(this Db db, Guid visitId, CancellationToken ct) =>
        await db.Value<long>("SELECT COUNT(*) FROM MinutesSignatures WHERE VisitId = @visitId AND CouncilId = @CouncilId", new { visitId }, ct) > 0;

    /// <summary>Who signs minutes in this council.</summary>
    public static async Task<IReadOnlyList<MinutesParty>> MinutesSigners(this Db db, CancellationToken ct) =>
        Lists.Read<MinutesParty>((await db.Value<string>("SELECT MinutesSigners FROM Councils WHERE Id = @CouncilId", null, ct))!);

    public static async Task<IReadOnlyList<Guid>> VisitUnitIds(this Db db, Guid visitId, CancellationToken ct) =>
        [.. (await db.List<UnitRow>("SELECT UnitId FROM VisitUnits WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Seq", new { visitId }, ct)).Select(row => row.UnitId)];

    /// <summary>The unit whose representative signs: the one that is named, or the only one of the session.</summary>
    public static async Task<Guid> SigningUnit(this Db db, Guid visitId, Guid? unitId, CancellationToken ct)
    {
        var units = await db.VisitUnitIds(visitId, ct);
        if (unitId is { } named) return units.Contains(named) ? named : throw RefusedException.NotFound("cơ quan, tổ chức chịu sự giám sát");
        return units.Count == 1
            ? units[0]
            : throw RefusedException.Invalid("visit.which_unit", nameof(SignMinutes.UnitId), "Buổi làm việc có nhiều đơn vị; hãy chọn đơn vị có người ký.");
    }

    private sealed record UnitRow
    {
        public required Guid UnitId { get; init; }
    }
}
