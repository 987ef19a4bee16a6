using Supervision.Core.Papers;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>Công văn that gives a unit the programme of a session and who takes part, at least 10 days before it (law 87/2015/QH13, Art. 62, 70, 80).</summary>
public static class ProgrammeLetterPaper
{
    /// <param name="form">What stands around the text.</param>
    /// <param name="session">The session.</param>
    /// <param name="unitName">Whom it is written to.</param>
    /// <param name="members">The delegation as its founding paper names it.</param>
    /// <param name="content">What people wrote.</param>
    public static Document Of(PaperForm form, MinutesRecord session, string unitName, IReadOnlyList<MemberFacts> members, PaperContent content)
    {
        var head = session.Head;
        return form.Document(
            "Công văn gửi chương trình, thành phần",
            [
                new Paragraph(RichText.OfData($"{DelegationPapers.Founding(head)}{form.IssuerName} thông báo chương trình, thành phần buổi làm việc của {Phrases.Unbroken(head.DelegationName)} với {unitName} trong cuộc giám sát {SessionWords.Matter(session)} như sau:")) { KeepWithNext = true },
                .. Text(form, session, members, content),
                new Paragraph(form.Closing is { } closing ? closing : RichText.OfData($"{form.IssuerName} đề nghị {unitName} chuẩn bị các điều kiện cần thiết để buổi làm việc đạt kết quả.")),
            ],
            [unitName]);
    }

    private static IReadOnlyList<Block> Text(PaperForm form, MinutesRecord session, IReadOnlyList<MemberFacts> members, PaperContent content) => new OfficeParts(Heading.Clause)
        .Add("Thời gian, địa điểm",
        [
            Paragraph.Dash(RichText.OfData($"Thời gian: {SessionWords.When(session.Head.PlannedOn, session.Head.Session, OfficeText.Inline(content, "hour"))};")),
            Paragraph.Dash(RichText.OfData($"Địa điểm: {session.Head.Place.Trim().TrimEnd('.', ';')}.")),
        ])
        .Add("Thành phần",
        [
            .. OfficeText.Under(new Paragraph(RichText.OfData($"a) {Phrases.Unbroken(session.Head.DelegationName)} gồm:")) { KeepWithNext = true }, OfficeText.Owned([.. members.Select(member => member.Line)], "Thành viên Đoàn giám sát")),
            .. OfficeText.Under(new Paragraph("b) Cơ quan, tổ chức chịu sự giám sát:") { KeepWithNext = true }, OfficeText.Dashes(form, content, "unit_side")),
            .. OfficeText.Under(new Paragraph("c) Thành phần mời dự:") { KeepWithNext = true }, OfficeText.Dashes(form, content, "guests")),
        ])
        .Add("Nội dung làm việc", OfficeText.Owned(session.Topics, "Nội dung giám sát"))
        .Add("Chương trình", Programme(form, content))
        .Add("Nội dung đề nghị chuẩn bị", OfficeText.Points(form, content, "preparation"))
        .Blocks;

    // A line "nội dung | người thực hiện | thời gian" is a row; lines without bars stay a list.
    private static IEnumerable<Block> Programme(PaperForm form, PaperContent content) =>
        content.Lines("programme").Any(line => line.Contains('|', StringComparison.Ordinal)) ? [RunningOrderPaper.Order(form, content, "programme")] : OfficeText.Dashes(form, content, "programme");
}
