using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.UnitReports;

/// <summary>Where a unit's report stands.</summary>
public enum UnitReportStatus
{
    [Label("Chưa nộp")] NotSubmitted,
    [Label("Đã nộp")] Submitted,
    [Label("Đang kiểm tra")] UnderCheck,
    [Label("Yêu cầu bổ sung")] SupplementRequested,
    [Label("Đã nộp bổ sung")] Resubmitted,
    [Label("Chấp nhận")] Accepted,
    [Label("Chấp nhận có bảo lưu")] AcceptedWithReservation,
}

/// <summary>What moves a unit's report on.</summary>
public enum UnitReportStep
{
    [Label("Nộp báo cáo")] Submit,
    [Label("Kiểm tra báo cáo")] StartCheck,
    [Label("Yêu cầu bổ sung")] RequestSupplement,
    [Label("Chấp nhận")] Accept,
    [Label("Chấp nhận có bảo lưu")] AcceptWithReservation,
}

/// <summary>Whether a report came in time, judged by the day of the first submission that was complete.</summary>
public enum ReportTimeliness
{
    [Label("Không đặt hạn")] NoDeadline,
    [Label("Trong hạn")] InTerm,
    [Label("Quá hạn")] Overdue,
    [Label("Đúng hạn")] OnTime,
    [Label("Nộp muộn")] Late,
}

/// <summary>The report of one unit to one campaign, against the campaign's outline: its life, and when it first was whole.</summary>
public sealed class UnitReport
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required Guid UnitId { get; init; }
    public required UnitReportStatus Status { get; set; }
    public DateOnly? DueOn { get; init; }

    /// <summary>The day of the submission with which every item of the outline was answered.</summary>
    public DateOnly? FirstCompleteOn { get; set; }
    /// <summary>The day the last check began.</summary>
    public DateOnly? CheckedOn { get; set; }
    public required int VersionCount { get; set; }
    public string? Reservation { get; set; }
    public required int Version { get; init; }

    /// <summary>The whole life of a unit's report; nothing else decides what may follow what.</summary>
    public static UnitReportStatus? After(UnitReportStatus status, UnitReportStep step) => (status, step) switch
    {
        (UnitReportStatus.NotSubmitted, UnitReportStep.Submit) => UnitReportStatus.Submitted,
        (UnitReportStatus.SupplementRequested, UnitReportStep.Submit) => UnitReportStatus.Resubmitted,
        (UnitReportStatus.Submitted or UnitReportStatus.Resubmitted, UnitReportStep.StartCheck) => UnitReportStatus.UnderCheck,
        (UnitReportStatus.UnderCheck, UnitReportStep.RequestSupplement) => UnitReportStatus.SupplementRequested,
        (UnitReportStatus.UnderCheck, UnitReportStep.Accept) => UnitReportStatus.Accepted,
        (UnitReportStatus.UnderCheck, UnitReportStep.AcceptWithReservation) => UnitReportStatus.AcceptedWithReservation,
        _ => null,
    };

    public IEnumerable<UnitReportStep> Allowed => Enum.GetValues<UnitReportStep>().Where(step => After(Status, step) is not null);

    /// <summary>Moves the report, or refuses with the steps that its state does allow.</summary>
    public UnitReportMoved Take(UnitReportStep step, DateOnly on)
    {
        DemandAllows(step);
        var from = Status;
        Status = After(from, step)!.Value;
        if (step is UnitReportStep.StartCheck) CheckedOn = on;
        return new UnitReportMoved(Id, from, Status, on);
    }

    /// <summary>Refuses a step that its state does not allow, with those that it does.</summary>
    public void DemandAllows(UnitReportStep step)
    {
        if (After(Status, step) is null)
            throw RefusedException.Step("unit_report.step", $"Báo cáo của đơn vị đang ở trạng thái “{Status.Label()}” nên chưa thể thực hiện bước “{step.Label()}”.", Allowed.Select(s => s.ToString()));
    }

    /// <summary>Timeliness on a day: of what was handed in complete, or of what is still missing.</summary>
    public static ReportTimeliness Timeliness(DateOnly? due, DateOnly? firstCompleteOn, DateOnly today) => (due, firstCompleteOn) switch
    {
        (null, _) => ReportTimeliness.NoDeadline,
        ({ } day, { } complete) => complete <= day ? ReportTimeliness.OnTime : ReportTimeliness.Late,
        ({ } day, null) => today <= day ? ReportTimeliness.InTerm : ReportTimeliness.Overdue,
    };
}

public sealed record UnitReportMoved(Guid SubjectId, UnitReportStatus From, UnitReportStatus To, DateOnly On) : IEvent;
