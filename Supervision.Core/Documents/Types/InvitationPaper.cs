using Supervision.Core.Papers;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>Giấy mời to a session (form 1.7 of Decree 30/2020/NĐ-CP): who is invited to what, who chairs, when and where, notes.</summary>
public static class InvitationPaper
{
    public static Document Of(PaperForm form, MinutesRecord session, PaperContent content) => form.Document(
        "Giấy mời",
        [
            new Paragraph(new RichText(new TextRun($"{form.IssuerName} trân trọng kính mời: "), new TextRun(Phrases.And([.. content.Lines("invitee").Select(line => OfficeText.Bare(line).TrimEnd('.', ';', ','))]), IsBold: true))) { Source = OfficeText.Label(form, "invitee") },
            .. Line(form, content, "purpose", "Tới dự"),
            .. Line(form, content, "chair", "Chủ trì"),
            new Paragraph(Named("Thời gian", SessionWords.When(session.Head.PlannedOn, session.Head.Session, OfficeText.Inline(content, "hour")))),
            new Paragraph(Named("Địa điểm", session.Head.Place.Trim())),
            .. OfficeText.Under(new Paragraph(RichText.Bold("Nội dung:")) { KeepWithNext = true }, OfficeText.Owned(session.Topics, "Nội dung giám sát")),
            .. OfficeText.Plain(form, content, "notes"),
            new Paragraph(form.Closing ?? "Rất mong sự có mặt đầy đủ, đúng giờ của các đồng chí để buổi làm việc đạt kết quả."),
        ]);

    private static IEnumerable<Block> Line(PaperForm form, PaperContent content, string code, string name) => OfficeText.Inline(content, code) is { Length: > 0 } text
        ? [new Paragraph(RichText.Bold($"{name}: ").Append(Phrases.Sentence(text))) { Source = OfficeText.Label(form, code) }]
        : [];

    private static RichText Named(string name, string value) => RichText.Bold($"{name}: ").AppendOwned(value.TrimEnd('.', ';')).Append(".");
}
