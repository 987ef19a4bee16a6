using System.Text;
using DocumentFormat.OpenXml;
using NUnit.Framework;
using Supervision.Core.Documents.Comparing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Tests.Documents.Comparing;

/// <summary>What Word leaves in a file besides words.</summary>
public sealed class WordHabitsTests
{
    [Test]
    public async Task Tracked_changes_count_as_accepted_and_are_counted()
    {
        var comparison = await SomeDraft.Compare(body =>
        {
            var line = body.Line("Về kinh phí");
            var run = line.Elements<W.Run>().Last();
            run.InsertAfterSelf(new W.InsertedRun(new W.Run(new W.Text(" Cần làm rõ.") { Space = SpaceProcessingModeValues.Preserve })) { Id = "900", Author = "a" });
            run.InsertAfterSelf(new W.DeletedRun(new W.Run(new W.DeletedText("bỏ đi"))) { Id = "901", Author = "a" });
        });
        Assert.That(comparison.TrackedChanges, Is.EqualTo(2));
        Assert.That(comparison.Differences.Single().Now.PlainText, Is.EqualTo("Về kinh phí: chưa quyết toán “đúng hạn”. Cần làm rõ."));
    }

    [Test]
    public async Task A_paragraph_mark_that_was_deleted_under_tracking_joins_two_paragraphs()
    {
        var comparison = await SomeDraft.Compare(body => body.Line("Đề nghị báo cáo kết quả").ParagraphProperties!.Append(
            new W.ParagraphMarkRunProperties(new W.Deleted { Id = "902", Author = "a" })));
        Assert.That(comparison.Differences.Select(d => d.Kind), Is.EqualTo(new[] { DifferenceKind.Changed, DifferenceKind.Deleted }));
        Assert.That(comparison.Differences[0].Now.PlainText, Does.StartWith("Đề nghị báo cáo kết quả").And.Contains("Quá thời hạn"));
    }

    [Test]
    public async Task Fields_soft_hyphens_and_decomposed_letters_are_read_as_they_show()
    {
        var comparison = await SomeDraft.Compare(body =>
        {
            var line = body.Line("Về kinh phí");
            line.RemoveAllChildren<W.Run>();
            line.Append(
                new W.Run(new W.Text("2. Về kinh ".Normalize(NormalizationForm.FormD)) { Space = SpaceProcessingModeValues.Preserve }),
                new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Begin }), new W.Run(new W.FieldCode(" REF x ")), new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Separate }),
                new W.Run(new W.Text("phí: ") { Space = SpaceProcessingModeValues.Preserve }), new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.End }),
                new W.Run(new W.Text("chưa "), new W.SoftHyphen(), new W.Text("quyết\u00AD toán “đúng hạn”.") { Space = SpaceProcessingModeValues.Preserve }));
        });
        Assert.That(comparison.Differences, Is.Empty);
    }

    [Test]
    public async Task Bold_and_italic_come_back_also_through_a_style()
    {
        var comparison = await SomeDraft.Compare(body => body.Line("Về kinh phí").Elements<W.Run>().Last().RunProperties = new W.RunProperties(new W.Bold()));
        var one = comparison.Differences.Single();
        Assert.That(one.Words, Is.Empty);
        Assert.That(one.Now.Runs.Single().IsBold, Is.True);
    }

    [Test]
    public async Task A_label_typed_otherwise_comes_back_as_a_label()
    {
        var comparison = await SomeDraft.Compare(body => body.Exchange("2.\u00A0", "b) "));
        Assert.That((comparison.Differences.Single().Label, comparison.Differences.Single().Now.PlainText), Is.EqualTo(("b)", "Về kinh phí: chưa quyết toán “đúng hạn”.")));
        var none = await SomeDraft.Compare(body => body.Exchange("2.\u00A0", ""));
        Assert.That(none.Differences.Single().Label, Is.Empty);
        var numbered = await SomeDraft.Compare(body =>
        {
            body.Exchange("2.\u00A0", "");
            body.Line("Về kinh phí").ParagraphProperties!.NumberingProperties = new W.NumberingProperties();
        });
        Assert.That(numbered.Differences, Is.Empty, "Word turned the typed number into its own");
    }

    [Test]
    public async Task Joined_and_split_paragraphs_and_added_rows_are_told()
    {
        var split = await SomeDraft.Compare(body =>
        {
            body.Exchange("chưa quyết toán “đúng hạn”.", "chưa quyết toán.");
            body.Line("Về kinh phí").InsertAfterSelf(SomeDraft.New("Đúng hạn."));
        });
        Assert.That(split.Differences.Select(d => d.Kind), Is.EqualTo(new[] { DifferenceKind.Changed, DifferenceKind.Inserted }));

        var row = await SomeDraft.Compare(body => body.Descendants<W.Table>().Last().Append(new W.TableRow(new W.TableCell(SomeDraft.New("Dòng mới")))));
        Assert.That((row.Differences.Single().Kind, row.Differences.Single().CanBeAccepted), Is.EqualTo((DifferenceKind.Inserted, false)));

        var less = await SomeDraft.Compare(body => body.Descendants<W.TableRow>().Last().Remove());
        Assert.That(less.Differences, Has.All.Property("CanBeAccepted").False);
        Assert.That(less.Differences, Is.Not.Empty);
    }

    [Test]
    public async Task What_is_not_read_is_said()
    {
        var comparison = await SomeDraft.Compare(body => body.Line("Về kinh phí").Append(
            new W.Run(new W.RunProperties(new W.Vanish()), new W.Text("ẩn")), new W.Run(new W.FootnoteReference { Id = 1 })));
        Assert.That(comparison.Differences, Is.Empty);
        Assert.That(comparison.Notes, Has.Count.EqualTo(2));
    }
}
