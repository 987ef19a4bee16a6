using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>Biên bản bổ sung: what was added to minutes after they were locked; the minutes themselves stay as they were signed (form 1.9 of Decree 30/2020/NĐ-CP).</summary>
public static class MinutesAddendumPaper
{
    public static Document Of(PaperForm form, MinutesRecord minutes)
    {
        var head = minutes.Head;
        var units = SessionWords.Units(minutes);
        var day = head.StartedAt is { } started ? DateOnly.FromDateTime(Pipeline.VietnamTime.Local(started)) : head.PlannedOn;
        return new Document
        {
            Title = $"Biên bản bổ sung {form.Title}",
            Author = head.CouncilName,
            CreatedAt = form.Now,
            IsDraft = form.IsDraft && minutes.Addenda.Count == 0,
            IsDemo = form.IsDemo,
            Blocks =
            [
                form.Header() with { PlaceAndDate = null },
                new DocumentTitle("Biên bản bổ sung", $"Buổi làm việc của {Phrases.Unbroken(head.DelegationName)}\nvới {units}"),
                .. VietnameseText.EndText(
                [
                    new Paragraph(RichText.OfData($"Biên bản buổi làm việc{(day is { } held ? $" {VietnameseDate.Long(held)}" : "")} của {Phrases.Unbroken(head.DelegationName)} với {units}{(head.MinutesLockedOn is { } locked ? $", hoàn thành ngày {VietnameseDate.Short(locked)}" : "")}, được bổ sung các nội dung sau:")) { KeepWithNext = true },
                    .. minutes.Addenda.SelectMany(Lines),
                    new Paragraph(minutes.Addenda.Count == 0
                        ? "Biên bản chưa có nội dung bổ sung."
                        : "Các nội dung khác của biên bản không thay đổi. Biên bản bổ sung là một phần không tách rời của biên bản buổi làm việc."),
                ]),
                // Who signed the minutes has not signed this by that: its own signatures stand below it, those of the addendum that was written last.
                .. Minutes.Signatures(minutes with { Signatures = minutes.Addenda.Count == 0 ? [] : minutes.Addenda[^1].Signatures }),
            ],
        };
    }

    private static IEnumerable<Block> Lines(AddendumLine line) => line.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select((text, i) => i == 0
            ? Paragraph.Clause(line.Number, RichText.OfData($"Ngày {VietnameseDate.Short(line.AddedOn)}: {Figures.Guarded(Phrases.Sentence(text))}")) with { Source = $"Bổ sung {line.Number}" }
            : new Paragraph(Figures.Guarded(Phrases.Sentence(text))) { Source = $"Bổ sung {line.Number}" });
}
