using Dapper;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;
using Supervision.Core.Units;
using Supervision.Core.Visits;

namespace Supervision.Core.Campaigns;

/// <summary>Everything of a campaign. An inspected unit gets what concerns itself, without the council's clocks and warnings.</summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record CampaignDetails : IQuery<CampaignView>
{
    public required Guid CampaignId { get; init; }
}

internal sealed class CampaignDetailsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<CampaignDetails, CampaignView>
{
    private const string PlanSql = """
        SELECT c.Id, c.Code, c.Title, c.FormCode, c.SubjectKind, c.BodyId, b.Name AS BodyName, c.PeriodFrom, c.PeriodTo, c.PeriodText, c.Purpose, c.Scope, c.Method,
               c.RuleSetCode, c.Status, c.StatusBefore, c.FoundedOn, c.PlanSentOn, c.FieldworkEndedOn, c.ReportedOn,
               (SELECT MAX(r.ReceivedOn) FROM DelegationReports r WHERE r.CampaignId = c.Id) AS ReportReceivedOn,
               c.ExaminedOn, c.ConcludedOn, c.CompletedOn, c.ChangeReason, c.DecidedOn, c.VisitsFrom, c.VisitsTo, c.OverlapReason, c.Version
        FROM Campaigns c
        LEFT JOIN Bodies b ON b.Id = c.BodyId
        WHERE c.Id = @CampaignId AND c.CouncilId = @CouncilId;
        SELECT Id, Number, Title AS Text FROM CampaignTopics WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Id, Number, Text FROM CampaignLegalBases WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Id, Number, Text FROM OutlineItems WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Kind, Type, Reference, IssuedOn, Issuer, Abstract, COALESCE(AdjustsPlan, 0) AS AdjustsPlan FROM CampaignPapers WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Seq;
        SELECT d.Id, d.Number, d.Name, d.HeaderName,
        """ + SecretaryGap.Mark + """
         AS LacksSecretary
        FROM Delegations d WHERE d.CampaignId = @CampaignId AND d.CouncilId = @CouncilId ORDER BY d.Number;
        SELECT m.Id, m.DelegationId, m.Role AS Part, m.Title, p.Name AS PersonName, m.PersonId, m.BodyName, m.Capacity, m.HeadCount,
               m.RelationToUnit, m.RelationInferred, m.JoinedOn, m.LeftOn,
        """ + TwoServices.Mark + """
        FROM DelegationMembers m
        LEFT JOIN People p ON p.Id = COALESCE(m.PersonId, m.FormerPersonId)
        WHERE m.CampaignId = @CampaignId AND m.CouncilId = @CouncilId
        ORDER BY m.Number
        """;

    private const string UnitsSql = """
        SELECT u.Id AS UnitId, n.Name, i.Mode, i.ReportDueOn, CASE WHEN u.ValidTo < @Today THEN u.ValidTo END AS EndedOn
        FROM CampaignUnits i
        JOIN Campaigns c ON c.Id = i.CampaignId
        JOIN Units u ON u.Id = i.UnitId
        """ + UnitNaming.InCampaign + """
        WHERE i.CampaignId = @CampaignId AND i.CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR i.UnitId = @ActorUnitId)
        ORDER BY i.Seq
        """;

    private const string VisitsSql = """
        SELECT v.Id, v.Number, v.Status, v.PlannedOn, v.Session, v.Place, v.DelegationId, v.NoticeSentOn, v.OverlapReason, v.Version,
               CASE WHEN @ActorUnitId IS NOT NULL OR @SeesAll = 1 OR c.BodyId IN @Leads
                   OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = v.CampaignId AND m.PersonId = @ActorId
                       AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1) OR (m.Role = 'Secretary' AND @AsSecretary = 1)
                           OR (m.Role IN ('Expert', 'FrontRepresentative') AND @AsExpert = 1 AND m.DelegationId = v.DelegationId)))
                   THEN 1 ELSE 0 END AS MayOpen
        FROM Visits v
        JOIN Campaigns c ON c.Id = v.CampaignId
        WHERE v.CampaignId = @CampaignId AND v.CouncilId = @CouncilId
            AND (@ActorUnitId IS NULL OR EXISTS (SELECT 1 FROM VisitUnits y WHERE y.VisitId = v.Id AND y.UnitId = @ActorUnitId))
        ORDER BY v.Number;
        SELECT d.Id, d.VisitId, d.UnitId, d.Violation, d.Measure, d.DemandedOn, d.AnswerDueOn, d.AnsweredOn, d.Answer, d.AnswerReference, d.AnswerOnPaper,
               CASE WHEN d.UnitId = @ActorUnitId THEN d.DraftAnswer END AS DraftAnswer, CASE WHEN d.UnitId = @ActorUnitId THEN d.DraftReference END AS DraftReference,
               CASE WHEN d.UnitId = @ActorUnitId THEN d.DraftNumber END AS DraftNumber, CASE WHEN d.UnitId = @ActorUnitId THEN d.DraftedOn END AS DraftedOn,
               CASE WHEN d.UnitId = @ActorUnitId THEN w.Name END AS DraftedByName,
               COALESCE(d.Reference, CASE WHEN p.Number < 10 THEN CONCAT('0', p.Number, '/', p.Symbol) WHEN p.Number >= 10 THEN CONCAT(p.Number, '/', p.Symbol) END) AS Reference
        FROM UrgentDemands d
        LEFT JOIN People w ON w.Id = d.DraftedBy
        LEFT JOIN OfficialPapers p ON p.Seq = (
            SELECT MAX(x.Seq) FROM OfficialPapers x
            WHERE x.SubjectId = d.Id AND x.Kind = 'UrgentDemand' AND x.Status IN ('Issued', 'Sent', 'Acknowledged') AND x.Force <> 'Recalled')
        WHERE d.CampaignId = @CampaignId AND d.CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR d.UnitId = @ActorUnitId)
        ORDER BY d.Seq
        """;

    private const string VisitUnitsSql = """
        SELECT v.Id AS VisitId, u.Id AS UnitId, n.Name
        FROM VisitUnits y
        JOIN Visits v ON v.Id = y.VisitId
        JOIN Units u ON u.Id = y.UnitId
        """ + UnitNaming.AtVisit + """
        WHERE v.CampaignId = @CampaignId AND y.CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR y.UnitId = @ActorUnitId)
        ORDER BY y.Seq
        """;

    public async Task<CampaignView> Handle(CampaignDetails query, CancellationToken ct)
    {
        var access = await gate.Campaign(query.CampaignId, Subject.Campaign, Act.Read, ct);
        var today = clock.Today();
        var args = new { query.CampaignId, Today = today, On = today };
        var (head, topics, bases, outline, papers, delegations, members) = await db.Several(PlanSql, args, async grid => (
            await grid.ReadSingleAsync<CampaignHead>(), await Read<OutlineLine>(grid), await Read<OutlineLine>(grid), await Read<OutlineLine>(grid), await Read<PaperLine>(grid),
            await Read<DelegationView>(grid), await Read<MemberLine>(grid)), ct);
        if (!access.KnowsNotes) members = [.. members.Select(m => m with { RelationToUnit = null, RelationInferred = false, ServesBoth = false })];
        var isOutside = access.IsUnit || access.IsInvited;
        var invitedTo = members.Where(m => m.PersonId == actor.PersonId).Select(m => m.DelegationId).ToHashSet();
        var (visits, demands) = await db.Several(VisitsSql, actor.Sight(Subject.Visit, args), async grid => (await Read<CampaignVisit>(grid), await Read<CampaignDemand>(grid)), ct);
        var visitUnits = (await db.List<VisitUnit>(VisitUnitsSql, args, ct)).ToLookup(row => row.VisitId, row => new MinutesUnit { UnitId = row.UnitId, Name = row.Name });
        var printed = isOutside ? null : await db.PrintedPlan(head.Id, ct);
        var bounds = await db.ClockBoundsOf(head.Id, ct);
        return new CampaignView
        {
            Head = isOutside ? head with { DecidedOn = null, VisitsFrom = null, VisitsTo = null, OverlapReason = null } : head,
            Topics = [.. topics.Select(line => line.Text)],
            LegalBases = [.. bases.Select(line => line.Text)],
            Outline = outline,
            Units = await db.List<CampaignUnitLine>(UnitsSql, args, ct),
            Delegations = [.. delegations.Select(d => d with { LacksSecretary = d.LacksSecretary && !isOutside && SecretaryGap.Matters(head.Status), Members = [.. members.Where(m => m.DelegationId == d.Id)] })],
            Papers = papers,
            Sources = await db.Sources(head.Id, !isOutside, ct),
            PrintedPlan = printed,
            UnstatedDays = printed is null ? [] :
            [
                .. (await db.PlanDays(head.Id, today, ct)).Select(day => (day.Name, day.ReportDueOn, From: day.DiffersFrom(printed))).Where(day => day.From is not null)
                    .Select(day => $"Hạn gửi báo cáo của {day.Name} ({VietnameseDate.Short(day.ReportDueOn)}) {day.From}, chưa ghi văn bản điều chỉnh."),
            ],
            Visits =
            [
                .. visits.Where(v => !access.IsUnit || VisitSight.UnitSees(v.Status, v.NoticeSentOn)).Where(v => !access.IsInvited || invitedTo.Contains(v.DelegationId)).Select(v => v with
                {
                    Units = [.. visitUnits[v.Id]],
                    OverlapReason = isOutside ? null : v.OverlapReason,
                    Allowed = isOutside ? [] : [.. Enum.GetValues<VisitStep>().Where(step => Visit.After(v.Status, step) is not null)],
                }),
            ],
            UrgentDemands = demands,
            Allowed = isOutside ? [] : [.. Enum.GetValues<CampaignStep>().Where(step => CampaignLife.After(head.Status, step, head.StatusBefore, head.SubjectKind) is not null)],
            May = new CampaignMay(
                Write: Gives(Subject.Campaign, Act.Write),
                Found: Gives(Subject.Campaign, Act.Approve),
                PlanVisits: Gives(Subject.Visit, Act.Write),
                AskReports: Gives(Subject.UnitReport, Act.Confirm),
                Conclude: Gives(Subject.Conclusion, Act.Write),
                Demand: DemandUrgently.CanBeMade(head.Status) && Gives(Subject.Visit, Act.Approve),
                AnswerDemands: access.AllowsNow(Subject.UnitReport, Act.Write) && !UnitSending.OnlyDrafts(actor),
                AskHeadToAnswer: access.AllowsNow(Subject.UnitReport, Act.Write) && UnitSending.OnlyDrafts(actor),
                WritePapers: Gives(Subject.Paper, Act.Write)),
            FieldworkGaps = !isOutside && head.Status is CampaignStatus.UnderWay ? await FieldworkGaps.Read(db, head.Id, today, ct) : null,
            CouncilEndedOn = bounds.CouncilEndsOn < today ? bounds.CouncilEndsOn : null,
            Clocks = isOutside ? [] : await Clocks(head, visits, bounds, today, ct),
            Conflicts = !access.KnowsNotes ? [] : await db.Conflicts(head.Id, [.. members.Where(m => m.LeftOn is null)], today, ct),
        };

        bool Gives(Subject subject, Act act) => !isOutside && access.AllowsNow(subject, act);
    }

    private async Task<IReadOnlyList<ClockReading>> Clocks(CampaignHead head, IReadOnlyList<CampaignVisit> visits, ClockBounds bounds, DateOnly today, CancellationToken ct) => CampaignClocks.Read(
        await db.LawOf(head.RuleSetCode, head.FoundedOn ?? today, ct),
        head.SubjectKind,
        new CampaignDates
        {
            FoundedOn = head.FoundedOn,
            PlanSentOn = head.PlanSentOn,
            FieldworkEndedOn = head.FieldworkEndedOn,
            ReportedOn = head.ReportedOn,
            ReportReceivedOn = head.ReportReceivedOn,
            ExaminedOn = head.ExaminedOn,
        },
        [.. visits.Where(v => v.Status is not (VisitStatus.Cancelled or VisitStatus.Postponed)).Select(v => new VisitNotice(v.Id, v.PlannedOn, v.NoticeSentOn))],
        bounds,
        await db.Calendar(ct),
        today);

    private static async Task<IReadOnlyList<T>> Read<T>(SqlMapper.GridReader grid) => (await grid.ReadAsync<T>()).AsList();

    private sealed record VisitUnit
    {
        public required Guid VisitId { get; init; }
        public required Guid UnitId { get; init; }
        public required string Name { get; init; }
    }
}
