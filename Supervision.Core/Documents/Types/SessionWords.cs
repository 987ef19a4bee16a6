using Supervision.Core.Conclusions;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>Day, hour and parties of a session as letters and sheets write them.</summary>
internal static class SessionWords
{
    private static readonly string[] WeekDays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    /// <summary>"sáng 15/4/2026"; for tables.</summary>
    public static string Day(DateOnly? on, Session session) => on is not { } day
        ? "thời gian thông báo sau"
        : session is Session.WholeDay ? $"ngày {VietnameseDate.Short(day)}" : $"{session.Label()} ngày {VietnameseDate.Short(day)}";

    /// <summary>"08 giờ 00 phút, thứ Tư, ngày 15 tháng 4 năm 2026"; the half day where no hour was typed.</summary>
    public static string When(DateOnly? on, Session session, string hour)
    {
        if (on is not { } day) return hour.Length > 0 ? $"{hour}, ngày làm việc thông báo sau" : "Thông báo sau";
        var date = $"{WeekDays[(int)day.DayOfWeek]}, {VietnameseDate.Long(day)}";
        if (hour.Length > 0) return $"{hour.TrimEnd('.', ',', ';')}, {date}";
        return session is Session.WholeDay ? $"Cả ngày {date}" : $"{ConclusionParts.Capital(session.Label())} {date}";
    }

    /// <summary>"khóa XIX, Kỳ họp thứ 15 thông qua ngày 11 tháng 5 năm 2026", with blanks for what is not known: how a resolution of the council names, at its end, the session that passed it.</summary>
    public static string Adopted(string? session, string? term, DateOnly? on) =>
        $"{ExaminationWords.Session(session, term) ?? "khóa ……, Kỳ họp thứ ……"} thông qua {(on is { } day ? VietnameseDate.Long(day) : "ngày …… tháng …… năm ………")}";

    public static string Units(MinutesRecord session) => Phrases.And([.. session.Units.Select(unit => unit.Name)]);

    /// <summary>"Buổi làm việc của Đoàn giám sát với Ủy ban nhân dân xã Hòa Bình".</summary>
    public static string Of(MinutesRecord session) => $"Buổi làm việc của {Phrases.Unbroken(session.Head.DelegationName)} với {Units(session)}";

    public static string Matter(MinutesRecord session) => Phrases.Matter(session.Head.CampaignTitle);
}
