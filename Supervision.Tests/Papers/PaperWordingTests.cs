using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Letters;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Wordings;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Documents;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Papers;

/// <summary>Clerks reword drafts around what the system owns; their words are in whatever is printed and issued of the paper.</summary>
public sealed class PaperWordingTests : FeatureTest
{
    private const string Mine = "Lời văn do văn phòng sửa lại";

    [Test]
    public async Task A_reworded_text_is_printed_counted_shown_as_such_and_taken_back()
    {
        var paper = await World.CorrectionDraft(await World.IssuedNotice());
        var text = await Text(World.Office, paper, free: true);

        var changed = await World.Send(World.Office, Reword(paper, 2, text.BlockKey, $"{Mine}."));

        var document = await World.Send(World.Office, new PrintPaper(paper));
        var printed = document.Blocks.OfType<Paragraph>().Single(p => p.IsOverridden);
        Assert.That(printed.Text.PlainText, Is.EqualTo($"{Mine}."));
        Assert.That(document.Rewordings.Single().BaseText.PlainText, Is.EqualTo(text.SystemText));
        var details = await World.Send(World.Office, new PaperDetails(paper));
        Assert.That((details.WordingCount, details.Version), Is.EqualTo((1, changed.Version)));
        var reworded = (await World.Send(World.Office, new PaperWording(paper))).Texts.Single(t => t.BlockKey == text.BlockKey).Reworded!;
        Assert.That((reworded.Kind, reworded.State, reworded.Wording, reworded.ChangedBy is not null), Is.EqualTo((WordingKind.Replaced, WordingState.Applied, $"{Mine}.", true)));
        Assert.That((await World.Journalled(paper, "PaperReworded", "Before")).Single(), Does.Contain(text.SystemText[..12]), "what stood before is kept");

        Assert.That((await World.Refused(World.Office, new WithdrawWording { PaperId = paper, Version = 2, WordingId = reworded.Id })).Kind, Is.EqualTo(RefusalKind.Stale));
        await World.Send(World.Office, new WithdrawWording { PaperId = paper, Version = changed.Version, WordingId = reworded.Id });
        Assert.That((await World.Send(World.Office, new PrintPaper(paper))).Rewordings, Is.Empty);
    }

    [Test]
    public async Task Several_paragraphs_are_added_after_one_text_and_one_is_left_out()
    {
        var paper = await World.CorrectionDraft(await World.IssuedNotice());
        var text = await Text(World.Office, paper, free: true);
        await World.Send(World.Office, Reword(paper, 2, text.BlockKey, "Đoạn thứ nhất.", WordingKind.Inserted));
        await World.Send(World.Office, Reword(paper, 3, text.BlockKey, "Đoạn thứ hai.", WordingKind.Inserted));
        var added = (await World.Send(World.Office, new PaperWording(paper))).Texts.Single(t => t.BlockKey == text.BlockKey).Added;
        await World.Send(World.Office, Reword(paper, 4, text.BlockKey, "Đoạn thứ nhất, sửa.", WordingKind.Inserted) with { WordingId = added[0].Id });
        await World.Send(World.Office, Reword(paper, 5, text.BlockKey, null, WordingKind.Deleted));

        var printed = (await World.Send(World.Office, new PrintPaper(paper))).Blocks.OfType<Paragraph>().Select(p => p.Text.PlainText.TrimEnd('.', '/')).ToList();

        Assert.That(printed.IndexOf("Đoạn thứ hai"), Is.EqualTo(printed.IndexOf("Đoạn thứ nhất, sửa") + 1));
        Assert.That(printed, Has.None.EqualTo(text.SystemText.TrimEnd('.', '/')));
    }

    [Test]
    public async Task What_the_system_owns_is_not_reworded_and_neither_is_what_does_not_exist()
    {
        var paper = await World.CorrectionDraft(await World.IssuedNotice());
        var owned = await Text(World.Office, paper, free: false);

        var touched = await World.Refused(World.Office, Reword(paper, 2, owned.BlockKey, "Không còn số nào."));
        Assert.That((touched.Code, touched.Fields.ContainsKey(nameof(RewordPaper.Wording))), Is.EqualTo(("wording.owned", true)), touched.Message);
        Assert.That(touched.Message, Does.Contain(owned.Owned[0]));
        Assert.That((await World.Refused(World.Office, Reword(paper, 2, owned.BlockKey, null, WordingKind.Deleted))).Code, Is.EqualTo("wording.owned"));
        Assert.That((await World.Refused(World.Office, Reword(paper, 2, "khong-co", "Lời"))).Code, Is.EqualTo("wording.key"));
        Assert.That((await World.Refused(World.Office, Reword(paper, 2, "head", "Lời"))).Code, Is.EqualTo("wording.refused"));
        Assert.That((await World.Send(World.Office, new PaperDetails(paper))).WordingCount, Is.Zero);

        await World.Send(World.Office, Reword(paper, 2, owned.BlockKey, $"Nói cách khác: {string.Join(" và ", owned.Owned)}."));
        Assert.That((await World.Send(World.Office, new PrintPaper(paper))).Rewordings.Single().Text.OwnedValues, Is.EquivalentTo(owned.Owned));
    }

    [Test]
    public async Task After_submission_nobody_rewords_and_who_reworded_does_not_approve()
    {
        var paper = await World.CorrectionDraft(await World.IssuedNotice());
        var text = await Text(World.Office, paper, free: true);
        await World.Send(World.StandingBoard, Reword(paper, 2, text.BlockKey, $"{Mine}."));
        await World.Send(World.Office, SomePapers.Revision(await World.Send(World.Office, new PaperDetails(paper))));
        await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = 4 });

        Assert.That((await World.Refused(World.Office, Reword(paper, 5, text.BlockKey, "Muộn."))).Code, Is.EqualTo("paper.closed"));
        Assert.That((await World.Refused(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = 5 })).Code, Is.EqualTo("four_eyes"));
    }

    [Test]
    public async Task A_conclusion_is_printed_and_issued_as_it_was_reworded_and_not_reworded_once_it_is_submitted()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var paper = (await World.Send(World.Office, new OpenSubjectPaper { Kind = PaperKind.ConclusionNotice, SubjectId = conclusion })).Id;
        var text = await Text(World.Office, paper, free: true);
        Assert.That((await World.Refused(World.UnitHead, Reword(paper, 1, text.BlockKey, Mine))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await World.Send(World.Office, Reword(paper, 1, text.BlockKey, $"{Mine}."));
        Assert.That(Words(await World.Send(World.Office, new PrintConclusion(conclusion))), Does.Contain(Mine));

        var version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version;
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version });
        Assert.That((await World.Refused(World.Office, Reword(paper, 2, text.BlockKey, "Muộn."))).Code, Is.EqualTo("conclusion.closed"));
        var approved = (await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = version + 1 })).Version;
        await World.Send(World.Clerk, SomeConclusions.Issue(conclusion, approved));

        Assert.That(await Frozen(paper), Does.Contain(Mine), "the file that was frozen");
        Assert.That(Words(await World.Send(World.Clerk, new PrintPaper(paper))), Does.Contain(Mine));
    }

    [Test]
    public async Task Who_reworded_a_conclusion_does_not_approve_it()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var paper = (await World.Send(World.Office, new OpenSubjectPaper { Kind = PaperKind.ConclusionNotice, SubjectId = conclusion })).Id;
        await World.Send(World.StandingBoard, Reword(paper, 1, (await Text(World.Office, paper, free: true)).BlockKey, $"{Mine}."));
        var version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version;
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version });

        Assert.That((await World.Refused(World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = version + 1 })).Code, Is.EqualTo("four_eyes"));
    }

    [Test]
    public async Task Minutes_are_printed_as_they_were_reworded_through_every_door()
    {
        var visit = await World.StartedVisit();
        var paper = (await World.Send(World.Secretary, new OpenSubjectPaper { Kind = PaperKind.Minutes, SubjectId = visit })).Id;
        var text = (await World.Send(World.Secretary, new PaperWording(paper))).Texts.First(t => t is { Role: TextRole.Heading, SystemText.Length: > 3 });
        await World.Send(World.Secretary, Reword(paper, 1, text.BlockKey, Mine));

        Assert.That(Words(await World.Send(World.Secretary, new VisitMinutes { VisitId = visit })), Does.Contain(Mine));
        Assert.That(Words(await World.Send(World.Secretary, new PrintSubjectPaper { Kind = PaperKind.Minutes, SubjectId = visit })), Does.Contain(Mine));
        Assert.That(Words(await World.Send(World.Secretary, new PrintPaper(paper))), Does.Contain(Mine));
    }

    [Test]
    public async Task A_delegations_report_is_printed_as_it_was_reworded()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        var paper = (await World.Send(World.Secretary, new OpenSubjectPaper { Kind = PaperKind.DelegationReport, SubjectId = report })).Id;
        await World.Send(World.Secretary, Reword(paper, 1, (await Text(World.Secretary, paper, free: true)).BlockKey, $"{Mine}."));

        Assert.That(Words(await World.Send(World.Secretary, new PrintDelegationReport(report))), Does.Contain(Mine));
    }

    [Test]
    public async Task Figures_that_grow_grow_in_the_reworded_sentence_too_and_other_words_of_the_system_make_it_stale()
    {
        var paper = await World.CorrectionDraft(await World.IssuedNotice());
        var text = (await World.Send(World.Office, new PaperWording(paper))).Texts.First(t => t.SystemText.Contains("30/6/2025", StringComparison.Ordinal));
        await World.Send(World.Office, Reword(paper, 2, text.BlockKey, $"{Mine}: {text.SystemText}"));
        var draft = await World.Send(World.Office, new PaperDetails(paper));
        await World.Send(World.Office, SomePapers.Revision(draft) with { Sections = new Dictionary<string, string> { ["errors"] = "chữ khác hẳn", ["corrected"] = "trước ngày 30/6/2026" } });

        var state = (await World.Send(World.Office, new PaperWording(paper))).Texts.Select(t => t.Reworded).OfType<WordingView>().Single();

        Assert.That((state.State, state.Sentence is not null), Is.EqualTo((WordingState.Stale, true)));
        Assert.That(Words(await World.Send(World.Office, new PrintPaper(paper))), Does.Not.Contain(Mine).And.Contain("chữ khác hẳn"));
    }

    private async Task<WordableText> Text(Guid person, Guid paper, bool free) => (await World.Send(person, new PaperWording(paper))).Texts
        .First(text => text is { Role: TextRole.Paragraph, CanBeLeftOut: true } && text.SystemText.Length > 12 && text.Owned.Count == 0 == free);

    private static RewordPaper Reword(Guid paper, int version, string key, string? wording, WordingKind kind = WordingKind.Replaced) =>
        new() { PaperId = paper, Version = version, BlockKey = key, Kind = kind, Wording = wording };

    private static string Words(Document document) => string.Join('\n', DocumentKeys.Of(document).Texts.Select(text => text.Text.PlainText));

    private async Task<string> Frozen(Guid paper)
    {
        using var file = new MemoryStream();
        await using (var content = (await World.Send(World.Clerk, new IssuedPaper(paper))).Content) await content.CopyToAsync(file);
        return PdfTools.Text(file.ToArray());
    }
}
