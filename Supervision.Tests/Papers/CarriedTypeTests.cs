using Supervision.Core.Documents.Rewording;
using Supervision.Core.Papers;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Papers;

/// <summary>Papers that are issued from their own subjects, whatever stands in them.</summary>
public sealed class CarriedTypeTests
{
    private static IEnumerable<TestCaseData> Papers() => CarriedSamples.Kinds.SelectMany(kind => Enum.GetValues<Amount>().Select(amount => new TestCaseData(kind, amount)));

    [TestCaseSource(nameof(Papers))]
    public void A_paper_is_printed_whole_with_much_and_with_nothing_in_it(PaperKind kind, Amount amount)
    {
        var document = new CarriedSamples(amount).Of(kind);

        var paper = PaperInspection.Demand(document).Rendered;

        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "papers")).FullName, $"{kind}-{amount}.pdf"), paper.Content);
        PdfTools.Check(paper.Content);
        Assert.That(DocumentKeys.Of(document).Texts.Select(one => one.Key), Is.Unique, "every text can be reworded by its key");
    }

    [Test]
    public void Every_kind_of_paper_is_printed_with_generated_content() =>
        Assert.That(Enum.GetValues<PaperKind>().Except([.. OfficeTypeTests.Kinds, .. FollowUpTypes.Kinds, .. CarriedSamples.Kinds]), Is.Empty);
}
