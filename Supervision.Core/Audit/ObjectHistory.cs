using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Audit;

/// <summary>What has a history of its own.</summary>
public enum HistoryKind
{
    [Label("cuộc giám sát")] Campaign,
    [Label("nội dung yêu cầu, kiến nghị")] FollowUpTask,
    [Label("văn bản")] OfficialPaper,
    [Label("báo cáo kết quả thực hiện")] RemediationReport,
    [Label("kết luận")] Conclusion,
    [Label("hồ sơ")] Dossier,
}

/// <summary>Everything that befell one thing, the last first, in sentences; for whoever may see the thing and read the journal.</summary>
[Requires(Subject.Journal, Act.Read)]
public sealed record ObjectHistory : IQuery<Page<JournalLine>>
{
    public required HistoryKind Kind { get; init; }
    public required Guid About { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<ObjectHistory>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

internal sealed class ObjectHistoryHandler(Db db, Gate gate, Actor actor) : IRequestHandler<ObjectHistory, Page<JournalLine>>
{
    public async Task<Page<JournalLine>> Handle(ObjectHistory query, CancellationToken ct)
    {
        await Enter(query, ct);
        var page = await db.Page<JournalLineRow>("""
            SELECT j.Seq, j.Id, j.At, j.ActorId, p.Name AS ActorName, p.Title AS ActorTitle, j.ActingAs, f.Name AS ActingForName, s.Name AS SubjectName, j.Origin, j.Event, j.SubjectId, j.Data, j.Before
            FROM Journal j
            LEFT JOIN People p ON p.Id = j.ActorId
            LEFT JOIN People f ON f.Id = j.ActingForId
            LEFT JOIN People s ON s.Id = j.SubjectId AND s.CouncilId = @CouncilId
            WHERE j.CouncilId = @CouncilId AND j.SubjectId = @About AND j.Event <> 'AccessRefused' AND (@after IS NULL OR j.Seq < @after)
            ORDER BY j.Seq DESC
            """, new { query.About, after = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
        // Where somebody sat when they did it is for those who watch over the journal.
        var tellsOrigin = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Journal, Act.Run);
        return new Page<JournalLine>([.. page.Items.Select(row => JournalLine.Of(tellsOrigin ? row : row with { Origin = null }))], page.Next);
    }

    private async Task Enter(ObjectHistory query, CancellationToken ct)
    {
        switch (query.Kind)
        {
            case HistoryKind.Campaign:
                await gate.Campaign(query.About, Subject.Journal, Act.Read, ct);
                break;
            case HistoryKind.FollowUpTask:
                await gate.FollowUpTask(query.About, Subject.Journal, Act.Read, ct);
                break;
            case HistoryKind.OfficialPaper:
                await gate.OfficialPaper(query.About, Act.Read, ct);
                break;
            case HistoryKind.RemediationReport:
                await gate.RemediationReport(query.About, Act.Read, ct);
                break;
            case HistoryKind.Conclusion:
                await gate.Conclusion(query.About, Act.Read, ct);
                break;
            default:
                await gate.Campaign(await db.Value<Guid?>("SELECT CampaignId FROM Dossiers WHERE Id = @About AND CouncilId = @CouncilId", new { query.About }, ct)
                    ?? throw RefusedException.NotFound("hồ sơ"), Subject.Journal, Act.Read, ct);
                break;
        }
    }
}
