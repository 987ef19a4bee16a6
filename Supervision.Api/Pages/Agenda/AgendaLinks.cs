using System.Globalization;
using Supervision.Core.Agenda;
using Supervision.Core.Ledger;

namespace Supervision.Api.Pages;

/// <summary>Where the entries of a calendar lead.</summary>
public static class AgendaLinks
{
    public static string Path(AgendaEntry entry, bool isUnit) => entry.Kind switch
    {
        AgendaKind.Visit => isUnit ? $"/buoi-lam-viec/{entry.Id}/bien-ban" : $"/buoi-lam-viec/{entry.Id}",
        AgendaKind.UnitReport => $"/bao-cao-don-vi/{entry.Id}",
        AgendaKind.ConclusionReport => $"/ket-luan/{entry.Id}",
        AgendaKind.Examination => $"/cuoc-giam-sat/{entry.Id}#ket-luan",
        AgendaKind.UrgentDemand => $"/cuoc-giam-sat/{entry.CampaignId}#chan-dung",
        AgendaKind.ReminderLetter => $"/cong-van-don-doc/{entry.Id}",
        _ => $"/noi-dung/{entry.Id}",
    };

    /// <summary>The list of what a day brings of one kind; of kinds without such a list, the month.</summary>
    public static string OfDay(AgendaKind kind, DateOnly day, bool isUnit)
    {
        var written = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return kind is AgendaKind.FollowUpTask
            ? OverviewLinks.Address("/noi-dung", ("xem", isUnit ? "tat-ca" : null), ("phan", nameof(LedgerSlice.Open)), ("han-tu", written), ("han-den", written))
            : $"/lich?thang={written[..7]}";
    }

    /// <summary>"và 12 nội dung nữa đến hạn".</summary>
    public static string Further(AgendaGroup group) => (group.Kind, group.Count - group.Entries.Count) switch
    {
        (AgendaKind.Visit, var more) => $"và {more} buổi làm việc nữa",
        (AgendaKind.UnitReport, var more) => $"và {more} báo cáo của đơn vị nữa đến hạn",
        (AgendaKind.ConclusionReport, var more) => $"và {more} kết luận nữa đến hạn báo cáo",
        (AgendaKind.Supplement, var more) => $"và {more} báo cáo nữa đến hạn bổ sung, làm rõ",
        (AgendaKind.Explanation, var more) => $"và {more} yêu cầu giải trình nữa đến hạn",
        (AgendaKind.Passing, var more) => $"và {more} công việc được giao tiếp nữa đến hạn báo cáo lại",
        (AgendaKind.UrgentDemand, var more) => $"và {more} yêu cầu chấm dứt hành vi vi phạm nữa đến hạn trả lời",
        (AgendaKind.ReminderLetter, var more) => $"và {more} công văn đôn đốc nữa đến hạn trả lời",
        (AgendaKind.Examination, var more) => $"và {more} báo cáo của Đoàn giám sát nữa đến hạn xem xét",
        (_, var more) => $"và {more} nội dung nữa đến hạn",
    };
}
