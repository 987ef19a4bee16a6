using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Storage;

namespace Supervision.Core.Ledger;

/// <summary>The council's "n rõ" for tasks of papers outside campaigns.</summary>
internal static class LedgerChecklist
{
    public static async Task<CouncilChecklist> Settings(Db db, CancellationToken ct)
    {
        var row = (await db.Find<Row>("SELECT ChecklistName, ChecklistItems, ChecklistEnforced FROM Councils WHERE Id = @CouncilId", null, ct))!;
        return new CouncilChecklist(row.ChecklistName, Lists.Read<ChecklistItem>(row.ChecklistItems), row.ChecklistEnforced);
    }

    /// <summary>What the drafted tasks of a paper lack.</summary>
    public static async Task<ChecklistView> Read(Db db, Guid paperId, CancellationToken ct)
    {
        var council = await Settings(db, ct);
        var tasks = await db.List<TaskFields>("""
            SELECT Id, Number, ResponsiblePost, Product, DeadlineKind, StatedOn, Cycle
            FROM FollowUpTasks WHERE SourcePaperId = @paperId AND CouncilId = @CouncilId AND Progress = 'Draft'
            ORDER BY Number
            """, new { paperId }, ct);
        return new ChecklistView(council.Name, council.Enforced,
            [.. tasks.Select(t => new CheckedTask(t.Id, t.Number, council.Missing(t.ResponsiblePost, t.Product, new DeadlineRule { Kind = t.DeadlineKind, On = t.StatedOn, Cycle = t.Cycle })))], []);
    }

    private sealed record Row
    {
        public required string ChecklistName { get; init; }
        public required string ChecklistItems { get; init; }
        public required bool ChecklistEnforced { get; init; }
    }

    private sealed record TaskFields
    {
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public string? ResponsiblePost { get; init; }
        public string? Product { get; init; }
        public required DeadlineKind DeadlineKind { get; init; }
        public DateOnly? StatedOn { get; init; }
        public Cycle? Cycle { get; init; }
    }
}

/// <summary>The council's own list; the paper itself is what a ledger task's work rests on.</summary>
internal sealed record CouncilChecklist(string Name, IReadOnlyList<ChecklistItem> Items, bool Enforced)
{
    public IReadOnlyList<ChecklistItem> Missing(string? responsiblePost, string? product, DeadlineRule deadline) =>
        [.. Items.Where(item => !Checklist.IsClear(item, responsiblePost, product, deadline, hasSource: true))];
}
