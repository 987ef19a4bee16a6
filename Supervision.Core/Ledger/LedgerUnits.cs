using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Ledger;

/// <summary>Which units may take a task over.</summary>
internal static class LedgerUnits
{
    /// <summary>Refuses a unit that is not the council's, or that has ended.</summary>
    public static async Task DemandActiveUnit(this Db db, Guid unitId, DateOnly on, string field, CancellationToken ct)
    {
        if (await db.EndOf(unitId, ct) is { } end && end < on)
            throw RefusedException.Invalid("unit.ended", field, $"Đơn vị đã kết thúc hoạt động ngày {VietnameseDate.Short(end)}; chọn đơn vị kế thừa.");
    }

    /// <summary>The last day of a unit that has ended; refuses one that has not.</summary>
    public static async Task<DateOnly> DemandEnded(this Db db, Guid unitId, DateOnly on, CancellationToken ct)
    {
        if (await db.EndOf(unitId, ct) is { } end && end < on) return end;
        throw RefusedException.Conflict("handover.unit_active", "Đơn vị chủ trì còn hoạt động: chỉ bàn giao nội dung của đơn vị đã kết thúc hoạt động. Đơn vị còn hoạt động thì giao việc tiếp hoặc đề nghị chuyển.");
    }

    /// <summary>Refuses receivers that the register of units does not name as successors of the one that ended.</summary>
    public static async Task DemandSuccessors(this Db db, Guid endedId, IEnumerable<Guid> receivers, DateOnly on, string field, CancellationToken ct)
    {
        var successors = (await db.List<SuccessorRow>("SELECT SuccessorId FROM UnitSuccessors WHERE UnitId = @endedId AND CouncilId = @CouncilId", new { endedId }, ct)).Select(s => s.SuccessorId).ToHashSet();
        foreach (var receiver in receivers)
        {
            await db.DemandActiveUnit(receiver, on, field, ct);
            if (!successors.Contains(receiver))
                throw RefusedException.Conflict("handover.successor", "Đơn vị nhận không phải đơn vị kế thừa: nội dung của đơn vị đã kết thúc chỉ được bàn giao cho đơn vị kế thừa ghi trong danh mục đơn vị.", field);
        }
    }

    private static async Task<DateOnly?> EndOf(this Db db, Guid unitId, CancellationToken ct) =>
        (await db.Find<EndRow>("SELECT ValidTo FROM Units WHERE Id = @unitId AND CouncilId = @CouncilId", new { unitId }, ct) ?? throw RefusedException.NotFound("đơn vị")).ValidTo;

    private sealed record EndRow
    {
        public DateOnly? ValidTo { get; init; }
    }

    private sealed record SuccessorRow
    {
        public required Guid SuccessorId { get; init; }
    }
}
