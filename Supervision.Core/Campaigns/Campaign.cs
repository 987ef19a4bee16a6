using Supervision.Core.Access;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>Where a supervision stands, from plan to archive.</summary>
public enum CampaignStatus
{
    [Label("Dự kiến")] Planned,
    [Label("Đã vào chương trình")] Programmed,
    [Label("Đã thành lập Đoàn")] Founded,
    [Label("Đã gửi kế hoạch")] PlanSent,
    [Label("Đang giám sát")] UnderWay,
    [Label("Đã kết thúc thực địa")] FieldworkEnded,
    [Label("Đã báo cáo")] Reported,
    [Label("Đã xem xét tại phiên họp")] Examined,
    [Label("Đã kết luận")] Concluded,
    [Label("Theo dõi sau giám sát")] FollowUp,
    [Label("Hoàn thành")] Completed,
    [Label("Đã lưu trữ")] Archived,
    [Label("Tạm dừng")] Suspended,
    [Label("Đã hủy")] Cancelled,
}

/// <summary>What moves a campaign on.</summary>
public enum CampaignStep
{
    [Label("Đưa vào chương trình")] Programme,
    [Label("Thành lập Đoàn giám sát")] Found,
    [Label("Gửi kế hoạch")] SendPlan,
    [Label("Bắt đầu giám sát")] Start,
    [Label("Kết thúc thực địa")] EndFieldwork,
    [Label("Báo cáo")] Report,
    [Label("Xem xét tại phiên họp")] Examine,
    [Label("Kết luận")] Conclude,
    [Label("Chuyển theo dõi")] FollowUp,
    [Label("Hoàn thành")] Complete,
    [Label("Lưu trữ")] Archive,
    [Label("Tạm dừng")] Suspend,
    [Label("Tiếp tục")] Resume,
    [Label("Hủy")] Cancel,
}

/// <summary>Who supervises.</summary>
public enum SubjectKind
{
    [Label("Hội đồng nhân dân")] Council,
    [Label("Thường trực Hội đồng nhân dân")] StandingBoard,
    [Label("Ban của Hội đồng nhân dân")] Committee,
    [Label("Tổ đại biểu Hội đồng nhân dân")] DelegateGroup,
    [Label("Đại biểu Hội đồng nhân dân")] Delegate,
    [Label("Đoàn đại biểu Quốc hội")] NaDeputation,
}

/// <summary>How a unit is supervised; by report only, there is no visit and no clock of one.</summary>
public enum UnitMode
{
    [Label("Giám sát trực tiếp")] InPerson,
    [Label("Giám sát qua báo cáo")] ByReport,
    [Label("Khảo sát")] Survey,
}

/// <summary>What somebody is in a delegation.</summary>
public enum DelegationPart
{
    [Label("Trưởng đoàn")] Head,
    [Label("Phó Trưởng đoàn")] DeputyHead,
    [Label("Thành viên")] Member,
    [Label("Thư ký")] Secretary,
    [Label("Chuyên gia")] Expert,
    [Label("Đại diện Mặt trận Tổ quốc")] FrontRepresentative,
    [Label("Đại diện sở, ngành")] AgencyRepresentative,
}

/// <summary>One supervision: its state and what it must have before the next one.</summary>
public sealed class Campaign
{
    // Decided outside the order of the work: a programme before anything, a stop at any time.
    private static readonly CampaignStep[] Undated = [CampaignStep.Programme, CampaignStep.Suspend, CampaignStep.Cancel];

    public required Guid Id { get; init; }
    public required SubjectKind SubjectKind { get; init; }
    public Guid? BodyId { get; init; }
    public required string RuleSetCode { get; init; }
    public required CampaignStatus Status { get; set; }
    public CampaignStatus? StatusBefore { get; set; }
    public DateOnly? FoundedOn { get; set; }
    public DateOnly? PlanSentOn { get; set; }
    public DateOnly? FieldworkEndedOn { get; set; }
    public DateOnly? ReportedOn { get; set; }
    public DateOnly? ExaminedOn { get; set; }
    public DateOnly? ConcludedOn { get; set; }
    public DateOnly? CompletedOn { get; set; }
    public string? ChangeReason { get; set; }
    public required int Version { get; init; }

    public IEnumerable<CampaignStep> Allowed => Enum.GetValues<CampaignStep>().Where(step => CampaignLife.After(Status, step, StatusBefore, SubjectKind) is not null);

    /// <summary>The days on record, by what happened on them, in the order in which it happens.</summary>
    public IReadOnlyList<PastEvent> Past =>
    [
        new("ngày thành lập Đoàn giám sát", FoundedOn),
        new("ngày gửi kế hoạch", PlanSentOn),
        new("ngày kết thúc thực địa", FieldworkEndedOn),
        new("ngày báo cáo", ReportedOn),
        new($"ngày xem xét tại {MeetingWords.Of(SubjectKind)}", ExaminedOn),
        new("ngày kết luận", ConcludedOn),
        new("ngày hoàn thành", CompletedOn),
    ];

    /// <summary>
    /// Moves the campaign, or refuses with the steps it does allow. The date is that of the event: it may lie in the past, but not after today nor before what it follows.
    /// </summary>
    /// <param name="field">What the request calls the date.</param>
    public CampaignMoved Take(CampaignStep step, DateOnly on, DateOnly today, string field)
    {
        var from = Status;
        var to = CampaignLife.After(from, step, StatusBefore, SubjectKind) ?? throw RefusedException.Step(
            "campaign.step", $"Cuộc giám sát đang ở trạng thái “{MeetingWords.Of(from, SubjectKind)}” nên chưa thể thực hiện bước “{MeetingWords.Said(step.Label(), SubjectKind)}”.", Allowed.Select(s => s.ToString()));
        EventDate.Demand(field, on, today, Undated.Contains(step) ? [] : Past);
        if (step is CampaignStep.Suspend) StatusBefore = from;
        if (step is CampaignStep.Resume) StatusBefore = null;
        Status = to;
        switch (step)
        {
            case CampaignStep.Found: FoundedOn = on; break;
            case CampaignStep.SendPlan: PlanSentOn = on; break;
            case CampaignStep.EndFieldwork: FieldworkEndedOn = on; break;
            case CampaignStep.Report: ReportedOn = on; break;
            case CampaignStep.Examine: ExaminedOn = on; break;
            case CampaignStep.Conclude: ConcludedOn = on; break;
            case CampaignStep.Complete: CompletedOn = on; break;
        }
        return new CampaignMoved(Id, from, to, on);
    }
}

public static class CampaignLife
{
    /// <summary>The whole life of a campaign; nothing else decides what may follow what.</summary>
    /// <remarks>A delegates' group reports to the Standing Board and has no meeting of its own that concludes, so its report is its end (law 87/2015/QH13, Art. 86).</remarks>
    public static CampaignStatus? After(CampaignStatus status, CampaignStep step, CampaignStatus? before, SubjectKind subject) => (status, step) switch
    {
        (CampaignStatus.Planned, CampaignStep.Programme) => CampaignStatus.Programmed,
        (CampaignStatus.Planned or CampaignStatus.Programmed, CampaignStep.Found) => CampaignStatus.Founded,
        (CampaignStatus.Founded, CampaignStep.SendPlan) => CampaignStatus.PlanSent,
        (CampaignStatus.PlanSent, CampaignStep.Start) => CampaignStatus.UnderWay,
        (CampaignStatus.UnderWay, CampaignStep.EndFieldwork) => CampaignStatus.FieldworkEnded,
        (CampaignStatus.FieldworkEnded, CampaignStep.Report) => CampaignStatus.Reported,
        (CampaignStatus.Reported, CampaignStep.Examine) => CampaignStatus.Examined,
        (CampaignStatus.Examined, CampaignStep.Conclude) => CampaignStatus.Concluded,
        (CampaignStatus.FieldworkEnded, CampaignStep.Conclude) when subject is SubjectKind.DelegateGroup or SubjectKind.Delegate => CampaignStatus.Concluded,
        (CampaignStatus.Concluded, CampaignStep.FollowUp) => CampaignStatus.FollowUp,
        (CampaignStatus.FollowUp or CampaignStatus.Concluded, CampaignStep.Complete) => CampaignStatus.Completed,
        (CampaignStatus.Completed, CampaignStep.Archive) => CampaignStatus.Archived,
        (CampaignStatus.Suspended, CampaignStep.Resume) => before,
        (CampaignStatus.Suspended, CampaignStep.Cancel) => CampaignStatus.Cancelled,
        (>= CampaignStatus.Planned and <= CampaignStatus.Examined, CampaignStep.Suspend) => CampaignStatus.Suspended,
        (>= CampaignStatus.Planned and <= CampaignStatus.Examined, CampaignStep.Cancel) => CampaignStatus.Cancelled,
        _ => null,
    };

    /// <summary>A delegation works from its founding until what it found is followed up; until then who is in it may change.</summary>
    public static bool HasDelegation(CampaignStatus status) => status is >= CampaignStatus.Founded and <= CampaignStatus.Concluded;

    /// <summary>A conclusion is begun while the work goes on; what was completed, archived or given up is concluded on no more.</summary>
    public static bool TakesConclusions(CampaignStatus status) => status is not (CampaignStatus.Completed or CampaignStatus.Archived or CampaignStatus.Cancelled);

    /// <summary>What is archived takes nothing new: no conclusion nor one in place of another, no task, no paper but those by which an error is corrected and the dossier handed over.</summary>
    public static bool TakesWork(CampaignStatus status) => status is not CampaignStatus.Archived;

    /// <summary>Refuses what would change something of a campaign that takes nothing new.</summary>
    public static void DemandTakesWork(CampaignStatus status)
    {
        if (!TakesWork(status)) throw Closed(status, "không ghi thêm, không sửa được nữa; chỉ còn đính chính sai sót của văn bản đã ban hành và văn bản về hồ sơ");
    }

    /// <summary>As above, for a new conclusion.</summary>
    public static void DemandTakesConclusions(CampaignStatus status)
    {
        if (!TakesConclusions(status)) throw Closed(status, "không soạn thêm kết luận");
    }

    private static RefusedException Closed(CampaignStatus status, string what) =>
        RefusedException.Conflict("campaign.closed", $"Cuộc giám sát đang ở trạng thái “{status.Label()}” nên {what}.");

    /// <summary>A plan is its makers' alone until it is sent to the units.</summary>
    public static bool PlanIsOpen(CampaignStatus status) => status is CampaignStatus.Planned or CampaignStatus.Programmed or CampaignStatus.Founded;

    /// <summary>An inspected unit sees a campaign from the day its plan was sent, and not while it is only in preparation.</summary>
    public static bool UnitSees(CampaignStatus status) => status >= CampaignStatus.PlanSent && status <= CampaignStatus.Archived;
}

public static class DelegationRoles
{
    /// <summary>The role that somebody's place in a delegation gives; agencies' representatives take part without an account's rights.</summary>
    public static Role? RoleOf(DelegationPart part) => part switch
    {
        DelegationPart.Head or DelegationPart.DeputyHead => Role.DelegationHead,
        DelegationPart.Member => Role.Member,
        DelegationPart.Secretary => Role.Secretary,
        DelegationPart.Expert or DelegationPart.FrontRepresentative => Role.Expert,
        _ => null,
    };
}

/// <param name="Reason">Why it was suspended, resumed or cancelled.</param>
/// <param name="Paper">The paper of the step, where it has one.</param>
public sealed record CampaignMoved(Guid SubjectId, CampaignStatus From, CampaignStatus To, DateOnly On, string? Reason = null, Paper? Paper = null) : IEvent;

public static class SubjectKinds
{
    /// <summary>The subject as the rule sets name it.</summary>
    public static LegalSubject Legal(this SubjectKind kind) => kind switch
    {
        SubjectKind.Council => LegalSubject.Council,
        SubjectKind.StandingBoard => LegalSubject.StandingBoard,
        SubjectKind.Committee => LegalSubject.Committee,
        SubjectKind.DelegateGroup => LegalSubject.DelegateGroup,
        SubjectKind.Delegate => LegalSubject.Delegate,
        SubjectKind.NaDeputation => LegalSubject.NaDeputation,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
