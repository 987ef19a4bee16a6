using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>What the tasks of a conclusion still lack by the council's "n rõ", and what else a careful reader would point out before issue.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record ConclusionChecklist(Guid ConclusionId) : IQuery<ChecklistView>;

/// <param name="Name">"6 rõ".</param>
/// <param name="Enforced">What is missing stops the issue; otherwise it is only shown.</param>
/// <param name="Tasks">Every task with what it lacks.</param>
/// <param name="Remarks">Further remarks in Vietnamese; they never stop anything.</param>
public sealed record ChecklistView(string Name, bool Enforced, IReadOnlyList<CheckedTask> Tasks, IReadOnlyList<string> Remarks);

public sealed record CheckedTask(Guid TaskId, int Number, IReadOnlyList<ChecklistItem> Missing);

internal sealed class ConclusionChecklistHandler(Db db, Gate gate) : IRequestHandler<ConclusionChecklist, ChecklistView>
{
    public async Task<ChecklistView> Handle(ConclusionChecklist query, CancellationToken ct)
    {
        await gate.Conclusion(query.ConclusionId, Act.Write, ct);
        return await Checklist.Read(db, query.ConclusionId, ct);
    }
}

/// <summary>The council's checklist against the fields of tasks.</summary>
internal static class Checklist
{
    public static async Task<ChecklistView> Read(Db db, Guid conclusionId, CancellationToken ct)
    {
        var council = (await db.Find<Settings>("SELECT Name, ChecklistName, ChecklistItems, ChecklistEnforced FROM Councils WHERE Id = @CouncilId", null, ct))!;
        var items = Councils.Lists.Read<ChecklistItem>(council.ChecklistItems);
        var kind = (await db.LoadConclusion(conclusionId, ct)).Kind;
        var own = (await db.PlacedClauses(conclusionId, ct)).Select(clause => (clause.Place, Remark: OwnProposals.Remark(kind, council.Name, clause.Text))).Where(one => one.Remark is not null);
        var tasks = await db.List<Row>("""
            SELECT t.Id, t.Number, t.Force, t.ResponsiblePost, t.Product, t.DeadlineKind, t.StatedOn, t.Cycle,
                   (SELECT COUNT(*) FROM TaskSources s WHERE s.TaskId = t.Id) AS Sources
            FROM FollowUpTasks t
            WHERE t.ConclusionId = @conclusionId AND t.CouncilId = @CouncilId
            ORDER BY t.Number
            """, new { conclusionId }, ct);
        return new ChecklistView(council.ChecklistName, council.ChecklistEnforced,
            [.. tasks.Select(t => new CheckedTask(t.Id, t.Number, [.. items.Where(item => !t.Has(item))]))],
            [.. Remarks(kind, tasks), .. own.Select(one => $"{one.Place}: {one.Remark}")]);
    }

    /// <summary>Which field of a task makes it clear in which respect. Its lead unit and the force it is addressed with are never missing, nor is its content.</summary>
    public static bool IsClear(ChecklistItem item, string? responsiblePost, string? product, DeadlineRule deadline, bool hasSource) => item switch
    {
        ChecklistItem.Person => !string.IsNullOrWhiteSpace(responsiblePost),
        ChecklistItem.Product => !string.IsNullOrWhiteSpace(product),
        ChecklistItem.Work => hasSource,
        ChecklistItem.Time => deadline.Kind switch
        {
            DeadlineKind.Date or DeadlineKind.Stage => deadline.On is not null,
            DeadlineKind.Recurring => deadline.Cycle is not null,
            DeadlineKind.Continuous => deadline.On is not null || deadline.Cycle is not null,
            _ => true,
        },
        _ => true,
    };

    private static IEnumerable<string> Remarks(ConclusionKind kind, IReadOnlyList<Row> tasks)
    {
        if (tasks.Count == 0) yield return "Chưa tách nội dung yêu cầu, kiến nghị nào từ văn bản.";
        if (kind is ConclusionKind.GroupRecommendations or ConclusionKind.CommitteeRecommendations or ConclusionKind.SessionRemarks)
            foreach (var task in tasks.Where(t => t.Force is TaskForce.Requires))
                yield return $"Nội dung số {task.Number} ghi “{TaskForce.Requires.Label()}”; “{kind.Label()}” thường chỉ kiến nghị, đề nghị.";
    }

    private sealed record Settings
    {
        public required string Name { get; init; }
        public required string ChecklistName { get; init; }
        public required string ChecklistItems { get; init; }
        public required bool ChecklistEnforced { get; init; }
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public required TaskForce Force { get; init; }
        public string? ResponsiblePost { get; init; }
        public string? Product { get; init; }
        public required DeadlineKind DeadlineKind { get; init; }
        public DateOnly? StatedOn { get; init; }
        public Cycle? Cycle { get; init; }
        public required long Sources { get; init; }

        public bool Has(ChecklistItem item) => IsClear(item, ResponsiblePost, Product, new DeadlineRule { Kind = DeadlineKind, On = StatedOn, Cycle = Cycle }, Sources > 0);
    }
}
