using System.Globalization;
using Supervision.Core.Documents;

namespace Supervision.Core.Jobs;

/// <summary>The times of a job as people say them, in Vietnam's time.</summary>
public static class CronWords
{
    private static readonly Dictionary<string, string> Days = new()
    {
        ["MON"] = "thứ Hai",
        ["TUE"] = "thứ Ba",
        ["WED"] = "thứ Tư",
        ["THU"] = "thứ Năm",
        ["FRI"] = "thứ Sáu",
        ["SAT"] = "thứ Bảy",
        ["SUN"] = "Chủ nhật",
    };

    /// <param name="cron">Six fields, as <see cref="JobDefinition.Cron"/>.</param>
    public static string Of(string cron)
    {
        if (cron.Split(' ') is not [var second, var minute, var hour, var day, var month, var weekday]) return cron;
        return Pace(second, minute, hour, day, month, weekday)
            ?? (second == "0" && Hours(minute, hour) is { } hours && Which(day, month, weekday) is { } which ? $"{hours} {which}" : $"theo lịch {cron}");
    }

    private static string? Pace(string second, string minute, string hour, string day, string month, string weekday) =>
        (day, month, weekday) is not ("*", "*", "?") and not ("?", "*", "*") ? null
        : (second, minute, hour) switch
        {
            (_, "*", "*") when Step(second) is { } seconds => $"mỗi {seconds} giây",
            (_, "*", "*") when Number(second) is not null => "mỗi phút",
            ("0", _, "*") when Step(minute) is { } minutes => $"mỗi {minutes} phút",
            ("0", _, "*") when Number(minute) is { } at => at == 0 ? "đầu mỗi giờ" : $"phút thứ {at} mỗi giờ",
            _ => null,
        };

    private static string? Hours(string minute, string hour)
    {
        if (Number(minute) is not { } at) return null;
        var hours = hour.Split(',').Select(Number).ToList();
        return hours.Contains(null) ? null : string.Join(", ", hours.Select(h => VietnameseDate.Time(new TimeOnly(h!.Value, at))));
    }

    private static string? Which(string day, string month, string weekday) => (day, month, weekday) switch
    {
        ("*", "*", "?") => "hằng ngày",
        ("?", "*", _) when weekday.Split('-') is [var first, var last] && Days.TryGetValue(first, out var from) && Days.TryGetValue(last, out var to) => $"từ {from} đến {to}",
        ("?", "*", _) when weekday.Split(',') is var named && named.All(Days.ContainsKey) => $"{string.Join(", ", named.Select(name => Days[name]))} hằng tuần",
        (_, "*", "?") when Number(day) is { } of => $"ngày {of} hằng tháng",
        _ => null,
    };

    private static int? Step(string field) => field.StartsWith("*/", StringComparison.Ordinal) || field.StartsWith("0/", StringComparison.Ordinal) ? Number(field[2..]) : null;

    private static int? Number(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
