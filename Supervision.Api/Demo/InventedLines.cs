using Supervision.Core.Cases;
using Supervision.Core.Documents;
using Supervision.Core.Law;

namespace Supervision.Api.Demo;

/// <summary>What a council's case shows and its source does not state, a line each: every invented value with what demands it, and what whoever entered the case concluded.</summary>
internal static class InventedLines
{
    public static IReadOnlyList<string> Of(InventedSupervision invented, CaseFile file) => [.. Invented(invented, file), .. Concluded(file)];

    private static IEnumerable<string> Invented(InventedSupervision one, CaseFile file) =>
    [
        Line("Tên cuộc giám sát", one.Title),
        Line("Hình thức giám sát", one.FormCode, code => RuleSets.Shipped.Forms.First(form => form.Code == code).Name),
        Line("Chương trình giám sát", one.Programme, Paper),
        Line("Văn bản thành lập Đoàn", one.FoundingPaper, Paper),
        .. one.HeadPost is { } post ? [Line("Chức vụ của Trưởng đoàn", post)] : Array.Empty<string>(),
        Line("Thư ký", one.Secretary),
        Line("Văn bản gửi kế hoạch", one.PlanLetter, Paper),
        Line("Đề cương báo cáo", one.Outline, items => string.Join("; ", items)),
        Line("Số thông báo buổi làm việc", one.NoticeReference),
        Line("Ngày gửi thông báo buổi làm việc", one.NoticeSentOn, VietnameseDate.Short),
        Line("Giờ bắt đầu", one.StartsAt, VietnameseDate.Time),
        Line("Giờ kết thúc", one.EndsAt, VietnameseDate.Time),
        .. one.Opinions.Select(pair => Line($"Ý kiến làm căn cứ của hạn chế “{file.Shortcomings.Single(found => found.Code == pair.Key).Content}”", pair.Value, opinion => $"{opinion.Speaker}: {opinion.Text}")),
        .. one.Wording.Select(pair => Line("Lời văn của nguyên nhân", pair.Value)),
        .. one.Duties is { } duties
            ? [Line("Trích yếu báo cáo kết quả giám sát", duties.Abstract), Line("Thời gian khắc phục", duties.RemedyBy), Line("Trách nhiệm thi hành", duties.ExecuteBy), Line("Trách nhiệm báo cáo", duties.ReportBy)]
            : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Concluded(CaseFile file)
    {
        if (file.Supervisor.BodyInferred) yield return Guessed("Cơ quan của Đoàn giám sát", file.Supervisor.Body);
        if (file.Unit.NameInferred) yield return Guessed("Tên đơn vị chịu sự giám sát", file.Unit.Name);
        if (file.Place.ProvinceInferred) yield return Guessed("Tỉnh, thành phố", file.Place.Province);
        if (file.Time.DateInferred) yield return Guessed("Ngày làm việc", file.Time.Date is { } day ? VietnameseDate.Short(day) : null);
        // The session is all of the fieldwork that a source tells of.
        yield return Guessed("Ngày kết thúc thực địa", $"{VietnameseDate.Short(file.Time.Date!.Value)}, theo ngày làm việc; nguồn không nêu việc báo cáo sau đó");
        foreach (var bodies in file.Participants.Where(one => one.BodyInferred && one.Body is not null).GroupBy(one => one.Body)) yield return Guessed($"Cơ quan của “{string.Join("”, “", bodies.Select(one => one.Title))}”", bodies.Key);
        foreach (var verbs in file.Conclusions.Where(one => one.VerbInferred).GroupBy(one => one.Verb)) yield return Guessed($"Động từ của {verbs.Count()} ý kết luận", $"“{verbs.Key}”");
        foreach (var speakers in file.Conclusions.Where(one => one.SaidByInferred).GroupBy(one => one.SaidBy)) yield return Guessed($"Người nêu {speakers.Count()} ý kết luận", speakers.Key);
    }

    private static string Paper(InventedPaper paper) => $"{paper.Type} số {paper.Reference} ngày {VietnameseDate.Short(paper.IssuedOn)} {paper.Abstract}";

    private static string Line(string what, Invented<string> value) => Line(what, value, text => text);

    private static string Line<T>(string what, Invented<T> value, Func<T, string> said) => $"{what}: {said(value.Value).TrimEnd('.')}. Điền để minh họa: {Within(value.NeededFor)}.";

    // An article of the law keeps its capital.
    private static string Within(string why) => why.StartsWith("Điều ", StringComparison.Ordinal) ? why : $"{char.ToLowerInvariant(why[0])}{why[1..]}";

    private static string Guessed(string what, string? said) => $"{what}: {said}. Do người nhập suy ra.";
}
