using Supervision.Core.Documents.Rewording;
using Supervision.Core.Papers;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>Somebody expected or present at a session; the name is blank where only the post is known.</summary>
public sealed record SheetGuest(Side Side, string? Name, string Post);

/// <summary>Danh sách đại biểu dự họp, to sign at the door: by side, with empty rows for whoever else comes (practice; minutes of form 1.9 list the same people).</summary>
public static class AttendanceSheetPaper
{
    private const int EmptyRows = 3;
    private static readonly Side[] Sides = [Side.Chair, Side.Delegation, Side.Unit, Side.Other];

    public static Document Of(PaperForm form, MinutesRecord session, IReadOnlyList<SheetGuest> guests, PaperContent content)
    {
        List<SheetGuest> all = [.. guests, .. content.Lines("guests").Select(line => OfficeText.Columns(line, 2)).Select(row => new SheetGuest(Side.Other, row[1].Length > 0 ? row[0] : null, row[1].Length > 0 ? row[1] : row[0]))];
        return OfficeSheet.Of(form, "Danh sách đại biểu dự họp", SessionWords.Of(session),
        [
            new KeyValueList(
            [
                new("Thời gian", RichText.Owned(SessionWords.When(session.Head.PlannedOn, session.Head.Session, OfficeText.Inline(content, "hour")))),
                new("Địa điểm", RichText.Owned(session.Head.Place.Trim())),
            ]),
            new Table
            {
                Columns = [new(7, "TT", TextAlignment.Centre), new(28, "Họ và tên"), new(42, "Chức vụ, cơ quan, tổ chức"), new(23, "Ký tên")],
                Rows = [.. Rows(all)],
            },
            new SignatureBlock(new SignatureColumn { AuthorityLines = ["Người lập danh sách"], Note = "(Ký, ghi rõ họ tên)", SignerName = form.SignerName }),
        ]);
    }

    private static IEnumerable<TableRow> Rows(List<SheetGuest> guests)
    {
        var group = 0;
        foreach (var side in Sides)
        {
            var present = guests.Where(guest => guest.Side == side).ToList();
            // A chair beside the delegation has a row only where one is known.
            if (side is Side.Chair && present.Count == 0) continue;
            yield return new TableRow(new TableCell((RichText)$"{Numbering.Roman(++group)}. {side.Label()}") { ColumnSpan = 4 }) { IsBold = true, Key = $"ben-{side}" };
            foreach (var (guest, i) in present.Select((guest, i) => (guest, i))) 
                yield return new TableRow(SectionText.Data($"{i + 1}"), Owned(guest.Name), Owned(guest.Post), "") { Key = DocumentKeys.RowKey($"nguoi-{side}", $"{guest.Name}|{guest.Post}") };
            if (side is Side.Chair) continue;
            for (var i = 0; i < EmptyRows; i++) yield return new TableRow(SectionText.Data($"{present.Count + i + 1}"), "", "", "") { Key = $"trong-{side}-{i + 1}" };
        }
    }

    private static TableCell Owned(string? text) => new(RichText.Owned(text ?? ""));
}
