using Supervision.Core.Papers;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>Chương trình điều hành: who speaks when at a session, for whoever chairs it (practice).</summary>
public static class RunningOrderPaper
{
    public static Document Of(PaperForm form, MinutesRecord session, PaperContent content) => OfficeSheet.Of(form, "Chương trình điều hành", SessionWords.Of(session),
    [
        new KeyValueList(
        [
            new("Thời gian", RichText.Owned(SessionWords.When(session.Head.PlannedOn, session.Head.Session, OfficeText.Inline(content, "hour")))),
            new("Địa điểm", RichText.Owned(session.Head.Place.Trim())),
            .. DelegationPapers.ChairOf(session) is { } chair ? [new KeyValueLine("Chủ trì", RichText.Owned(chair))] : Array.Empty<KeyValueLine>(),
        ]),
        content.Lines("order").Count > 0 ? Order(form, content, "order") : new Paragraph("Chưa có trình tự điều hành."),
        .. OfficeText.Under(new Paragraph(RichText.Bold("Gợi ý điều hành:")) { KeepWithNext = true }, OfficeText.Dashes(form, content, "notes")),
    ]);

    /// <summary>Lines "nội dung | người thực hiện | thời gian" as a table; no column stays empty for all.</summary>
    internal static Table Order(PaperForm form, PaperContent content, string code)
    {
        var rows = content.Lines(code).Select(line => OfficeText.Columns(line, 3)).ToList();
        var hasTimes = rows.Any(row => row[2].Length > 0);
        return new Table
        {
            Source = OfficeText.Label(form, code),
            Columns = [new(7, "TT", TextAlignment.Centre), new(50, "Nội dung"), new(27, "Người thực hiện"), .. hasTimes ? [new TableColumn(16, "Thời gian", TextAlignment.Centre)] : Array.Empty<TableColumn>()],
            Rows = [.. rows.Select((row, i) => new TableRow([SectionText.Data($"{i + 1}"), row[0], row[1], .. hasTimes ? [row[2]] : Array.Empty<TableCell>()]) { Key = SectionKeys.Of(code, i) })],
        };
    }
}
