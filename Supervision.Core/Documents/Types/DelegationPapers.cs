using Supervision.Core.Campaigns;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>What the papers of a delegation's session have in common.</summary>
internal static class DelegationPapers
{
    private static readonly string[] CommonPlaces = ["Trụ sở", "Hội trường", "Phòng họp", "Nhà văn hóa", "Trung tâm", "Văn phòng", "Huyện ", "Thị xã ", "Xã ", "Phường ", "Thị trấn ", "Đặc khu "];

    /// <summary>The part of the symbol after the type: a delegates' group has its own code, a delegation is ĐGS.</summary>
    public static string SymbolOf(MinutesHead head) => head.SubjectKind is SubjectKind.DelegateGroup && head.BodyCode is { } code ? code : "ĐGS";

    /// <summary>"Thực hiện Quyết định số … của … về việc …, "; nothing where no founding paper is known.</summary>
    public static RichText Founding(MinutesHead head) => head.PaperType is { } type
        ? RichText.OfData($"Thực hiện {Phrases.Citation(type, head.PaperReference, head.PaperIssuedOn, head.PaperIssuer == head.DelegationName ? null : head.PaperIssuer) + About(head.PaperAbstract)}, ")
        : RichText.Empty;

    /// <summary>The place as it stands within a sentence: a common noun begins small there, a name does not.</summary>
    public static string PlaceWithin(string place) =>
        CommonPlaces.Any(noun => place.StartsWith(noun, StringComparison.Ordinal)) ? char.ToLowerInvariant(place[0]) + place[1..] : place;

    /// <summary>Who chaired, by post: whoever is recorded as chair, else the head of the delegation.</summary>
    public static string? ChairOf(MinutesRecord minutes) => Person(
        minutes.Attendances.FirstOrDefault(a => a.Side == Side.Chair || a.Part == AttendancePart.Chair) ?? minutes.Attendances.FirstOrDefault(a => a.Part == AttendancePart.Head),
        "Trưởng đoàn")
        ?? minutes.Members.FirstOrDefault(m => m.Part == DelegationPart.Head)?.Title;

    public static string? SecretaryOf(MinutesRecord minutes) => Person(minutes.Attendances.FirstOrDefault(a => a.Part == AttendancePart.Secretary && a.Side != Side.Unit), null)
        ?? minutes.Members.FirstOrDefault(m => m.Part == DelegationPart.Secretary)?.Title;

    /// <summary>The closing remarks: what was recognised, then what was asked for, each group in the order it was said.</summary>
    public static IEnumerable<Block> Remarks(MinutesRecord minutes)
    {
        if (minutes.Remarks.Count == 0) yield break;
        var speaker = OnlySpeaker(minutes);
        if (speaker is not null) yield return new Paragraph(RichText.OfData($"Phát biểu kết luận buổi làm việc, {speaker} nêu các ý kiến sau:")) { KeepWithNext = true };
        var number = 0;
        foreach (var group in minutes.Remarks.GroupBy(r => r.Kind).OrderBy(g => g.Key))
        {
            yield return Heading.Clause(++number, group.Key.Label());
            foreach (var (remark, i) in group.Select((remark, i) => (remark, i)))
                yield return new Paragraph(RichText.OfData($"{(speaker is null && remark.SpokenBy is { } own ? $"{own}: " : "")}{Figures.Guarded(Phrases.Sentence(OfficeText.Bare(remark.Text)))}"))
                {
                    // Numbered, so that what is asked for can be cited.
                    Label = $"{number}.{i + 1}.",
                    Source = $"Phát biểu kết luận {remark.Number}",
                };
        }
    }

    /// <summary>Whoever spoke all the remarks, by post.</summary>
    public static string? OnlySpeaker(MinutesRecord minutes) =>
        minutes.Remarks.Select(r => r.SpokenBy).Where(s => s is not null).Distinct().ToArray() is [var only] ? only : null;

    private static string About(string? matter) => matter is null ? "" : $" {Phrases.About(matter)}";

    private static string? Person(AttendanceLine? line, string? part)
    {
        if (line is null) return null;
        var title = part is not null && line.Part == AttendancePart.Head && !line.Title.Contains(part, StringComparison.OrdinalIgnoreCase) ? $"{line.Title}, {part}" : line.Title;
        return line.PersonName is { } name ? $"{name}, {title}" : title;
    }
}
