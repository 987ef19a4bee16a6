using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>A day of a campaign that the law counts from or to.</summary>
public enum RecordDay
{
    [Label("ngày thành lập Đoàn")] FoundedOn,
    [Label("ngày gửi kế hoạch")] PlanSentOn,
    [Label("ngày làm việc")] VisitOn,
    [Label("ngày gửi thông báo buổi làm việc")] NoticeSentOn,
    [Label("ngày kết thúc thực địa")] FieldworkEndedOn,
    [Label("ngày báo cáo")] ReportedOn,
    [Label("ngày nhận báo cáo của Đoàn")] ReportReceivedOn,
    [Label("ngày xem xét báo cáo")] ExaminedOn,
}

/// <summary>Where the record of a campaign comes from, and what in it does not come from there.</summary>
public sealed partial record CampaignSource
{
    public required string Kind { get; init; }
    public string? Name { get; init; }
    public DateOnly? PublishedOn { get; init; }

    /// <summary>"09:12:26".</summary>
    public string? PublishedTime { get; init; }

    /// <summary>For the council's side only.</summary>
    public string? Note { get; init; }

    /// <summary>What was filled in and the source does not state, each with its reason.</summary>
    public required IReadOnlyList<string> Unstated { get; init; }

    /// <summary>The days among it: no time limit is judged by them.</summary>
    public required IReadOnlyList<RecordDay> UnstatedDays { get; init; }

    /// <summary>"Tin trên trang thông tin điện tử cấp tỉnh, thuathienhue.gov.vn, đăng ngày 20/11/2023 lúc 09 giờ 12 phút".</summary>
    public string InWords => SourceWords.Of(Kind, Name, PublishedOn, PublishedTime);

    /// <summary>A line of what was filled in gives these very words: it begins with them, or has them behind a colon. What a line only quotes, say the finding that an opinion stands under, is not filled in by it.</summary>
    public bool FilledIn(string? words) => words?.TrimEnd('.', ' ') is { Length: > 0 } said
        && Unstated.Any(line => Gives(line, said, 0) || Enumerable.Range(0, line.Length).Any(at => line[at] == ':' && Gives(line, said, at + 2)));

    /// <summary>A line of what was filled in gives these words of what it is about: "Thư ký: Chuyên viên Văn phòng".</summary>
    /// <param name="what">"Thư ký".</param>
    /// <param name="words">As they stand in the record.</param>
    public bool FilledIn(string what, string? words) => words?.TrimEnd('.', ' ') is { Length: > 0 } said
        && Unstated.Any(line => line.StartsWith($"{what}: ", StringComparison.OrdinalIgnoreCase) && Gives(line, said, what.Length + 2));

    /// <summary>A line of what was filled in is about this hour: "Giờ bắt đầu: 14 giờ 00 phút", or "Giờ bắt đầu" with no hour at all.</summary>
    /// <param name="what">"Giờ bắt đầu".</param>
    /// <param name="hour">As it stands in the record.</param>
    public bool FilledIn(string what, TimeOnly hour) => Unstated.Any(line => line.StartsWith(what, StringComparison.OrdinalIgnoreCase) && (HourIn().Match(line) is not { Success: true } named
        || (Number(named.Groups["hour"]) == hour.Hour && (!named.Groups["minute"].Success || Number(named.Groups["minute"]) == hour.Minute))));

    // A longer text that begins with the same words is another one.
    private static bool Gives(string line, string words, int at) => at < line.Length && string.CompareOrdinal(line, at, words, 0, words.Length) == 0
        && (at + words.Length == line.Length || line[at + words.Length] is '.' or ':' or ';' or ',');

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<hour>\d{1,2})(?: giờ(?: (?<minute>\d{1,2}))?|:(?<minute>\d{2})|h(?<minute>\d{2})?)", RegexOptions.CultureInvariant)]
    private static partial Regex HourIn();
}

/// <summary>How the sources of a campaign are kept in their table.</summary>
internal static class CampaignSources
{
    /// <summary>The sources in the order they were noted.</summary>
    public static async Task<IReadOnlyList<CampaignSource>> Sources(this Db db, Guid campaignId, bool withNotes, CancellationToken ct) => [.. (await db.List<Row>("""
        SELECT Kind, Name, PublishedOn, PublishedTime, Note, Unstated, UnstatedDays
        FROM CampaignSources WHERE CampaignId = @campaignId AND CouncilId = @CouncilId ORDER BY Seq
        """, new { campaignId }, ct)).Select(row => new CampaignSource
        {
            Kind = row.Kind,
            Name = row.Name,
            PublishedOn = row.PublishedOn,
            PublishedTime = row.PublishedTime,
            Note = withNotes ? row.Note : null,
            Unstated = row.Unstated?.Split('\n') ?? [],
            UnstatedDays = Lists.Read<RecordDay>(row.UnstatedDays ?? ""),
        })];

    private sealed record Row
    {
        public required string Kind { get; init; }
        public string? Name { get; init; }
        public DateOnly? PublishedOn { get; init; }
        public string? PublishedTime { get; init; }
        public string? Note { get; init; }
        public string? Unstated { get; init; }
        public string? UnstatedDays { get; init; }
    }
}
