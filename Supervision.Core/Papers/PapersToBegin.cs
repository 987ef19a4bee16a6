using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Extensions;
using Supervision.Core.Measures;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers.Composers;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;

namespace Supervision.Core.Papers;

/// <summary>What a paper is begun from.</summary>
public enum PaperAbout
{
    [Label("Buổi làm việc")] Session,
    [Label("Cuộc giám sát")] Campaign,
    [Label("Kết luận")] Conclusion,
    [Label("Văn bản")] Paper,
    [Label("Yêu cầu chấm dứt hành vi vi phạm")] Demand,
    [Label("Đề nghị gia hạn")] Extension,
    [Label("Đề nghị xem xét lại")] Reconsideration,
    [Label("Biện pháp")] Measure,
    [Label("Báo cáo của đơn vị")] UnitReport,
    [Label("Báo cáo kết quả thực hiện")] RemediationReport,
    [Label("Hội đồng nhân dân")] Council,
}

/// <summary>The papers that the actor may begin of a subject as it stands, and the units that they may be written to.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record PapersToBegin : IQuery<PapersToBeginView>
{
    public required PaperAbout About { get; init; }

    /// <summary>The campaign, session, conclusion, paper and so on; none where it is the council.</summary>
    public Guid? SubjectId { get; init; }
}

/// <param name="Subject">What it is about, as people call it.</param>
/// <param name="CampaignId">The campaign that it belongs to.</param>
/// <param name="Kinds">In the order of a supervision's life.</param>
/// <param name="Units">Whom a letter may be written to, where its subject leaves a choice.</param>
public sealed record PapersToBeginView(string Subject, Guid? CampaignId, IReadOnlyList<PaperKind> Kinds, IReadOnlyList<AddressedUnit> Units)
{
    /// <summary>The supervision was archived, so that hardly anything is written about it any more.</summary>
    public bool IsArchived { get; init; }
}

public sealed record AddressedUnit(Guid Id, string Name);

internal sealed class PapersToBeginHandler(IMediator mediator, Db db, Gate gate, Actor actor) : IRequestHandler<PapersToBegin, PapersToBeginView>
{
    private static readonly IReadOnlyList<PaperKind> Every = Enum.GetValues<PaperKind>();

    public async Task<PapersToBeginView> Handle(PapersToBegin query, CancellationToken ct)
    {
        var id = query.SubjectId ?? (query.About is PaperAbout.Council ? Guid.Empty
            : throw RefusedException.Invalid("paper.subject", nameof(query.SubjectId), "Hãy chọn đối tượng của văn bản."));
        var found = await (query.About switch
        {
            PaperAbout.Campaign => Campaign(id, ct),
            PaperAbout.Session => Session(id, ct),
            PaperAbout.Conclusion => Conclusion(id, ct),
            PaperAbout.Paper => Paper(id, ct),
            PaperAbout.Demand => Demand(id, ct),
            PaperAbout.Extension => Extension(id, ct),
            PaperAbout.Reconsideration => Reconsideration(id, ct),
            PaperAbout.Measure => Measure(id, ct),
            PaperAbout.UnitReport => UnitReport(id, ct),
            PaperAbout.RemediationReport => Remediation(id, ct),
            _ => Council(),
        });
        // Nothing is offered that would be refused: in what is archived only errors are corrected and the dossier is handed over.
        var isArchived = found.CampaignId is { } campaign && await db.Value<long>("SELECT COUNT(*) FROM Campaigns WHERE Id = @campaign AND CouncilId = @CouncilId AND Status = 'Archived'", new { campaign }, ct) > 0;
        return found with { IsArchived = isArchived, Kinds = [.. PaperKinds.All.Where(rule => rule.About.Contains(query.About) && PaperAuthors.Refusal(rule.Kind, actor) is null && (!isArchived || rule.IsForArchived)).Select(rule => rule.Kind).Where(found.Kinds.Contains)] };
    }

    private async Task<PapersToBeginView> Campaign(Guid id, CancellationToken ct)
    {
        var view = await mediator.Send(new CampaignDetails { CampaignId = id }, ct);
        var isMember = await db.IsOfDelegation(id, ct);
        // Whoever planned it works on the plan; its papers are written by its delegation and by the council's office.
        return new(view.Head.Title, id, !view.May.WritePapers ? [] : [.. Every.Where(kind => FoundingComposer.Unlawful(kind, view.Head.RuleSetCode, view.Head.SubjectKind) is null && (isMember || kind is not PaperKind.MemberAssessment))],
            [.. view.Units.Select(unit => new AddressedUnit(unit.UnitId, unit.Name))]);
    }

    private async Task<PapersToBeginView> Session(Guid id, CancellationToken ct)
    {
        var minutes = (await mediator.Send(new VisitDetails { VisitId = id }, ct)).Minutes;
        return new(SessionWords.Of(minutes), minutes.Head.CampaignId, minutes.Addenda.Count > 0 ? Every : [.. Every.Where(kind => kind is not PaperKind.MinutesAddendum)],
            [.. minutes.Units.Select(unit => new AddressedUnit(unit.UnitId, unit.Name))]);
    }

    private async Task<PapersToBeginView> Conclusion(Guid id, CancellationToken ct)
    {
        var view = await mediator.Send(new ConclusionDetails(id), ct);
        return new($"{view.Kind.Label()}: {view.Abstract}", view.CampaignId, Every, []);
    }

    private async Task<PapersToBeginView> Paper(Guid id, CancellationToken ct)
    {
        var view = await mediator.Send(new PaperDetails(id), ct);
        return new($"{view.Kind.Label()}: {view.Title}", view.CampaignId, view.Sha256 is null ? [PaperKind.SubmissionSlip]
            : CorrectionLetterComposer.Elsewhere(view.Kind) is null ? [PaperKind.CorrectionLetter, PaperKind.DispatchSlip] : [PaperKind.DispatchSlip], []);
    }

    private async Task<PapersToBeginView> Demand(Guid id, CancellationToken ct)
    {
        var demand = await db.Find<About>("SELECT d.CampaignId AS OwnerId, d.Violation AS Text FROM UrgentDemands d WHERE d.Id = @id AND d.CouncilId = @CouncilId", new { id }, ct)
            ?? throw RefusedException.NotFound("yêu cầu chấm dứt hành vi vi phạm");
        await gate.Campaign(demand.OwnerId, Subject.Visit, Act.Read, ct);
        return new(demand.Text, demand.OwnerId, Every, []);
    }

    private async Task<PapersToBeginView> Extension(Guid id, CancellationToken ct)
    {
        var view = await mediator.Send(new ExtensionDetails(id), ct);
        return new($"Đề nghị gia hạn của {view.UnitName}: {view.TaskContent}", null, view switch
        {
            { Status: ExtensionStatus.Draft } => [PaperKind.ExtensionRequest],
            { Status: ExtensionStatus.Withdrawn } => [],
            // What the unit sent on paper is its own already.
            { PaperReceivedOn: not null } => [.. Every.Where(kind => kind is not PaperKind.ExtensionRequest)],
            _ => Every,
        }, []);
    }

    private async Task<PapersToBeginView> Reconsideration(Guid id, CancellationToken ct)
    {
        var asked = await db.Find<About>("SELECT r.ConclusionId AS OwnerId, r.Grounds AS Text FROM Reconsiderations r WHERE r.Id = @id AND r.CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR r.UnitId = @ActorUnitId)", new { id }, ct)
            ?? throw RefusedException.NotFound("đề nghị xem xét lại");
        var view = await mediator.Send(new ConclusionDetails(asked.OwnerId), ct);
        return new(asked.Text, view.CampaignId, Every, []);
    }

    private async Task<PapersToBeginView> Measure(Guid id, CancellationToken ct)
    {
        var measure = await db.Find<About>("SELECT m.TaskId AS OwnerId, m.Content AS Text, m.Kind FROM Measures m WHERE m.Id = @id AND m.CouncilId = @CouncilId", new { id }, ct)
            ?? throw RefusedException.NotFound("biện pháp");
        await gate.FollowUpTask(measure.OwnerId, Subject.Escalation, Act.Read, ct);
        return new(measure.Text, null, measure.Kind is MeasureKind.WrittenExplanation ? Every : [], []);
    }

    private async Task<PapersToBeginView> UnitReport(Guid id, CancellationToken ct)
    {
        var view = await mediator.Send(new UnitReportDetails(id), ct);
        return new($"Báo cáo của {view.Report.UnitName}", view.Report.CampaignId, view.Versions.Count > 0 ? Every : [], []);
    }

    private async Task<PapersToBeginView> Remediation(Guid id, CancellationToken ct)
    {
        var report = (await mediator.Send(new RemediationReportDetails(id), ct)).Report;
        // What the unit sent on paper is its own already.
        return new(report.Title, null, report.PaperReceivedOn is null ? Every : [.. Every.Where(kind => kind is not PaperKind.RemediationReport)], []);
    }

    private Task<PapersToBeginView> Council()
    {
        gate.Council(Subject.Paper, Act.Write);
        return Task.FromResult(new PapersToBeginView("", null,
        [
            .. PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Escalation, Act.Write) ? (PaperKind[])[PaperKind.MonthlyList] : [],
            .. actor.SeesAll(Subject.FollowUpTask) ? (PaperKind[])[PaperKind.QuarterlyReport, PaperKind.HalfYearReport, PaperKind.YearReport] : [],
        ], []));
    }

    private sealed record About
    {
        public required Guid OwnerId { get; init; }
        public required string Text { get; init; }
        public MeasureKind? Kind { get; init; }
    }
}

/// <summary>Whose a kind of paper is to begin.</summary>
public static class PaperAuthors
{
    // A member of a delegation writes the papers that are a member's own.
    private static readonly PaperKind[] OfMember = [PaperKind.MemberAssessment, PaperKind.QuestionList];

    /// <summary>Why the actor begins none of this kind; null where they may, if the subject lets them.</summary>
    public static RefusedException? Refusal(PaperKind kind, Actor actor) =>
        kind.Rule().IsOfUnit != actor.UnitId is not null
            ? RefusedException.Forbidden(actor.UnitId is null ? "Văn bản này do đơn vị chịu sự giám sát soạn." : "Văn bản này do cơ quan của Hội đồng nhân dân soạn.", "paper.author")
        : actor.Identity.Roles.All(role => role is Role.Member) && !OfMember.Contains(kind)
            ? RefusedException.Forbidden("Thành viên Đoàn giám sát soạn phiếu đánh giá và danh mục nội dung cần làm rõ của mình.", "paper.author")
        : null;
}
