using System.Text;
using Supervision.Core.Documents;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Infrastructure.Signing;
using Supervision.Tests.Documents;
using static Supervision.Tests.Signing.SigningTestParts;

namespace Supervision.Tests.Signing;

/// <summary>A draft against a file that came back from another system.</summary>
public sealed class PaperComparisonTests
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);
    private static readonly PdfTextReader Texts = new(Settings);

    private static IEnumerable<TestCaseData> Papers() =>
    [
        new TestCaseData(SamplePapers.Notice()).SetArgDisplayNames("notice"),
        new TestCaseData(SamplePapers.Minutes()).SetArgDisplayNames("minutes"),
        new TestCaseData(SamplePapers.Report()).SetArgDisplayNames("report"),
        new TestCaseData(SamplePapers.Sheet()).SetArgDisplayNames("sheet"),
    ];

    [TestCaseSource(nameof(Papers))]
    public void A_paper_is_the_same_as_its_own_print(Document document)
    {
        var report = Compare(document, document);
        Assert.That(report.IsSame, Said(report));
        Assert.That(report.SameCount, Is.GreaterThan(5));
    }

    [Test]
    public void Number_and_date_that_the_draft_left_blank_are_read_from_the_file()
    {
        var draft = WithHead(DocumentNumber.Line(null, "TB-HĐND"), VietnameseDate.PlaceAndDate("Sông Lam", null, 2026));
        var report = Compare(draft, SamplePapers.Notice());
        Assert.That(report.IsSame, Said(report));
        Assert.That(report.Identity, Is.EqualTo(new PaperIdentity(5, "TB-HĐND", "Sông Lam", new DateOnly(2026, 1, 5))));
    }

    [Test]
    public void Another_number_symbol_or_place_than_the_draft_has_is_a_change()
    {
        var report = Compare(WithHead(DocumentNumber.Line(7, "BC-HĐND"), "Sơn La, ngày 05 tháng 01 năm 2026"), SamplePapers.Notice());
        Assert.That(report.Changed.Select(change => change.File), Is.EqualTo(new[] { "Số: 05/TB-HĐND", "Sông Lam, ngày 05 tháng 01 năm 2026" }));
    }

    [Test]
    public void Words_that_were_changed_paragraphs_that_are_missing_and_text_that_was_added_are_named()
    {
        var blocks = SamplePapers.Notice().Blocks.ToList();
        var at = blocks.FindIndex(block => block is Paragraph paragraph && paragraph.Text.PlainText.Contains("83,04%", StringComparison.Ordinal));
        blocks[at] = ((Paragraph)blocks[at]) with { Text = ((Paragraph)blocks[at]).Text.PlainText.Replace("83,04%", "93,04%", StringComparison.Ordinal) };
        blocks.RemoveAll(block => block is Paragraph paragraph && paragraph.Text.PlainText.StartsWith("Hỗ trợ xây mới", StringComparison.Ordinal));
        blocks.Insert(at, new Paragraph("Một đoạn hoàn toàn mới do ai đó viết thêm vào."));
        var report = Compare(SamplePapers.Notice(), SamplePapers.Notice() with { Blocks = blocks });
        Assert.Multiple(() =>
        {
            Assert.That(report.Missing, Has.One.Items.And.All.Contains("Hỗ trợ xây mới, sửa chữa nhà ở"));
            Assert.That(report.Added, Is.EqualTo(new[] { "Một đoạn hoàn toàn mới do ai đó viết thêm vào." }));
            var changed = report.Changed.Single();
            Assert.That(changed.Words.Where(word => word.Kind == WordChangeKind.Removed).Select(word => word.Text), Is.EqualTo(new[] { "83,04%" }));
            Assert.That(changed.Words.Where(word => word.Kind == WordChangeKind.Added).Select(word => word.Text), Is.EqualTo(new[] { "93,04%" }));
        });
    }

    [Test]
    public void A_changed_cell_of_a_table_is_found()
    {
        var report = Compare(SamplePapers.Notice(rows: 4), SamplePapers.Notice(rows: 3));
        Assert.That(report.Missing, Is.Not.Empty);
        Assert.That(report.IsSame, Is.False);
    }

    [Test]
    public void Line_breaks_hyphens_spaces_page_numbers_and_decomposed_letters_do_not_count()
    {
        var draft = new Document { Title = "Thử", CreatedAt = SamplePapers.Time, Blocks = [new Paragraph("Ủy ban nhân dân tỉnh báo cáo kết quả giai đoạn 2021 - 2025 trước ngày 30 tháng 6."), new Paragraph("Đoạn thứ hai của văn bản này.")] };
        var file = new ExtractedText(
        [
            new([ "Ủy  ban nhân dân tỉnh báo".Normalize(NormalizationForm.FormD), "cáo kết quả giai đo-", "ạn 2021 –", "2025 trước ngày 30 tháng 6" ]),
            new(["2", "Đoạn thứ\u00A0hai của", "văn bản này."]),
        ]);
        var report = PaperComparison.Compare(draft, file);
        Assert.That(report.IsSame, Said(report));
    }

    [TestCase("Số: 15/TB-HĐND", 15, "TB-HĐND")]
    [TestCase("Số: 05 /NQ-HĐND", 5, "NQ-HĐND")]
    [TestCase("Số 245/HĐND-VP", 245, "HĐND-VP")]
    [TestCase("Số: 12/QC-TT.HĐND-UBND", 12, "QC-TT.HĐND-UBND")]
    [TestCase("Số:        /BC-ĐGS", null, "BC-ĐGS")]
    [TestCase("Căn cứ Nghị quyết số 45/NQ-HĐND", null, null)]
    public void Numbers_are_read_in_the_forms_of_the_decree(string line, int? number, string? symbol)
    {
        var identity = PaperIdentityReader.Read(new([new([line])]));
        Assert.That((identity.Number, identity.Symbol), Is.EqualTo((number, symbol)));
    }

    [Test]
    public void A_scan_has_no_text_and_a_damaged_file_is_refused()
    {
        var scan = PaperComparison.Compare(SamplePapers.Notice(), Texts.Read(TestPdf.Classic("", "", "", "<</Length 44>>\nstream\n0 0 9 9 re f\nendstream")));
        Assert.That((scan.IsScan, scan.IsSame), Is.EqualTo((true, false)));
        Refused(() => Texts.Read("no PDF"u8.ToArray()), "pdf.unreadable", "không phải là PDF");
        Refused(() => Texts.Read(new byte[(5 * 1024 * 1024) + 1]), "pdf.too_large", "5 MB");
    }

    [Test]
    public void Lists_without_anything_in_common_and_very_long_ones_end_in_reasonable_time()
    {
        var left = Enumerable.Range(0, 20_000).Select(i => $"a{i % 7}").ToArray();
        var right = Enumerable.Range(0, 20_000).Select(i => $"b{i % 5}").ToArray();
        Assert.That(WordAlignment.Match(left, right), Has.All.EqualTo(-1));
        Assert.That(WordAlignment.Match(left, left), Is.EqualTo(Enumerable.Range(0, 20_000)));
    }

    private static ComparisonReport Compare(Document draft, Document printed) => PaperComparison.Compare(draft, Texts.Read(Engine.Render(printed).Content));

    private static Document WithHead(string number, string placeAndDate)
    {
        var notice = SamplePapers.Notice();
        return notice with { Blocks = [.. notice.Blocks.Select(block => block is AdministrativeHeader head ? head with { Number = number, PlaceAndDate = placeAndDate } : block)] };
    }

    private static string Said(ComparisonReport report) =>
        $"missing: {string.Join(" | ", report.Missing)}\nadded: {string.Join(" | ", report.Added)}\nchanged: {string.Join(" | ", report.Changed.Select(change => string.Join(' ', change.Words.Where(word => word.Kind != WordChangeKind.Same).Select(word => $"{word.Kind} {word.Text}"))))}";
}
