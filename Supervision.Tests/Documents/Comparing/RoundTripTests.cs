using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Documents.Rewording;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Tests.Documents.Comparing;

public sealed class RoundTripTests
{
    private static IEnumerable<TestCaseData> Papers() =>
    [
        new TestCaseData(SamplePapers.Notice()).SetArgDisplayNames("notice"),
        new TestCaseData(SamplePapers.Minutes()).SetArgDisplayNames("minutes"),
        new TestCaseData(SamplePapers.Report()).SetArgDisplayNames("report"),
        new TestCaseData(SamplePapers.Sheet()).SetArgDisplayNames("sheet"),
        new TestCaseData(SamplePapers.Everything()).SetArgDisplayNames("everything"),
        new TestCaseData(SomeDraft.Paper()).SetArgDisplayNames("draft"),
        new TestCaseData(SomeDraft.WithPictures()).SetArgDisplayNames("pictures"),
    ];

    [TestCaseSource(nameof(Papers))]
    public async Task A_paper_that_nobody_edited_comes_back_without_a_difference(Document paper)
    {
        var comparison = await SomeDraft.Compare(SomeDraft.Writer.Write(paper), paper);
        Assert.That(comparison.Differences, Is.Empty);
        Assert.That(comparison.Notes, Is.Empty);
        Assert.That(comparison.Unchanged, Is.GreaterThan(3));
        Assert.That(comparison.AcceptAll(paper), Is.Empty);
    }

    [Test]
    public async Task A_reworded_paragraph_comes_back_word_by_word_and_becomes_an_override()
    {
        var comparison = await SomeDraft.Compare(body => body.Exchange("chưa quyết toán “đúng hạn”", "chậm quyết toán “đúng hạn”"));
        var one = comparison.Differences.Single();
        Assert.That(one.Kind, Is.EqualTo(DifferenceKind.Changed));
        Assert.That(one.Words.Where(word => word.Kind is not WordChangeKind.Same).Select(word => (word.Kind, word.Text.Trim())), Is.EqualTo(new[] { (WordChangeKind.Removed, "chưa"), (WordChangeKind.Added, "chậm") }));
        Assert.That(one.Now.PlainText, Is.EqualTo("Về kinh phí: chậm quyết toán “đúng hạn”."));
        var again = Wording.Apply(SomeDraft.Paper(), comparison.AcceptAll(SomeDraft.Paper()));
        Assert.That(again.Blocks.OfType<Paragraph>().Single(p => p.IsOverridden), Has.Property("Label").EqualTo("2."));
        Assert.That((await SomeDraft.Compare(SomeDraft.Writer.Write(again), again)).Differences, Is.Empty);
    }

    [Test]
    public async Task An_owned_figure_that_was_touched_is_reported_and_never_taken_over()
    {
        var comparison = await SomeDraft.Compare(body => body.Exchange("53,41%", "35,41%"));
        var one = comparison.Differences.Single();
        Assert.That((one.CanBeAccepted, one.Touched.Single()), Is.EqualTo((false, "53,41%")));
        Assert.That(one.Refusal, Does.Contain("53,41%"));
        Assert.That(comparison.AcceptAll(SomeDraft.Paper()), Is.Empty);

        // The same figure typed elsewhere in the sentence does not hide it, where Word kept the control.
        var hidden = await SomeDraft.Compare(body => { body.Exchange("53,41%", "35,41%"); body.Exchange(" nội dung quá hạn", " nội dung quá hạn (53,41% cũ)"); });
        Assert.That(hidden.Differences.Single().Touched, Does.Contain("53,41%"));
    }

    [Test]
    public async Task Words_around_owned_figures_may_change_and_the_figures_stay_owned()
    {
        var comparison = await SomeDraft.Compare(body => body.Exchange(" nội dung quá hạn, chiếm ", " việc quá hạn, bằng "));
        var words = comparison.AcceptAll(SomeDraft.Paper()).Single();
        Assert.That(words.Text.OwnedValues, Is.EqualTo(new[] { "30/6/2026", "xã Thanh Bình", "05", "53,41%" }));
        Assert.That(Wording.Check(SomeDraft.Paper(), [words]).Single().State, Is.EqualTo(WordingState.Applied));
    }

    [Test]
    public async Task Head_signature_and_table_header_are_not_taken_over()
    {
        var comparison = await SomeDraft.Compare(body =>
        {
            body.Exchange("Trần Thị Ví Dụ", "Nguyễn Văn Khác");
            body.Exchange("Thời hạn", "Hạn");
            body.Descendants<W.Text>().Last(text => text.Text.Contains("Tính chất", StringComparison.Ordinal)).Text = "Loại";
        });
        Assert.That(comparison.Differences.Where(d => d.Kind is DifferenceKind.Fixed), Has.Exactly(2).Items);
        Assert.That(comparison.Differences, Has.All.Property("CanBeAccepted").False);
    }

    [Test]
    public async Task Paragraphs_left_out_inserted_and_moved_come_back_as_such()
    {
        var comparison = await SomeDraft.Compare(body =>
        {
            body.Line("theo dõi việc thực hiện").Remove();
            body.Line("Về kinh phí").InsertAfterSelf(SomeDraft.New("3. Về nhân sự: đã bố trí đủ."));
            var moved = body.Line("Đề nghị báo cáo kết quả");
            moved.Remove();
            body.Line("Quá thời hạn trên").InsertAfterSelf(moved);
        });
        Assert.That(comparison.Differences.Select(d => (d.Kind, d.CanBeAccepted)), Is.EqualTo(new[] { (DifferenceKind.Deleted, true), (DifferenceKind.Inserted, true), (DifferenceKind.Moved, true) }));
        var paper = Wording.Apply(SomeDraft.Paper(), comparison.AcceptAll(SomeDraft.Paper()));
        var texts = paper.Blocks.OfType<Paragraph>().Select(p => OwnedText.Plain(p.Text.PlainText)).ToArray();
        Assert.That(texts, Has.None.Contains("theo dõi việc thực hiện"));
        Assert.That(texts[^3..], Is.EqualTo(new[] { "3. Về nhân sự: đã bố trí đủ.", "Quá thời hạn trên, nội dung được báo cáo Thường trực.", "Đề nghị báo cáo kết quả kèm minh chứng./." }));
        Assert.That(comparison.Differences[1].After, Is.EqualTo(DocumentKeys.Of(SomeDraft.Paper()).Texts.Single(t => t.Text.PlainText.StartsWith("Về kinh phí", StringComparison.Ordinal)).Key));
    }

    [Test]
    public async Task A_paragraph_with_owned_figures_is_neither_left_out_nor_moved()
    {
        var gone = await SomeDraft.Compare(body => body.Line("Đến ngày").Remove());
        Assert.That(gone.Differences.Single().Touched, Has.Count.EqualTo(4));
        Assert.That(gone.Differences.Single().CanBeAccepted, Is.False);
    }

    [Test]
    public async Task A_second_edit_builds_on_the_first_and_undoing_it_leaves_nothing()
    {
        var paper = SomeDraft.Paper();
        var first = (await SomeDraft.Compare(body =>
        {
            body.Exchange("chậm nộp báo cáo", "chậm báo cáo");
            body.Line("Về kinh phí").InsertAfterSelf(SomeDraft.New("Đoạn thêm."));
        })).AcceptAll(paper);
        var second = Wording.Apply(paper, first);
        var comparison = await SomeDraft.Compare(body =>
        {
            body.Exchange("chậm báo cáo", "chậm nộp báo cáo");
            body.Exchange("Đoạn thêm.", "Đoạn thêm, sửa.");
            body.Line("Đoạn thêm").InsertAfterSelf(SomeDraft.New("Đoạn thứ hai."));
        }, second);
        var overrides = comparison.AcceptAll(second);
        Assert.That(overrides.Select(o => (o.Kind, o.Text.PlainText)), Is.EqualTo(new[] { (WordingKind.Inserted, "Đoạn thêm, sửa."), (WordingKind.Inserted, "Đoạn thứ hai.") }));

        var third = Wording.Apply(paper, overrides);
        var removed = await SomeDraft.Compare(body => { body.Line("Đoạn thêm, sửa").Remove(); body.Line("Đoạn thứ hai").Remove(); }, third);
        Assert.That(removed.AcceptAll(third), Is.Empty);
    }

    [Test]
    public async Task A_line_that_lost_its_bookmark_is_known_by_its_words()
    {
        var comparison = await SomeDraft.Compare(body =>
        {
            foreach (var mark in body.Descendants<W.BookmarkStart>().ToList()) if (body.Line("Về kinh phí").Descendants<W.BookmarkStart>().Contains(mark)) mark.Remove();
            body.Exchange("chưa quyết toán", "chậm quyết toán");
        });
        Assert.That(comparison.Differences.Single().Kind, Is.EqualTo(DifferenceKind.Changed));
    }

    [Test]
    public async Task Cells_captions_values_bases_and_headings_come_back()
    {
        var comparison = await SomeDraft.Compare(body =>
        {
            body.Exchange("Việc 2", "Việc thứ hai");
            body.Exchange("Nhóm I", "Nhóm một");
            body.Exchange("Bảng 1. Nội dung quá hạn", "Bảng 1. Việc quá hạn");
            body.Exchange("Văn phòng", "Văn phòng Hội đồng");
            body.Exchange("Tổ chức chính quyền địa phương", "Hoạt động giám sát");
            body.Exchange("Tình hình thực hiện", "Kết quả thực hiện");
            body.Exchange("02/6/2026", "03/6/2026");
        });
        Assert.That(comparison.Differences.Select(d => (d.Kind, d.Now.PlainText, d.CanBeAccepted)), Is.EquivalentTo(new[]
        {
            (DifferenceKind.Changed, "Căn cứ Luật Hoạt động giám sát", true), (DifferenceKind.Changed, "Kết quả thực hiện", true), (DifferenceKind.Changed, "Văn phòng Hội đồng", true),
            (DifferenceKind.Changed, "Bảng 1. Việc quá hạn", true), (DifferenceKind.Changed, "Nhóm một", true), (DifferenceKind.Changed, "Việc thứ hai - rà soát", true), (DifferenceKind.Changed, "03/6/2026", false),
        }));
        Assert.That(comparison.Differences.Single(d => d.Now.PlainText == "Nhóm một").Now.Runs.Single().IsBold, Is.False, "the row is bold, not its words");
    }
}
