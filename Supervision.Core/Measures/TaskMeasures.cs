using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Measures;

/// <summary>What was decided about a late task, in order. The unit concerned sees it.</summary>
[Requires(Subject.Escalation, Act.Read)]
public sealed record TaskMeasures(Guid TaskId) : IQuery<IReadOnlyList<MeasureView>>;

public sealed record MeasureView
{
    public required Guid Id { get; init; }
    public required MeasureKind MeasureKind { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required string DecidedBy { get; init; }
    public required string Reference { get; init; }
    public required string Content { get; init; }
    public string? ResponsiblePost { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? AnsweredOn { get; init; }
    public string? Answer { get; init; }

    /// <summary>The unit's own number, where it explained here itself and gave one.</summary>
    public string? AnswerReference { get; init; }

    /// <summary>The answer is the unit's own explanation, and not what the office wrote down.</summary>
    public required bool IsExplained { get; init; }

    /// <summary>What the unit's contact proposes to say; for the unit's own people alone.</summary>
    public string? DraftAnswer { get; init; }
    public string? DraftReference { get; init; }
    public string? DraftedByName { get; init; }
    public DateOnly? DraftedOn { get; init; }

    /// <summary>How often it was drafted; 0 for never.</summary>
    public int DraftNumber { get; init; }

    /// <summary>No answer by the day it was due.</summary>
    public bool IsLate { get; init; }
    public required int Version { get; init; }
}

internal sealed class TaskMeasuresHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<TaskMeasures, IReadOnlyList<MeasureView>>
{
    public async Task<IReadOnlyList<MeasureView>> Handle(TaskMeasures query, CancellationToken ct)
    {
        await gate.FollowUpTask(query.TaskId, Subject.Escalation, Act.Read, ct);
        var today = clock.Today();
        var rows = await db.List<MeasureView>("""
            SELECT m.Id, m.Kind AS MeasureKind, m.DecidedOn, m.DecidedBy, m.Reference, m.Content, m.ResponsiblePost, m.DueOn, m.AnsweredOn, m.Answer, m.AnswerReference,
                   CASE WHEN m.ExplainedBy IS NULL THEN 0 ELSE 1 END AS IsExplained, CASE WHEN p.Id IS NULL THEN NULL ELSE m.DraftAnswer END AS DraftAnswer,
                   CASE WHEN p.Id IS NULL THEN NULL ELSE m.DraftReference END AS DraftReference, p.Name AS DraftedByName, CASE WHEN p.Id IS NULL THEN NULL ELSE m.DraftedOn END AS DraftedOn, CASE WHEN @ActorUnitId IS NULL THEN 0 ELSE COALESCE(m.DraftNumber, 0) END AS DraftNumber, m.Version
            FROM Measures m
            LEFT JOIN People p ON p.Id = m.DraftedBy AND p.UnitId = @ActorUnitId
            WHERE m.TaskId = @TaskId AND m.CouncilId = @CouncilId
            ORDER BY m.Seq
            """, new { query.TaskId }, ct);
        return [.. rows.Select(row => row with { IsLate = row.DueOn is { } due && (row.AnsweredOn ?? today) > due })];
    }
}
