using Supervision.Core.Documents;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Campaigns.Board;

/// <summary>What a campaign lacks for its next step: one rule for each state, of what was counted about it.</summary>
internal static class NextNeeds
{
    /// <param name="row">The campaign with its counts.</param>
    /// <param name="visits">Its sessions that were not cancelled, by number.</param>
    /// <param name="knowsDrafts">Drafts of its report and conclusion are the reader's to see; who does not know them is told only what was issued.</param>
    /// <returns>Null where nothing follows.</returns>
    public static NextNeed? Of(BoardRow row, IReadOnlyList<BoardVisit> visits, bool knowsDrafts, DateOnly today) => row.Status switch
    {
        CampaignStatus.Planned or CampaignStatus.Programmed when row.FoundingNumber is { } number =>
            new(CampaignStep.Found, Mend.Found, $"Đã có {DocumentNumber.Digits(number)}/{row.FoundingSymbol} ngày {VietnameseDate.Short(row.FoundingIssuedOn!.Value)}, chờ ghi thành lập Đoàn."),
        CampaignStatus.Planned => new(CampaignStep.Programme, Mend.Programme, "Chưa ghi chương trình giám sát có cuộc này; giám sát đột xuất thì thành lập Đoàn ngay."),
        CampaignStatus.Programmed => new(CampaignStep.Found, Mend.Found, "Chưa có văn bản thành lập Đoàn giám sát."),
        CampaignStatus.Founded when row.UnitsWithoutDue > 0 => new(CampaignStep.SendPlan, Mend.AskReports, $"Còn {row.UnitsWithoutDue} đơn vị chưa có hạn gửi báo cáo."),
        CampaignStatus.Founded => new(CampaignStep.SendPlan, Mend.SendPlan, $"Chưa gửi kế hoạch cho {row.Units} đơn vị."),
        CampaignStatus.PlanSent => Sessions(row, visits, today) ?? new(CampaignStep.Start, Mend.Start, "Giám sát qua báo cáo, không có buổi làm việc: chưa ghi ngày bắt đầu."),
        CampaignStatus.UnderWay => Sessions(row, visits, today) ?? Minutes(visits) ?? Fieldwork(row, visits.Count > 0),
        CampaignStatus.FieldworkEnded when row.SubjectKind is SubjectKind.DelegateGroup or SubjectKind.Delegate => Conclusion(row, knowsDrafts),
        CampaignStatus.FieldworkEnded => Report(row, knowsDrafts),
        CampaignStatus.Reported when row.ReportReceivedOn is null => new(CampaignStep.Examine, Mend.Receive, "Chưa ghi ngày cơ quan thành lập Đoàn nhận báo cáo."),
        CampaignStatus.Reported when row.NotAdoptedOn is { } on => new(CampaignStep.Examine, Mend.Examine,
            MeetingWords.Said($"Phiên họp ngày {VietnameseDate.Short(on)} không thông qua; báo cáo của Đoàn giám sát phải được xem xét lại tại phiên họp sau.", row.SubjectKind)) { Name = Examining(row) },
        CampaignStatus.Reported => new(CampaignStep.Examine, Mend.Examine, MeetingWords.Said("Chưa ghi phiên họp xem xét báo cáo của Đoàn giám sát.", row.SubjectKind)) { Name = Examining(row) },
        CampaignStatus.Examined => Conclusion(row, knowsDrafts),
        CampaignStatus.Concluded when row.IssuedConclusions > 0 => new(CampaignStep.FollowUp, Mend.Conclusion, $"{Paper(row)} đã ban hành, chưa gửi cho đơn vị."),
        CampaignStatus.Concluded => new(CampaignStep.FollowUp, Mend.FollowUp, $"Đã gửi {Documents.Types.Phrases.Within(Paper(row))}: chưa chuyển sang theo dõi thực hiện."),
        CampaignStatus.FollowUp when row.OpenTasks > 0 => new(CampaignStep.Complete, Mend.Tasks,
            $"Còn {row.OpenTasks} nội dung yêu cầu, kiến nghị chưa kết thúc{(row.LateTasks > 0 ? $", {row.LateTasks} quá hạn" : "")}."),
        CampaignStatus.FollowUp when knowsDrafts && row.DraftTasks > 0 => new(CampaignStep.Complete, Mend.Tasks, $"Còn {row.DraftTasks} nội dung yêu cầu, kiến nghị chưa giao."),
        CampaignStatus.FollowUp => new(CampaignStep.Complete, Mend.Complete, "Mọi nội dung đã kết thúc: chưa ghi hoàn thành."),
        CampaignStatus.Completed => new(CampaignStep.Archive, Mend.Archive, "Chưa ghi việc lưu trữ hồ sơ."),
        CampaignStatus.Suspended => new(CampaignStep.Resume, Mend.Resume, $"Đang tạm dừng{(row.StatusBefore is { } before ? $" ở bước “{MeetingWords.Of(before, row.SubjectKind)}”" : "")}."),
        _ => null,
    };

    private static string Examining(BoardRow row) => MeetingWords.Said(Mend.Examine.Label(), row.SubjectKind);

    // The first session starts the supervision, the last one ends the work on the spot: until then the earliest that is not done says what is missing.
    private static NextNeed? Sessions(BoardRow row, IReadOnlyList<BoardVisit> visits, DateOnly today)
    {
        var step = row.Status is CampaignStatus.PlanSent ? CampaignStep.Start : CampaignStep.EndFieldwork;
        if (row.UnitsWithoutVisit > 0) return new(step, Mend.PlanVisit, $"Còn {row.UnitsWithoutVisit} đơn vị giám sát trực tiếp chưa có buổi làm việc.");
        if (visits.Where(v => v.Status is not (VisitStatus.Completed or VisitStatus.AwaitingSignature)).OrderBy(v => v.PlannedOn ?? DateOnly.MaxValue).ThenBy(v => v.Number).FirstOrDefault() is not { } visit)
            return null;
        var named = visit.PlannedOn is { } on ? $"Buổi {visit.Number}, ngày {VietnameseDate.Short(on)}," : $"Buổi {visit.Number}";
        return visit.Status switch
        {
            VisitStatus.Postponed => Of(Mend.Reschedule, $"Buổi {visit.Number} đang hoãn, chưa có ngày mới."),
            VisitStatus.Planned when visit.PlannedOn is null => Of(Mend.Postpone, $"Buổi {visit.Number} chưa định ngày."),
            VisitStatus.Planned => Of(Mend.Notify, $"{named} chưa gửi thông báo cho đơn vị."),
            VisitStatus.InProgress => Of(Mend.Visit, $"{named} đang diễn ra, chưa ghi kết thúc."),
            _ when visit.PlannedOn > today => Of(Mend.Visit, $"Chờ buổi {visit.Number}, ngày {VietnameseDate.Short(visit.PlannedOn!.Value)}."),
            _ => Of(Mend.Visit, $"{named} chưa ghi bắt đầu."),
        };

        NextNeed Of(Mend mend, string sentence) => new(step, mend, sentence) { VisitId = visit.Id };
    }

    // Held, but not done before its minutes are signed and locked.
    private static NextNeed? Minutes(IReadOnlyList<BoardVisit> visits)
    {
        List<BoardVisit> waiting = [.. visits.Where(v => v.Status is VisitStatus.AwaitingSignature).OrderBy(v => v.Number)];
        return waiting.Count == 0 ? null : new(CampaignStep.EndFieldwork, Mend.Minutes,
            $"Các buổi làm việc đã kết thúc; biên bản buổi {string.Join(", ", waiting.Select(v => v.Number))} còn chờ ký, khóa.") { VisitId = waiting[0].Id };
    }

    private static NextNeed Fieldwork(BoardRow row, bool hasSessions)
    {
        var missing = $"Còn {row.ReportsMissing} đơn vị chưa gửi đủ báo cáo{(row.ReportsLate > 0 ? $", {row.ReportsLate} quá hạn" : "")}";
        return new(CampaignStep.EndFieldwork, Mend.EndFieldwork, (row.ReportsMissing, hasSessions) switch
        {
            (0, true) => "Mọi buổi làm việc đã xong: chưa ghi ngày kết thúc thực địa.",
            (0, false) => "Không có buổi làm việc, các đơn vị đã gửi đủ báo cáo: chưa ghi ngày kết thúc thực địa.",
            (_, true) => $"{missing}; các buổi làm việc đã xong nên có thể ghi kết thúc thực địa.",
            (_, false) => $"{missing}; không có buổi làm việc nên ghi kết thúc thực địa khi báo cáo đã đủ.",
        });
    }

    private static NextNeed Report(BoardRow row, bool knowsDrafts) => new(CampaignStep.Report, Mend.Report, knowsDrafts switch
    {
        true when row.SubmittedReports > 0 && row.ApprovedReports == row.SubmittedReports => "Báo cáo của Đoàn giám sát đã duyệt, chờ vào số, ban hành.",
        true when row.SubmittedReports > 0 => "Báo cáo của Đoàn giám sát đã trình, chờ duyệt và ban hành.",
        true when row.DraftReports > 0 => "Báo cáo của Đoàn giám sát còn là dự thảo, chưa trình Trưởng đoàn.",
        true => "Chưa soạn báo cáo của Đoàn giám sát.",
        false => "Báo cáo của Đoàn giám sát chưa ban hành.",
    });

    private static string Paper(BoardRow row) => row.SubjectKind is SubjectKind.Council ? "Nghị quyết giám sát" : "Kết luận";

    private static NextNeed Conclusion(BoardRow row, bool knowsDrafts)
    {
        var isCouncil = row.SubjectKind is SubjectKind.Council;
        var open = isCouncil ? "Mở nghị quyết" : Mend.Conclusion.Label();
        return knowsDrafts switch
        {
            true when row.SubmittedConclusions > 0 && row.ApprovedConclusions == row.SubmittedConclusions =>
                new(CampaignStep.Conclude, Mend.Conclusion, $"{Paper(row)} đã duyệt, chờ vào số, ban hành.") { Name = open },
            true when row.SubmittedConclusions > 0 => new(CampaignStep.Conclude, Mend.Conclusion, $"{Paper(row)} đã trình, chờ phê duyệt và ban hành.") { Name = open },
            true when row.DraftConclusions > 0 => new(CampaignStep.Conclude, Mend.Conclusion, $"{Paper(row)} còn là dự thảo, chưa trình ký.") { Name = open },
            true => new(CampaignStep.Conclude, Mend.Conclude, isCouncil ? "Chưa soạn nghị quyết giám sát." : "Chưa soạn kết luận, kiến nghị.") { Name = isCouncil ? "Soạn nghị quyết giám sát" : Mend.Conclude.Label() },
            false => new(CampaignStep.Conclude, Mend.Conclusion, isCouncil ? "Nghị quyết giám sát chưa ban hành." : "Kết luận, kiến nghị chưa ban hành.") { Name = open },
        };
    }
}
