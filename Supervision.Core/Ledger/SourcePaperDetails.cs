using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>One paper of the ledger; its tasks are listed by <see cref="Tasks.TaskList"/>.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record SourcePaperDetails(Guid SourcePaperId) : IQuery<SourcePaperView>;

public sealed record SourcePaperView
{
    public required Guid Id { get; init; }
    public required SourcePaperKind Kind { get; init; }
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string Issuer { get; init; }
    public required string Title { get; init; }
    public Guid? BodyId { get; init; }
    public string? BodyName { get; init; }
    public string? RegisteredByName { get; init; }

    /// <summary>What the drafted tasks lack by the council's "n rõ"; null for whoever does not read them.</summary>
    public ChecklistView? Checklist { get; init; }

    /// <summary>Of each drafted task what its unit will be held to; none for whoever does not read them.</summary>
    public IReadOnlyList<DraftedTerms> Terms { get; init; } = [];

    /// <summary>The reader may draft tasks of it, mend them and take them off.</summary>
    public bool MayWrite { get; init; }

    /// <summary>The reader sends drafted tasks out, where others wrote them.</summary>
    public bool MayApprove { get; init; }

    /// <summary>The reader may send the drafted tasks out now.</summary>
    public bool MayAssign { get; init; }
    public required int Version { get; init; }
}

/// <summary>By when a drafted task is to be done, and who helps.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Deadline">In words, with its cycle: "30/6/2027", "Hằng quý; lần đầu 31/12/2026"; empty where none is stated.</param>
/// <param name="Coordinators">The units that coordinate.</param>
public sealed record DraftedTerms(Guid TaskId, string Deadline, IReadOnlyList<string> Coordinators);

internal sealed class SourcePaperDetailsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<SourcePaperDetails, SourcePaperView>
{
    public async Task<SourcePaperView> Handle(SourcePaperDetails query, CancellationToken ct)
    {
        var access = await gate.SourcePaper(query.SourcePaperId, Act.Read, ct);
        var paper = (await db.Find<SourcePaperView>("""
            SELECT s.Id, s.Kind, s.Reference, s.IssuedOn, s.Issuer, s.Title, s.BodyId, b.Name AS BodyName, p.Name AS RegisteredByName, s.Version
            FROM SourcePapers s
            LEFT JOIN Bodies b ON b.Id = s.BodyId
            LEFT JOIN People p ON p.Id = s.RegisteredBy
            WHERE s.Id = @SourcePaperId AND s.CouncilId = @CouncilId
            """, query, ct))!;
        if (access.IsUnit) paper = paper with { RegisteredByName = null };
        if (!access.Allows(Subject.FollowUpTask, Standing.Draft, Act.Read)) return paper;
        var checklist = await LedgerChecklist.Read(db, paper.Id, ct);
        var approves = access.Allows(Subject.FollowUpTask, Standing.Draft, Act.Approve);
        return paper with
        {
            Checklist = checklist,
            Terms = await Terms(paper.Id, ct),
            MayWrite = access.Allows(Subject.FollowUpTask, Standing.Draft, Act.Write),
            MayApprove = approves,
            MayAssign = approves && checklist.Tasks.Count > 0 && !(checklist.Enforced && checklist.Tasks.Any(t => t.Missing.Count > 0))
                && (!await db.WroteDraftedPaper(paper.Id, ct) || !await db.IsStrict(FourEyesDuty.LedgerAssigning, ct)),
        };
    }

    private async Task<IReadOnlyList<DraftedTerms>> Terms(Guid paperId, CancellationToken ct)
    {
        var helpers = (await db.List<Helper>("""
            SELECT o.TaskId, n.Name
            FROM TaskCoordinators o
            JOIN FollowUpTasks t ON t.Id = o.TaskId
            JOIN Units u ON u.Id = o.UnitId
            """ + UnitNaming.OnDay + """
            WHERE t.SourcePaperId = @paperId AND t.CouncilId = @CouncilId AND t.Progress = 'Draft'
            ORDER BY o.Seq
            """, new { paperId, On = clock.Today() }, ct)).ToLookup(row => row.TaskId, row => row.Name);
        var tasks = await db.List<PaperTask>("""
            SELECT t.Id, t.Content, t.Force, n.Name AS LeadUnitName, t.DeadlineKind, t.DeadlineText, t.StatedOn, t.StatedYear, t.Cycle
            FROM FollowUpTasks t
            JOIN Units u ON u.Id = t.LeadUnitId
            """ + UnitNaming.OnDay + """
            WHERE t.SourcePaperId = @paperId AND t.CouncilId = @CouncilId AND t.Progress = 'Draft'
            ORDER BY t.Number
            """, new { paperId, On = clock.Today() }, ct);
        return [.. tasks.Select(task => new DraftedTerms(task.Id, TaskAnnex.Deadline(task), [.. helpers[task.Id]]))];
    }

    private sealed record Helper
    {
        public required Guid TaskId { get; init; }
        public required string Name { get; init; }
    }
}
