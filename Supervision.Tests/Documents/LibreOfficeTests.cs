using Supervision.Core.Documents;
using Supervision.Tests.Documents.Comparing;

namespace Supervision.Tests.Documents;

/// <summary>Papers in the hands of another office program than Word, which follows the same standard and can be had here.</summary>
[Category("Slow")]
public sealed class LibreOfficeTests
{
    [Test]
    public Task Sample_papers_open_with_as_many_pages_and_come_back_unchanged() => InWord.Holds(new Dictionary<string, Document>
    {
        ["notice"] = SamplePapers.Notice(),
        ["notice-long"] = SamplePapers.Notice(rows: 60, demo: false) with { IsDraft = true },
        ["minutes"] = SamplePapers.Minutes(),
        ["report"] = SamplePapers.Report() with { Check = new("https://giamsat.example/kiem-tra/AB12CD34", "AB12CD34") },
        ["sheet"] = SamplePapers.Sheet(),
        ["everything"] = SamplePapers.Everything(),
        ["draft"] = SomeDraft.Paper(),
        ["pictures"] = SomeDraft.WithPictures(),
    });

    [Test]
    public async Task An_edit_that_went_through_the_office_program_comes_back_with_its_figures_guarded()
    {
        var edited = SomeDraft.Edited(body =>
        {
            body.Exchange("chưa quyết toán", "chậm quyết toán");
            body.Exchange("53,41%", "35,41%");
            body.Line("Về kinh phí").InsertAfterSelf(SomeDraft.New("Đoạn thêm."));
        });
        var saved = LibreOffice.Convert(new Dictionary<string, byte[]> { ["edited"] = edited }, "docx")["edited"];
        var comparison = await SomeDraft.Compare(saved);
        Assert.That(comparison.Differences.Select(d => (d.Kind, d.CanBeAccepted)), Is.EquivalentTo(new[]
        {
            (Core.Documents.Comparing.DifferenceKind.Changed, true), (Core.Documents.Comparing.DifferenceKind.Changed, false), (Core.Documents.Comparing.DifferenceKind.Inserted, true),
        }));
        Assert.That(comparison.Differences.Single(d => !d.CanBeAccepted).Touched, Is.EqualTo(new[] { "53,41%" }));
    }
}
