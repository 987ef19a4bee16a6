using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>The communes that name the actor's council as theirs beside each other: how much they concluded, what they asked for, how far it has come. Counts what they sent out, nobody's draft.</summary>
[Requires(Subject.Conclusion, Act.Read)]
public sealed record CommuneComparison : IQuery<IReadOnlyList<CommuneTally>>;

public sealed record CommuneTally
{
    public required string CouncilName { get; init; }
    public required int Conclusions { get; init; }
    public required int Tasks { get; init; }
    public required int Done { get; init; }

    /// <summary>Past their deadline today; what was reported done is judged by the day of its report.</summary>
    public required int Overdue { get; init; }

    /// <summary>In percent with one decimal; null where nothing was asked for.</summary>
    public decimal? Share => Tasks == 0 ? null : Math.Round(100m * Done / Tasks, 1, MidpointRounding.AwayFromZero);
}

internal sealed class CommuneComparisonHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<CommuneComparison, IReadOnlyList<CommuneTally>>
{
    public Task<IReadOnlyList<CommuneTally>> Handle(CommuneComparison query, CancellationToken ct)
    {
        gate.Council(Subject.Conclusion, Act.Read);
        if (!actor.SeesAll(Subject.Conclusion)) throw RefusedException.Forbidden("Kết quả giám sát của cấp xã dành cho Thường trực, các Ban và Văn phòng Hội đồng nhân dân cấp tỉnh.", "communes.council");
        return db.List<CommuneTally>("""
            -- across councils: what communes sent out is counted for the province that they themselves named
            SELECT c.Name AS CouncilName, COUNT(DISTINCT k.Id) AS Conclusions, COUNT(t.Id) AS Tasks,
                   COALESCE(SUM(CASE WHEN t.Progress IN ('Confirmed', 'PartlyDone') THEN 1 ELSE 0 END), 0) AS Done,
                   COALESCE(SUM(CASE WHEN t.ClosedOn IS NOT NULL OR t.Progress = 'Suspended' OR t.DueOn IS NULL THEN 0
                       WHEN t.Progress = 'ReportedDone' THEN CASE WHEN COALESCE(t.ReportedOn, @On) > t.DueOn THEN 1 ELSE 0 END WHEN t.DueOn < @On THEN 1 ELSE 0 END), 0) AS Overdue
            FROM CouncilParents l
            JOIN Councils c ON c.Id = l.CouncilId
            JOIN Conclusions k ON k.CouncilId = l.CouncilId AND k.Status IN ('Sent', 'Received', 'Reconsidering', 'Discharged')
            LEFT JOIN FollowUpTasks t ON t.ConclusionId = k.Id AND t.IsParent = 0 AND t.Progress NOT IN ('Draft', 'Dropped')
            WHERE l.ParentId = @CouncilId
            GROUP BY c.Id, c.Name
            ORDER BY c.Name
            """, new { On = clock.Today() }, ct);
    }
}
