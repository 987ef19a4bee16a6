using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Core.Visits;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Documents.Comparing;
using Supervision.Tests.Remediation;
using Supervision.Tests.Tasks;
using Supervision.Tests.Visits;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Tests.Papers;

/// <summary>In whatever type of paper a clerk changes a figure that the system knows, the comparison says so and does not take it over.</summary>
public sealed partial class FigureOwnershipTests : FeatureTest
{
    private static IEnumerable<TestCaseData> Types() =>
        OfficeTypeTests.Kinds.Select(kind => (kind, OfficeTypeTests.Sample(kind)))
            .Concat(FollowUpTypes.Kinds.Select(kind => (kind, FollowUpTypes.Of(kind, Amount.Short))))
            .Select(type => new TestCaseData(type.Item2).SetArgDisplayNames($"{type.Item1}"));

    [TestCaseSource(nameof(Types))]
    public async Task Every_figure_of_a_type_is_guarded(Document paper) => await Guarded(paper);

    [Test]
    public async Task Every_figure_of_what_subjects_print_is_guarded()
    {
        var (ended, conclusion) = await World.DraftedConclusion();
        await World.Send(World.Secretary, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) });
        var report = await World.Id("SELECT CAST(Id AS nvarchar(36)) FROM DelegationReports WHERE CampaignId = @Campaign AND CouncilId = @CouncilId", new { ended.Campaign });
        var visit = await World.EndedVisit();

        await Guarded(await World.Send(World.Office, new PrintConclusion(conclusion)));
        await Guarded(await World.Send(World.Office, new PrintDelegationReport(report)));
        await Guarded(await World.Send(World.Secretary, new VisitMinutes { VisitId = visit }));
    }

    [Test]
    public async Task Every_figure_of_what_is_printed_of_a_unit_s_report_and_the_answer_to_it_is_guarded()
    {
        var tasks = await World.AcceptedTasks(2);
        var (report, items) = await World.AppraisedRemediation((tasks[0], RemediationClaim.Done), (tasks[1], RemediationClaim.Partly));
        await Guarded(await World.Send(World.UnitHead, new PrintRemediationReport(report)));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[1], RemediationOutcome.Returned) with { NewDueOn = new DateOnly(2026, 7, 10) });

        await Guarded(await World.Send(World.UnitHead, new PrintConfirmation(report)));
    }

    /// <summary>Nothing of data stands free, and each figure that is changed is told.</summary>
    internal static async Task Guarded(Document paper)
    {
        var texts = DocumentKeys.Of(paper).Texts;
        Assert.That(texts.Where(text => !IsOwnPart(text)).Select(Free).Where(free => Digit().IsMatch(free)), Is.Empty, "figures that anybody may change unseen");

        var (docx, changed) = Touch(SomeDraft.Writer.Write(paper));
        var comparison = await SomeDraft.Compare(docx, paper);

        TestContext.Out.WriteLine($"{paper.Title}: {changed} texts with a figure changed");
        var told = comparison.Differences.Where(d => d.Touched.Count > 0 && !d.CanBeAccepted).ToList();
        Assert.That(told, Has.Count.EqualTo(changed), string.Join('\n', comparison.Differences.Where(d => d.CanBeAccepted).Select(d => $"{d.Before} → {d.Now}")));
        Assert.That(comparison.AcceptAll(paper), Is.Empty);
    }

    // Lines of a part that people write are theirs, also where they are printed as rows.
    private static bool IsOwnPart(KeyedText text) => text.Key.Split('/').Any(step => SectionKeys.Read(step) is not null);

    // What a clerk may change: without owned pieces, and without what stands in the type itself.
    private static string Free(KeyedText text) => Law().Replace(string.Concat(text.Text.Runs.Select(run => run.IsOwned ? " " : run.Text)), "");

    /// <summary>Another digit in the first figure of each paragraph and cell that has one.</summary>
    private static (byte[] Docx, int Changed) Touch(byte[] docx)
    {
        var changed = 0;
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var package = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var body = package.MainDocumentPart!.Document.Body!;
            foreach (var place in body.Descendants<W.Paragraph>().GroupBy(p => p.Ancestors<W.TableCell>().FirstOrDefault() as DocumentFormat.OpenXml.OpenXmlElement ?? p))
            {
                var figure = place.SelectMany(p => p.Descendants<W.SdtRun>()).Where(control => control.SdtProperties?.GetFirstChild<W.Tag>()?.Val?.Value?.StartsWith("gs-owned-", StringComparison.Ordinal) == true)
                    .SelectMany(control => control.Descendants<W.Text>()).FirstOrDefault(text => Digit().IsMatch(text.Text));
                if (figure is null) continue;
                figure.Text = Digit().Replace(figure.Text, digit => ((digit.Value[0] - '0' + 1) % 10).ToString(CultureInfo.InvariantCulture), 1);
                changed++;
            }
            package.MainDocumentPart.Document.Save();
        }
        return (stream.ToArray(), changed);
    }

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();

    // Words of the types themselves.
    [GeneratedRegex(@"(?:khoản \d+ )?Điều \d+|năm 20(?:15|25)|lần 2|Phụ lục I+|lần 1")]
    private static partial Regex Law();
}
