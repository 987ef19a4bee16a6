using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dispatches;

/// <summary>
/// The papers and conclusions that were sent to a unit and whose receipt it has not confirmed, what was sent first standing first; for the unit alone, none for the council's people. That a conclusion
/// arrived its head confirms; the others of the unit see that it waits.
/// </summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record PapersToAcknowledge : IQuery<IReadOnlyList<PaperToAcknowledge>>;

public sealed record PaperToAcknowledge
{
    /// <summary>The paper; of a conclusion the conclusion.</summary>
    public required Guid Id { get; init; }

    /// <summary>The sending that is confirmed; null for a conclusion, which is confirmed as such.</summary>
    public Guid? DispatchId { get; init; }

    /// <summary>Null for a conclusion.</summary>
    public PaperKind? Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public required DateOnly SentOn { get; init; }

    /// <summary>The reader confirms it; otherwise the unit's head does.</summary>
    public bool MayConfirm { get; init; }
}

internal sealed class PapersToAcknowledgeHandler(Db db, Gate gate, Actor actor) : IRequestHandler<PapersToAcknowledge, IReadOnlyList<PaperToAcknowledge>>
{
    // A unit gets a few at a time.
    private const int Shown = 20;

    public async Task<IReadOnlyList<PaperToAcknowledge>> Handle(PapersToAcknowledge query, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Read);
        // The kind comes from its own column: out of the union, whose first row may have none, SQLite would give it as a number.
        return (await db.Page<PaperToAcknowledge>("""
            SELECT w.Id, w.DispatchId, o.Kind, w.Title, w.Number, w.Symbol, w.SentOn, CASE WHEN w.DispatchId IS NULL THEN @MayAnswer ELSE @MayWrite END AS MayConfirm
            FROM (
                SELECT p.Id, d.Id AS DispatchId, p.Id AS PaperId, p.Title, p.Number, p.Symbol, d.SentOn, d.Seq
                FROM PaperDispatches d
                JOIN OfficialPapers p ON p.Id = d.PaperId
                WHERE d.UnitId = @ActorUnitId AND d.CouncilId = @CouncilId AND d.Status = 'Sent' AND d.AcknowledgedOn IS NULL AND p.Force IN ('InForce', 'Corrected')
                UNION ALL
                SELECT k.Id, NULL AS DispatchId, NULL AS PaperId, k.Abstract AS Title, k.Number, k.Symbol, q.SentOn, q.Seq
                FROM ConclusionReceipts q
                JOIN Conclusions k ON k.Id = q.ConclusionId
                WHERE q.UnitId = @ActorUnitId AND q.CouncilId = @CouncilId AND q.ReceivedOn IS NULL AND k.Status = 'Sent'
            ) w
            LEFT JOIN OfficialPapers o ON o.Id = w.PaperId
            ORDER BY w.SentOn, w.Seq, w.Id
            """, new
            {
                MayAnswer = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Conclusion, Act.Comment),
                MayWrite = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Write),
            }, Shown, row => [row.Id], ct)).Items;
    }
}
