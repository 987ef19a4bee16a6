using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Papers;

/// <summary>Papers of follow-up as files; they stay in the folder "papers" of the test results to be looked at.</summary>
public sealed class FollowUpTypeTests
{
    private static IEnumerable<TestCaseData> Papers() => FollowUpTypes.Kinds.SelectMany(kind => Enum.GetValues<Amount>().Select(amount => new TestCaseData(kind, amount)));

    [TestCaseSource(nameof(Papers))]
    public void A_paper_is_printed_whole_with_much_and_with_nothing_in_it(PaperKind kind, Amount amount)
    {
        var document = FollowUpTypes.Of(kind, amount);

        var paper = PaperInspection.Demand(document).Rendered;
        Keep($"{kind}-{amount}", paper.Content);

        var text = PdfTools.FlatText(paper.Content);
        Assert.That(text, Does.Contain("./."), "the text is ended");
        Assert.That(text.Split("./.").Length, Is.EqualTo(2), "once");
        Assert.That(DocumentKeys.Of(document).Texts.Select(one => one.Key), Is.Unique, "every text can be reworded by its key");
    }

    [Test]
    public void A_list_over_many_pages_repeats_its_header_on_each()
    {
        var paper = PaperInspection.Demand(FollowUpTypes.Of(PaperKind.TaskList, Amount.Short, 150)).Rendered;

        var pages = PdfTools.Pages(paper.Content);
        Assert.That(pages[0].Width, Is.GreaterThan(pages[0].Height), "it lies");
        Assert.That(PdfTools.FlatText(paper.Content), Does.Contain("Danh mục này có 150 nội dung./."));
    }

    [Test]
    public void A_report_whose_figures_do_not_add_up_is_not_printed_and_says_which()
    {
        var some = new SomeForms(5);
        var data = FollowUpTypes.Report(some, PaperKind.QuarterlyReport, 4);
        var form = some.Form(PaperKind.QuarterlyReport, "Kết quả", Amount.Short);

        var refused = Assert.Throws<UnprintableDocumentException>(() =>
            FollowUpReportPaper.Of(form, data with { Overdue = [.. data.Overdue.Skip(1)] }, some.Content(PaperKind.QuarterlyReport, Amount.Short)));

        Assert.That(refused!.Message, Does.Contain("danh sách quá hạn so với tổng số quá hạn (3 và 4)"));
    }

    [Test]
    public void Figures_days_and_names_of_the_system_are_its_own_and_sentences_are_the_clerks()
    {
        var document = FollowUpTypes.Of(PaperKind.ExtensionAnswer, Amount.Short);

        var decision = document.Blocks.OfType<Paragraph>().First(p => p.Text.PlainText.StartsWith("Chấp thuận gia hạn", StringComparison.Ordinal)).Text;

        Assert.That(decision.PlainText, Does.StartWith("Chấp thuận gia hạn thời hạn thực hiện nội dung nêu trên đến hết ngày 14 tháng 8 năm 2026. Thời hạn ban đầu (30/6/2026)"));
        Assert.That(decision.OwnedValues, Is.EqualTo(new[] { "ngày 14 tháng 8 năm 2026", "30/6/2026" }));
    }

    [TestCase(PaperKind.QuarterlyReport, "2026-07-10", "quý\u00A0II năm 2026")]
    [TestCase(PaperKind.HalfYearReport, "2026-07-10", "06\u00A0tháng đầu năm 2026")]
    [TestCase(PaperKind.YearReport, "2027-01-05", "năm 2026")]
    public void A_report_begins_with_the_period_that_it_is_most_likely_about(PaperKind kind, string today, string name)
    {
        var period = ReportPeriod.Before(kind, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));

        Assert.That((period.Name, ReportPeriod.Read(period.Written)), Is.EqualTo((name, period)));
        Assert.That(ReportPeriod.Read("30/6/2026 - 01/4/2026"), Is.Null);
        Assert.That(ReportPeriod.Read("31/4/2026 - 30/6/2026"), Is.Null);
    }

    private static void Keep(string name, byte[] pdf)
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "papers"));
        File.WriteAllBytes(Path.Combine(folder.FullName, $"{name}.pdf"), pdf);
    }
}
