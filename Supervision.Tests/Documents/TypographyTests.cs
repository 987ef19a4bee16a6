using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Tests.Documents;

public sealed class TypographyTests
{
    private const double Millimetre = 72 / 25.4, Right = 190 * Millimetre;

    // A quarter of the size of 14, 2.5 times as wide, and what letters are moved apart.
    private const double LargestGap = (14 * 0.25 * 2.5) + (3 * 14 * 0.02);

    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static IReadOnlyList<PdfPage> Pages(params IReadOnlyList<Block> blocks) =>
        PdfTools.Pages(Engine.Render(new Document { Title = "Thử", CreatedAt = SamplePapers.Time, Blocks = blocks }).Content);

    private static IEnumerable<PdfLine> Lines(IEnumerable<Block> blocks) => Pages([.. blocks]).SelectMany(page => page.Lines);

    // Words before it that move what is looked at along the line, to its end and over it.
    private static IEnumerable<string> Moved(string word, int from, int to, string text) => Enumerable.Range(from, to - from).Select(count => string.Concat(Enumerable.Repeat(word, count)) + text);

    [Test]
    public void No_gap_of_a_justified_line_is_wider_than_two_and_a_half_spaces_and_what_cannot_be_filled_stays_ragged()
    {
        var (justified, ragged) = (0, 0);
        for (var letters = 30; letters < 75; letters += 3)
        {
            // Words that no line break parts leave lines of any shortness above them.
            var text = string.Concat(Enumerable.Repeat($"Theo báo cáo số {new string('a', letters)} của đơn vị thì việc thực hiện đạt ", 4)) + "yêu cầu.";
            foreach (var line in Pages(new Paragraph(text))[0].Lines.SkipLast(1))
            {
                foreach (var (before, after) in line.Words.Zip(line.Words.Skip(1)))
                    Assert.That(after.Left - before.Right, Is.LessThanOrEqualTo(LargestGap), $"{letters}: {line.Text}");
                if (Math.Abs(line.Right - Right) < 0.7)
                    justified++;
                else
                    ragged++;
                Assert.That(line.Right, Is.LessThanOrEqualTo(Right + 0.7));
            }
        }
        Assert.That(justified, Is.GreaterThan(0), "some lines are filled");
        Assert.That(ragged, Is.GreaterThan(0), "some cannot be");
    }

    [Test]
    public void Ordinary_text_is_always_filled()
    {
        foreach (var page in Pages([.. SamplePapers.Notice().Blocks.OfType<Paragraph>()]))
        {
            var lines = page.Lines.Where(line => line.Text.Length > 3).ToArray();
            for (var i = 0; i + 1 < lines.Length; i++)
            {
                // The next line of the same paragraph starts at the margin.
                if (lines[i + 1].Left < (35 * Millimetre) + 5)
                    Assert.That(lines[i].Right, Is.EqualTo(Right).Within(0.7), lines[i].Text);
            }
        }
    }

    [TestCase("đã giải ngân", "1.245.600 triệu đồng", "1.245.600", "triệu")]
    [TestCase("hỗ trợ cho", "2.016 hộ nghèo", "2.016", "hộ")]
    [TestCase("trước", "ngày 30 tháng 6 năm 2026", "ngày", "30")]
    [TestCase("trong tháng", "ngày 30 tháng 6 năm 2026", "năm", "2026")]
    [TestCase("theo", "khoản 2 Điều 103", "Điều", "103")]
    [TestCase("đạt", "83,04 % kế hoạch", "83,04", "%")]
    public void A_number_and_its_unit_stand_on_one_line(string before, string quantity, string first, string second)
    {
        var ends = new HashSet<string>();
        foreach (var line in Lines(Moved("xét ", 1, 40, $"{before} {quantity} và các nội dung khác có liên quan theo kế hoạch đã được phê duyệt.").Select(text => new Paragraph(text))))
        {
            Assert.That(line.Words[^1].Text, Is.Not.EqualTo(first), line.Text);
            Assert.That(line.Words[0].Text, Is.Not.EqualTo(second), line.Text);
            ends.Add(line.Words[^1].Text);
        }
        Assert.That(ends, Does.Contain("xét").And.Some.EqualTo(before.Split(' ')[^1]), "lines did end around it");
    }

    [Test]
    public void Held_spaces_are_found_in_text()
    {
        Assert.That(LineBreaks.Hold("ngày 05 tháng 01 năm 2026 có 1.373 hộ, 12 người; 2021 - 2025 ./."), Is.EqualTo("ngày\u00A005 tháng\u00A001 năm\u00A02026 có 1.373\u00A0hộ, 12\u00A0người; 2021\u00A0- 2025\u00A0./."));
        Assert.That(LineBreaks.Hold("Mục tiêu a) hai"), Is.EqualTo("Mục tiêu a) hai"));
        Assert.That(LineBreaks.Hold("trong 30 ngày kể từ"), Is.EqualTo("trong 30\u00A0ngày kể từ"));
        Assert.That(LineBreaks.Hold("5. Người đứng đầu"), Is.EqualTo("5. Người đứng đầu"));
    }

    [Test]
    public void A_figure_that_the_system_owns_keeps_to_its_unit_as_any_other()
    {
        var texts = Moved("xét ", 1, 40, "đến ngày 30 tháng 6 năm 2026 còn 12 người, giai đoạn 2021 - 2025, và các nội dung khác có liên quan theo kế hoạch.").ToArray();

        var guarded = Lines(texts.Select(text => new Paragraph(Figures.Guarded(text)))).Select(line => line.Text);

        Assert.That(guarded, Is.EqualTo(Lines(texts.Select(text => new Paragraph(text))).Select(line => line.Text)));
    }

    [Test]
    public void A_date_in_a_narrow_column_is_broken_before_it_and_not_within()
    {
        var table = new Table { FontSize = 11, Columns = [new(86, "Nội dung"), new(14, "Thời hạn", TextAlignment.Centre)], Rows = [new TableRow("Việc", "chậm nhất ngày 30/9/2026")] };

        Assert.That(Pages(table)[0].Lines.SelectMany(line => line.Words).Select(word => word.Text), Does.Contain("30/9/2026"));
    }

    [Test]
    public void A_spaced_end_mark_does_not_begin_a_line()
    {
        foreach (var line in Lines(Moved("thực hiện ", 5, 30, "nghiêm túc ./.").Select(text => new Paragraph(text))))
            Assert.That(line.Text, Does.Not.StartWith("./."));
    }
}
