using System.Diagnostics.CodeAnalysis;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Search;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Campaigns;

/// <summary>
/// Puts a plan right that has not been sent to the units yet; after that they work by its words. Once a delegation is founded, who supervises in which form and under which law stays:
/// the founding was judged by it.
/// </summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record ReviseCampaign : CampaignPlan, ICommand<Changed>, IVersioned
{
    public required Guid CampaignId { get; init; }
    public required int Version { get; init; }

    /// <summary>Number and symbol of the paper that adjusts a plan that was issued with a founding paper already.</summary>
    public string? AdjustingReference { get; init; }

    /// <summary>Its day.</summary>
    public DateOnly? AdjustingIssuedOn { get; init; }

    public sealed class Validator : Rules<ReviseCampaign>
    {
        public Validator() => RuleFor(c => c.AdjustingReference).MaximumLength(100);
    }
}

internal sealed class ReviseCampaignHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ReviseCampaign, Changed>
{
    private const string PlanSql = """
        SELECT Code, Title, FormCode, SubjectKind, BodyId, PeriodFrom, PeriodTo, PeriodText, Purpose, Scope, Method, DecidedOn, VisitsFrom, VisitsTo, OverlapReason
        FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId
        """;

    // What is there of a unit that a campaign deals with: without its place in the plan it would belong to nobody.
    private const string UnitsSql = """
        SELECT u.Id AS UnitId, n.Name, i.Mode, i.ReportDueOn,
               CASE WHEN EXISTS (SELECT 1 FROM VisitUnits y JOIN Visits v ON v.Id = y.VisitId WHERE v.CampaignId = c.Id AND y.UnitId = u.Id) THEN 1 ELSE 0 END AS HasVisits,
               CASE WHEN EXISTS (SELECT 1 FROM UnitReports r WHERE r.CampaignId = c.Id AND r.UnitId = u.Id) THEN 1 ELSE 0 END AS HasReport,
               CASE WHEN EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.CampaignId = c.Id AND t.LeadUnitId = u.Id) THEN 1 ELSE 0 END AS HasTasks,
               CASE WHEN EXISTS (SELECT 1 FROM Findings f WHERE f.CampaignId = c.Id AND f.UnitId = u.Id)
                      OR EXISTS (SELECT 1 FROM Indicators g WHERE g.CampaignId = c.Id AND g.UnitId = u.Id)
                      OR EXISTS (SELECT 1 FROM UrgentDemands d WHERE d.CampaignId = c.Id AND d.UnitId = u.Id) THEN 1 ELSE 0 END AS HasRecords
        FROM CampaignUnits i
        JOIN Campaigns c ON c.Id = i.CampaignId
        JOIN Units u ON u.Id = i.UnitId
        """ + UnitNaming.InCampaign + """
        WHERE i.CampaignId = @CampaignId AND i.CouncilId = @CouncilId
        ORDER BY i.Seq
        """;

    public async Task<Changed> Handle(ReviseCampaign command, CancellationToken ct)
    {
        await gate.Campaign(command.CampaignId, Subject.Campaign, Act.Write, ct);
        var campaign = await db.LoadCampaign(command.CampaignId, ct);
        await db.DemandVersion(campaign.Id, command.Version, campaign.Version, ct);
        DemandOpen(campaign.Status);
        var plan = (await db.Find<StandingPlan>(PlanSql, new { command.CampaignId }, ct))!;
        var rules = await db.DemandPlan(command, ct, plan);
        if (campaign.FoundedOn is not null) DemandFoundingHolds(command, plan, rules.Code == campaign.RuleSetCode);
        var units = await db.List<StandingUnit>(UnitsSql, new { command.CampaignId, Today = clock.Today() }, ct);
        await DemandUnits(command, units, campaign.FoundedOn, ct);

        var (topics, bases, outline) = (await Lines(PlanLines.Topics), await Lines(PlanLines.LegalBases), await Lines(PlanLines.Outline));
        var before = plan with
        {
            Topics = [.. topics.Select(line => line.Text)],
            LegalBases = [.. bases.Select(line => line.Text)],
            Outline = [.. outline.Select(line => line.Text)],
            Units = [.. units.Select(unit => new InspectedUnit(unit.UnitId, unit.Mode, unit.ReportDueOn))],
            RuleSetCode = campaign.RuleSetCode,
        };
        var printed = await db.PrintedPlan(campaign.Id, ct);
        var adjusting = PlanAdjusting.Of(printed, before, command, clock.Today());
        Guid[] ids = [.. command.Units.Select(unit => unit.UnitId)];
        var met = await db.Overlaps(actor, new Intent
        {
            UnitIds = ids,
            Topics = command.Topics,
            On = command.DecidedOn,
            Spans = PlanningChecksHandler.Spans(ids, command.VisitsFrom, command.VisitsTo),
            CampaignId = campaign.Id,
        }, clock.Today(), ct);

        await Save(met.Overlaps.Count > 0 ? command : command with { OverlapReason = null }, rules.Code, ct);
        await db.ReviseLines(PlanLines.Topics, campaign.Id, topics, command.Topics, ct);
        await db.ReviseLines(PlanLines.LegalBases, campaign.Id, bases, command.LegalBases, ct);
        await db.ReviseLines(PlanLines.Outline, campaign.Id, outline, command.Outline, ct);
        await db.ExecuteEach("DELETE FROM CampaignUnits WHERE CampaignId = @Id AND UnitId = @UnitId AND CouncilId = @CouncilId",
            units.Where(unit => !ids.Contains(unit.UnitId)).Select(unit => new { campaign.Id, unit.UnitId }), ct);
        await db.ExecuteEach("UPDATE CampaignUnits SET Mode = @Mode, ReportDueOn = @ReportDueOn WHERE CampaignId = @Id AND UnitId = @UnitId AND CouncilId = @CouncilId",
            command.Units.Where(Stands).Select(unit => new { unit.Mode, unit.ReportDueOn, campaign.Id, unit.UnitId }), ct);
        await db.AddUnits(campaign.Id, command.Units.Where(unit => !Stands(unit)), ct);
        if (adjusting is not null) await db.Adjust(campaign.Id, adjusting, PlanAdjusting.SetBy(before, command, await db.PlanDays(campaign.Id, clock.Today(), ct), printed!), ct);
        // A session is found by the title of its campaign.
        foreach (var visit in await db.List<Guid>("SELECT Id FROM Visits WHERE CampaignId = @Id AND CouncilId = @CouncilId", new { campaign.Id }, ct)) db.Search(SearchKind.Visit, visit);
        journal.Add(new CampaignRevised(campaign.Id, command, rules.Code, [.. met.Overlaps.Select(one => one.Met).Distinct()])
        {
            AdjustingReference = adjusting?.Reference,
            AdjustingIssuedOn = adjusting?.IssuedOn,
        }, before);
        return new Changed(campaign.Id, campaign.Version + 1);

        Task<IReadOnlyList<PlanLine>> Lines(PlanLines table) => db.List<PlanLine>(table.Read, new { id = campaign.Id }, ct);
        bool Stands(InspectedUnit unit) => units.Any(one => one.UnitId == unit.UnitId);
    }

    private Task Save(ReviseCampaign command, string ruleSetCode, CancellationToken ct) => db.Update("""
        UPDATE Campaigns
        SET Code = @Code, Title = @Title, FoldedTitle = @FoldedTitle, FormCode = @FormCode, SubjectKind = @SubjectKind, BodyId = @BodyId, PeriodFrom = @PeriodFrom, PeriodTo = @PeriodTo,
            PeriodText = @PeriodText, Purpose = @Purpose, Scope = @Scope, Method = @Method, RuleSetCode = @ruleSetCode, DecidedOn = @DecidedOn, VisitsFrom = @VisitsFrom, VisitsTo = @VisitsTo,
            OverlapReason = @OverlapReason, Version = Version + 1
        WHERE Id = @CampaignId AND CouncilId = @CouncilId AND Version = @Version
        """, new
    {
        command.CampaignId,
        command.Version,
        command.Code,
        command.Title,
        FoldedTitle = SearchText.Fold(command.Title),
        command.FormCode,
        command.SubjectKind,
        command.BodyId,
        command.PeriodFrom,
        command.PeriodTo,
        command.PeriodText,
        command.Purpose,
        command.Scope,
        command.Method,
        ruleSetCode,
        command.DecidedOn,
        command.VisitsFrom,
        command.VisitsTo,
        command.OverlapReason,
    }, ct);

    private static void DemandOpen(CampaignStatus status)
    {
        if (CampaignLife.PlanIsOpen(status)) return;
        throw RefusedException.Conflict("campaign.plan_sent", CampaignLife.UnitSees(status)
            ? "Kế hoạch đã gửi cho đơn vị nên nội dung, đề cương và các mục khác giữ nguyên như đã gửi; việc điều chỉnh ghi bằng văn bản điều chỉnh."
            : $"Cuộc giám sát đang ở trạng thái “{status.Label()}” nên không sửa được kế hoạch.");
    }

    private static void DemandFoundingHolds(CampaignPlan plan, CampaignPlan before, bool sameLaw)
    {
        var wrong = plan.BodyId != before.BodyId || plan.SubjectKind != before.SubjectKind ? (nameof(plan.BodyId), "chủ thể giám sát")
            : plan.FormCode != before.FormCode ? (nameof(plan.FormCode), "hình thức giám sát")
            : !sameLaw ? (nameof(plan.DecidedOn), "ngày quyết định sang ngày áp dụng bộ quy tắc pháp luật khác")
            : default;
        if (wrong is (var field, { } what))
            throw RefusedException.Invalid("campaign.founded", field, $"Đã thành lập Đoàn giám sát nên không đổi {what}.");
    }

    private async Task DemandUnits(ReviseCampaign command, IReadOnlyList<StandingUnit> standing, DateOnly? foundedOn, CancellationToken ct)
    {
        foreach (var unit in standing.Where(unit => command.Units.All(one => one.UnitId != unit.UnitId)))
            if (unit.Has is { } what)
                throw RefusedException.Invalid("campaign.unit_in_use", nameof(command.Units), $"{unit.Name} đã có {what} trong cuộc giám sát này nên không bỏ khỏi kế hoạch được.");
        foreach (var (unit, i) in command.Units.Select((unit, i) => (unit, i)))
            if (unit.ReportDueOn < foundedOn && standing.All(one => one.UnitId != unit.UnitId || one.ReportDueOn != unit.ReportDueOn))
                throw RefusedException.Invalid("unit_report.due", $"Units[{i}].ReportDueOn",
                    $"Hạn gửi báo cáo của {await db.UnitNameOn(unit.UnitId, clock.Today(), ct)} ({VietnameseDate.Short(unit.ReportDueOn.Value)}) không được trước ngày thành lập Đoàn giám sát ({VietnameseDate.Short(foundedOn.Value)}).");
    }

    private sealed record StandingPlan : CampaignPlan
    {
        public string? RuleSetCode { get; init; }
    }

    private sealed record StandingUnit
    {
        public required Guid UnitId { get; init; }
        public required string Name { get; init; }
        public required UnitMode Mode { get; init; }
        public DateOnly? ReportDueOn { get; init; }
        public required bool HasVisits { get; init; }
        public required bool HasReport { get; init; }
        public required bool HasTasks { get; init; }
        public required bool HasRecords { get; init; }

        public string? Has => HasVisits ? "buổi làm việc" : HasReport ? "báo cáo" : HasTasks ? "nội dung yêu cầu, kiến nghị" : HasRecords ? "nội dung, số liệu đã ghi" : null;
    }
}

/// <summary>The plan as it stands from then on.</summary>
public sealed record CampaignRevised : CampaignPlan, IEvent
{
    [SetsRequiredMembers]
    public CampaignRevised(Guid subjectId, CampaignPlan plan, string ruleSetCode, IReadOnlyList<Guid> overlaps) : base(plan) => (SubjectId, RuleSetCode, Overlaps) = (subjectId, ruleSetCode, overlaps);

    public Guid SubjectId { get; }
    public string RuleSetCode { get; }

    /// <summary>The campaigns and entries of the reference calendar that it was found to meet.</summary>
    public IReadOnlyList<Guid> Overlaps { get; }

    /// <summary>The paper that adjusts the plan where it was printed before.</summary>
    public string? AdjustingReference { get; init; }
    public DateOnly? AdjustingIssuedOn { get; init; }
}
