using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>Submitted papers that wait for the actor's approval: those that it may read and approve, the oldest first. What somebody else approves, or what the actor wrote, is not among them.</summary>
[Requires(Subject.Paper, Act.Approve)]
public sealed record PapersToApprove : IQuery<IReadOnlyList<PaperLine>>
{
    public int Take { get; init; } = 20;

    public sealed class Validator : AbstractValidator<PapersToApprove>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 100);
    }
}

internal sealed class PapersToApproveHandler(Db db, Gate gate, Actor actor) : IRequestHandler<PapersToApprove, IReadOnlyList<PaperLine>>
{
    // More than an office has waiting at any time; who approves is not asked of more rows than that.
    private const int MostWaiting = 200;

    private static readonly string[] OwnLife = [.. PaperKinds.All.Where(rule => rule.OwnedBy is null).Select(rule => $"{rule.Kind}")];

    public async Task<IReadOnlyList<PaperLine>> Handle(PapersToApprove query, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Approve);
        var waiting = await db.Page<PaperLine>("""
            SELECT p.Seq, p.Id, p.Kind, p.Status, p.Force, p.Title, p.Number, p.Symbol, p.IssuedOn, p.CampaignId, c.Title AS CampaignTitle, p.SubjectId, p.DraftedAt, p.Version
            FROM OfficialPapers p
            LEFT JOIN Campaigns c ON c.Id = p.CampaignId
            WHERE p.CouncilId = @CouncilId AND p.Status = 'Submitted' AND p.Kind IN @ownLife
              AND
            """ + PaperSight.Condition + " ORDER BY p.Seq", PaperSight.Arguments(actor, new { ownLife = OwnLife }), MostWaiting, row => [row.Seq], ct);
        var mine = new List<PaperLine>();
        foreach (var line in waiting.Items.TakeWhile(_ => mine.Count < query.Take))
        {
            if (await Read(line.Id, ct) is { IsArchived: false } access && (await PaperAccess.Approval(db, await db.LoadPaper(line.Id, ct), access, actor, ct)).IsMine) mine.Add(line);
        }
        return mine;
    }

    // The list and the gate decide alike; were they ever to differ, what cannot be opened is not shown.
    private async Task<CampaignAccess?> Read(Guid paperId, CancellationToken ct)
    {
        try
        {
            return await gate.OfficialPaper(paperId, Act.Read, ct);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.NotFound)
        {
            return null;
        }
    }
}
