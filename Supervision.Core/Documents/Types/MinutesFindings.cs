using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>What was recorded at the session, by kind; the unit's own petitions are kept apart from the delegation's requests.</summary>
internal static class MinutesFindings
{
    private static readonly FindingKind[] Order =
        [FindingKind.Strength, FindingKind.Shortcoming, FindingKind.SignOfViolation, FindingKind.Cause, FindingKind.Difficulty, FindingKind.UnitPetition];

    public static IEnumerable<Block> Of(MinutesRecord minutes)
    {
        var number = 0;
        foreach (var kind in Order)
        {
            var findings = minutes.Findings.Where(f => f.Kind == kind).ToArray();
            if (findings.Length == 0 && !(kind is FindingKind.UnitPetition && minutes.Head.PetitionsRaised)) continue;
            yield return Heading.Clause(++number, kind.Label());
            foreach (var finding in findings.Where(f => f.HeadingId is null || findings.All(h => h.Id != f.HeadingId)))
            {
                yield return Line(finding);
                foreach (var part in findings.Where(f => f.HeadingId == finding.Id))
                    yield return new Paragraph(Figures.Guarded(Text(part))) { Label = "+", Source = Source(part) };
            }
            if (findings.Length == 0) yield return new Paragraph("Đơn vị có nêu kiến nghị, đề xuất tại buổi làm việc.");
        }
    }

    /// <summary>Where the unit did not agree, with what it said and how the delegation weighed it; what came after the session with its day.</summary>
    public static IEnumerable<Block> Disputed(MinutesRecord minutes) => minutes.Findings.Where(f => f.UnitAgrees is false).Select((f, i) => Paragraph.Clause(i + 1,
        f.UnitExplanation is { } said
            ? RichText.OfData($"Về nội dung “{Figures.Guarded(Bare(f.Text))}”, đơn vị có ý kiến{After(minutes, f.UnitAnsweredOn)}: {Figures.Guarded(Phrases.Sentence(said))}{Weighed(minutes, f)}")
            : RichText.OfData($"Đơn vị không thống nhất với nội dung “{Figures.Guarded(Bare(f.Text))}”{After(minutes, f.UnitAnsweredOn)}.{Weighed(minutes, f)}")));

    private static string Weighed(MinutesRecord minutes, MinutesFinding finding) => finding.SettleNote is { } note ? $" Ý kiến của Đoàn giám sát{After(minutes, finding.SettledOn)}: {Phrases.Sentence(note)}" : "";

    private static string After(MinutesRecord minutes, DateOnly? on) =>
        on is { } day && minutes.Head.EndedAt is { } end && day > DateOnly.FromDateTime(end.Local()) ? $" (ngày {VietnameseDate.Short(day)}, sau buổi làm việc)" : "";

    private static Paragraph Line(MinutesFinding finding) => new(Figures.Guarded(Text(finding))) { Label = "-", KeepWithNext = finding.IsHeading, Source = Source(finding) };

    private static string Text(MinutesFinding finding)
    {
        var nature = finding.CauseNature is { } known ? $"Nguyên nhân {known.Label()}: " : "";
        return nature + (finding.IsHeading ? Bare(OfficeText.Bare(finding.Text)) + ":" : Phrases.Sentence(OfficeText.Bare(finding.Said.Length > 0 ? finding.Said : finding.Text)));
    }

    private static string Bare(string text) => text.Trim().TrimEnd('.', ';', ':', ',');

    private static string Source(MinutesFinding finding) => $"Ghi nhận {finding.Number}";
}
