using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Papers;

/// <summary>Papers from the founding of a delegation to its sessions, with short, long and no content; the files stay in the folder "papers" of the test results to be looked at.</summary>
public sealed class OfficeTypeTests
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static readonly Dictionary<PaperKind, Func<OfficeSamples, PaperForm, PaperContent, Document>> Types = new()
    {
        [PaperKind.FoundingResolution] = (some, form, content) => FoundingPaper.Of(form, some.Campaign(), content),
        [PaperKind.FoundingDecision] = (some, form, content) => FoundingPaper.Of(form, some.Campaign(), content),
        [PaperKind.Outline] = (some, form, content) => OutlinePaper.Of(form, some.Campaign(), content),
        [PaperKind.PlanLetter] = (some, form, content) => PlanLetterPaper.Of(form, some.Campaign(), some.Unit(), content),
        [PaperKind.ProgrammeLetter] = (some, form, content) => ProgrammeLetterPaper.Of(form, some.Visit(), "Ủy ban nhân dân xã Hòa Bình", some.Campaign().Members, content),
        [PaperKind.Invitation] = (some, form, content) => InvitationPaper.Of(form, some.Visit(), content),
        [PaperKind.QuestionList] = (some, form, content) => QuestionListPaper.Of(form, some.Campaign(), "Ủy ban nhân dân xã Hòa Bình", "Đại biểu Hội đồng nhân dân tỉnh", content),
        [PaperKind.RunningOrder] = (some, form, content) => RunningOrderPaper.Of(form, some.Visit(), content),
        [PaperKind.DraftRemarks] = (some, form, content) => DraftRemarksPaper.Of(form, some.Visit(), content),
        [PaperKind.AttendanceSheet] = (some, form, content) => AttendanceSheetPaper.Of(form, some.Visit(), some.Guests(), content),
        [PaperKind.NewsItem] = (some, form, content) => NewsItemPaper.Of(form, some.Campaign(), content),
        [PaperKind.SubmissionSlip] = (some, form, content) => SubmissionSlipPaper.Of(
            form, new SubmittedPaper("Công văn gửi kế hoạch, đề cương", "V/v gửi kế hoạch giám sát", "Ủy ban nhân dân xã Hòa Bình", some.Campaign().Title, "Chuyên viên Văn phòng"), content),
        [PaperKind.MemberAssessment] = (some, form, content) => MemberAssessmentPaper.Of(form, some.Campaign(), "Đại biểu Hội đồng nhân dân tỉnh", content),
        [PaperKind.UrgentDemand] = (some, form, content) => UrgentDemandPaper.Of(
            form, some.Campaign(), new DemandFacts { UnitName = "Ủy ban nhân dân xã Hòa Bình", DemandedOn = new DateOnly(2026, 4, 15), AnswerDueOn = some.Unit().ReportDueOn }, content),
        [PaperKind.MinutesAddendum] = (some, form, _) => MinutesAddendumPaper.Of(form, some.Visit()),
        [PaperKind.UnitReport] = (some, form, _) => UnitReportPaper.Of(form, some.Campaign(), some.Report()),
    };

    public static IEnumerable<PaperKind> Kinds => Types.Keys;

    public static Document Sample(PaperKind kind)
    {
        var some = new OfficeSamples(Length.Short);
        return Types[kind](some, some.Form(kind), some.Content(kind));
    }

    // Sheets for inside have no official head, and no end of text.
    private static readonly PaperKind[] Sheets = [PaperKind.Outline, PaperKind.QuestionList, PaperKind.RunningOrder, PaperKind.DraftRemarks, PaperKind.AttendanceSheet, PaperKind.NewsItem];

    private static IEnumerable<TestCaseData> Papers() =>
        from kind in Types.Keys
        from length in Enum.GetValues<Length>()
        select new TestCaseData(kind, length).SetArgDisplayNames($"{kind}", $"{length}");

    [TestCaseSource(nameof(Papers))]
    public void A_paper_prints_everything_that_is_in_it_whatever_there_is(PaperKind kind, Length length)
    {
        var some = new OfficeSamples(length);
        var (form, content) = (some.Form(kind, isDraft: length is Length.Empty), some.Content(kind));

        var document = Types[kind](some, form, content);
        var pdf = PaperInspection.Demand(document).Rendered.Content;
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "papers")).FullName, $"{kind}-{length}.pdf"), pdf);

        PdfTools.Check(pdf);
        var text = PdfTools.FlatText(pdf);
        var printed = Counted(text);
        Assert.Multiple(() =>
        {
            Assert.That(text.IsNormalized(), Is.True, "text is not composed");
            foreach (var (word, count) in Counted(string.Join(' ', content.Sections.Values.Select(part => part.Replace('|', ' ')))))
                Assert.That(printed.GetValueOrDefault(word), Is.GreaterThanOrEqualTo(count), $"“{word}” is printed too rarely");
            if (Sheets.Contains(kind)) return;
            Assert.That(text.Split("./.").Length - 1, Is.EqualTo(1), "one end of text");
            Assert.That(text, Does.Contain(kind is PaperKind.MinutesAddendum ? "THƯ KÝ" : "PHÓ CHỦ TỊCH"), "signature");
            if (kind.Rule().DocumentType is not null) Assert.That(text, Does.Contain(length is Length.Empty ? $"/{form.Symbol}" : $"Số: 05/{form.Symbol}"));
        });
    }

    [Test]
    public void Figures_dates_and_names_of_the_system_are_marked_as_its_own()
    {
        var some = new OfficeSamples(Length.Short);
        var letter = PlanLetterPaper.Of(some.Form(PaperKind.PlanLetter), some.Campaign(), some.Unit(), some.Content(PaperKind.PlanLetter));

        var owned = letter.Blocks.OfType<Paragraph>().SelectMany(paragraph => paragraph.Text.OwnedValues).ToList();

        Assert.That(owned, Does.Contain("Ủy ban nhân dân xã Hòa Bình").And.Contain("ngày 20 tháng 3 năm 2026"));
    }

    [TestCase("Kỳ họp thứ mười, khóa XIX, ngày 28/11/2026", "Nghị quyết này được Hội đồng nhân dân tỉnh Lam Sơn khóa XIX, Kỳ họp thứ mười thông qua ngày 28 tháng 11 năm 2026 và có hiệu lực từ ngày thông qua.")]
    [TestCase("Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XIX thông qua ngày 28 tháng 11 năm 2026", "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XIX thông qua ngày 28 tháng 11 năm 2026.")]
    public void A_resolution_that_founds_ends_with_the_session_that_passed_it(string typed, string printed)
    {
        var some = new OfficeSamples(Length.Short);
        var content = new PaperContent(new Dictionary<string, string> { ["adoption"] = typed });

        var text = PdfTools.FlatText(Engine.Render(FoundingPaper.Of(some.Form(PaperKind.FoundingResolution) with { IssuerName = "Hội đồng nhân dân tỉnh Lam Sơn" }, some.Campaign(), content)).Content);

        Assert.That(text, Does.Contain(printed).And.Not.Contain("có hiệu lực từ ngày ký"));
    }

    [Test]
    public void What_the_outline_asks_for_is_not_asked_again_at_the_end_of_a_units_form()
    {
        var some = new OfficeSamples(Length.Short);
        var report = new UnitReportFacts { UnitName = "Ủy ban nhân dân xã Hòa Bình", IsForm = true, Answers = [("I. Kết quả", null), ("II. Kiến nghị, đề xuất", null)] };

        var text = PdfTools.FlatText(Engine.Render(UnitReportPaper.Of(some.Form(PaperKind.UnitReport), some.Campaign(), report)).Content);

        Assert.That(text.ToUpperInvariant().Split("KIẾN NGHỊ, ĐỀ XUẤT"), Has.Length.EqualTo(2));
    }

    [Test]
    public void Points_go_by_the_Vietnamese_alphabet_and_typed_marks_are_not_printed_twice()
    {
        var some = new OfficeSamples(Length.Short);
        var content = new PaperContent(new Dictionary<string, string> { ["scope"] = "- một;\n- hai\n3. ba\n+ bốn\nnăm." });

        var text = PdfTools.FlatText(Engine.Render(FoundingPaper.Of(some.Form(PaperKind.FoundingDecision), some.Campaign(), content)).Content);

        Assert.That(text, Does.Contain("a) một; b) hai; c) ba; d) bốn; đ) năm."));
    }

    [Test]
    public void Only_the_law_that_was_read_is_cited_by_article()
    {
        var some = new OfficeSamples(Length.Short);
        string Of(string rules) => PdfTools.FlatText(Engine.Render(UrgentDemandPaper.Of(
            some.Form(PaperKind.UrgentDemand), some.Campaign() with { RuleSetCode = rules }, new DemandFacts { UnitName = "Ủy ban nhân dân xã Hòa Bình", DemandedOn = new DateOnly(2026, 4, 15) },
            new PaperContent(new Dictionary<string, string> { ["violation"] = "Thu phí trái quy định", ["measure"] = "Dừng thu" }))).Content);

        Assert.That(Of("LUAT87_2015"), Does.Contain("Căn cứ điểm e khoản 2 Điều 70 Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân năm 2015"));
        Assert.That(Of("LUAT121_2025"), Does.Contain("Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân,").And.Not.Contain("Điều 70"));
    }

    private static Dictionary<string, int> Counted(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => new string([.. word.Where(char.IsLetterOrDigit)]).ToLowerInvariant()).Where(word => word.Length > 0)
        .GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
}
