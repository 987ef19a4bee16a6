using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Documents;
using Supervision.Core.Evidence;
using Supervision.Core.Files;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Remediation;
using Supervision.Tests.Documents;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Evidence;

/// <summary>Evidence goes to the council with the report that it belongs to, and stays there.</summary>
public sealed class HandedInEvidenceTests : FeatureTest
{
    private static readonly string[] Pieces = ["Biên bản làm việc", "Báo cáo của xã", "Ảnh hiện trường"];

    [Test]
    public async Task What_the_unit_attached_is_handed_in_with_its_report_listed_on_the_receipt_and_stays()
    {
        var task = await Listed();
        var photo = await Attach(World.UnitContact, task, SomeFiles.Jpeg(), "Ảnh hiện trường.jpg", 3);
        var minutes = await Attach(World.UnitContact, task, SomeFiles.Pdf, "bien-ban.pdf", 1);
        var mistake = await Attach(World.UnitContact, task, [.. SomeFiles.Pdf, 10], "nham.pdf");
        await World.Send(World.UnitContact, new RemoveEvidence(task, mistake));
        var coordinators = await Attach(World.OtherUnitHead, task, [.. SomeFiles.Pdf, 10, 10], "phoi-hop.pdf");
        var (report, version, items) = await World.DraftedRemediation((task, RemediationClaim.Done));
        var draft = (await World.Send(World.UnitHead, new RemediationReportDetails(report))).Items.Single();
        Assert.That(draft.Evidence.Select(e => e.Id), Is.EqualTo(new[] { photo, minutes }));
        Assert.That(draft.MissingEvidence, Is.EqualTo(new[] { Pieces[1] }));
        Assert.That((await World.Send(World.Office, new EvidenceList { TaskId = task })).Items, Is.Empty);

        var handedIn = await Submit(report, version);

        Assert.That(handedIn.Warnings, Is.EqualTo(new[] { "Nội dung số 1 chưa có tệp minh chứng: Báo cáo của xã." }));
        foreach (var person in new[] { World.Office, World.StandingBoard })
        {
            var seen = (await World.Send(person, new EvidenceList { TaskId = task })).Items;
            Assert.That(seen.Select(e => (e.Id, e.RemediationItemId, e.SubmittedAt)), Is.EqualTo(new[] { photo, minutes }.Select(id => (id, (Guid?)items[0], (DateTimeOffset?)World.Clock.GetUtcNow()))));
            await using var content = (await World.Send(person, new DownloadEvidence { TaskId = task, AttachmentId = photo })).Content;
            Assert.That(await SHA256.HashDataAsync(content), Is.EqualTo(SHA256.HashData(SomeFiles.CleanJpeg())));
        }
        Assert.That((await World.Refused(World.Office, new DownloadEvidence { TaskId = task, AttachmentId = coordinators })).Kind, Is.EqualTo(RefusalKind.NotFound), "its unit has not handed it over");
        var receipt = await World.Send(World.UnitHead, new ReceiptDetails(handedIn.ReceiptId));
        Assert.That(receipt.Files.Select(f => (f.TaskNumber, f.FileName, f.Size, f.Sha256)), Is.EqualTo(new[]
        {
            (1, "Ảnh hiện trường.jpg", SomeFiles.Jpeg().LongLength, Hash(SomeFiles.Jpeg())), (1, "bien-ban.pdf", SomeFiles.Pdf.LongLength, Hash(SomeFiles.Pdf)),
        }), "as the unit sent them, so that its own copies bear it out");
        Assert.That(await Print(new PrintReceipt(handedIn.ReceiptId)), Does.Contain("bien-ban.pdf").And.Contain(Hash(SomeFiles.Pdf)[..16]));
        Assert.That(await Print(new PrintRemediationReport(report)), Does.Contain("Tài liệu minh chứng: Ảnh hiện trường.jpg; bien-ban.pdf.").And.Contain("Chưa có tệp minh chứng theo danh mục: Báo cáo của xã"));
        Assert.That((await World.Refused(World.UnitHead, new RemoveEvidence(task, photo))).Code, Is.EqualTo("evidence.closed"), "it lies under appraisal");
        Assert.That(await World.Journalled(task, nameof(EvidenceSubmitted), "Data"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_a_coordinating_unit_hands_over_is_the_lead_s_to_see_and_goes_to_the_council_with_its_report()
    {
        var task = await Listed();
        Assert.That((await World.Refused(World.OtherUnitHead, new HandOverEvidence(task))).Code, Is.EqualTo("evidence.nothing"));
        var handed = await Attach(World.OtherUnitHead, task, SomeFiles.Pdf, "phoi-hop.pdf", 2);
        var list = new EvidenceList { TaskId = task };
        Assert.That((await World.Send(World.UnitHead, list)).Items, Is.Empty, "a draft is nobody else's");
        Assert.That((await World.Refused(World.UnitHead, new HandOverEvidence(task))).Code, Is.EqualTo("evidence.lead"));
        Assert.That((await World.Refused(World.Office, new HandOverEvidence(task))).Kind, Is.EqualTo(RefusalKind.Forbidden));

        Assert.That((await World.Send(World.OtherUnitHead, new HandOverEvidence(task))).AttachmentIds, Is.EqualTo(new[] { handed }));

        var later = await Attach(World.OtherUnitHead, task, [.. SomeFiles.Pdf, 10], "sau.pdf");
        var seen = (await World.Send(World.UnitHead, list)).Items.Single();
        Assert.That((seen.Id, seen.UnitId, seen.HandedOverAt), Is.EqualTo((handed, World.OtherUnit, (DateTimeOffset?)World.Clock.GetUtcNow())));
        Assert.That((await World.Send(World.OtherUnitHead, list)).Items.Select(e => e.Id), Is.EqualTo(new[] { handed, later }));
        Assert.That((await World.Send(World.Office, list)).Items, Is.Empty, "nobody has handed it in yet");
        Assert.That((await World.Send(World.UnitHead, new Core.Notices.NoticeList())).Items.Select(n => n.Title), Has.Some.EqualTo("Cơ quan phối hợp chuyển 1 tệp minh chứng của nội dung số 1"));
        var (report, version, items) = await World.DraftedRemediation((task, RemediationClaim.Done));
        Assert.That((await World.Send(World.UnitHead, new RemediationReportDetails(report))).Items.Single().MissingEvidence, Is.EqualTo(new[] { Pieces[0], Pieces[2] }));

        var handedIn = await Submit(report, version);

        var given = (await World.Send(World.Office, list)).Items.Single();
        Assert.That((given.Id, given.RemediationItemId, given.UnitId), Is.EqualTo((handed, (Guid?)items[0], World.OtherUnit)));
        await using var content = (await World.Send(World.StandingBoard, new DownloadEvidence { TaskId = task, AttachmentId = handed })).Content;
        Assert.That(await SHA256.HashDataAsync(content), Is.EqualTo(SHA256.HashData(SomeFiles.Pdf)));
        Assert.That((await World.Send(World.UnitHead, new ReceiptDetails(handedIn.ReceiptId))).Files.Select(f => (f.FileName, f.Sha256)), Is.EqualTo(new[] { ("phoi-hop.pdf", Hash(SomeFiles.Pdf)) }));
        Assert.That((await World.Refused(World.Office, new DownloadEvidence { TaskId = task, AttachmentId = later })).Kind, Is.EqualTo(RefusalKind.NotFound), "it was not handed over");
    }

    [Test]
    public async Task What_remains_of_a_task_asks_for_the_evidence_that_is_still_lacking()
    {
        var task = await Listed();
        await Attach(World.UnitContact, task, SomeFiles.Pdf, "bao-cao.pdf", 2);
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Partly));

        var decided = await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.ConfirmedPartly));

        var remainder = await World.Send(World.UnitHead, new Core.Tasks.TaskDetails(decided.RemainderTaskId!.Value));
        Assert.That(remainder.EvidenceItems, Is.EqualTo(new[] { Pieces[0], Pieces[2] }));
        Assert.That(await World.Journalled(remainder.Id, nameof(RemainderAdded), "Data"), Has.One.Contains("evidenceItems"));
    }

    [Test]
    public async Task A_report_that_is_given_back_leaves_its_evidence_and_takes_new_files_with_the_next_one()
    {
        var task = await Listed();
        var first = await Attach(World.UnitContact, task, SomeFiles.Pdf, "bien-ban.pdf", 1);
        await Attach(World.UnitContact, task, SomeFiles.Jpeg(), "anh.jpg", 3);
        var (report, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Returned));
        Assert.That((await World.Refused(World.UnitHead, new RemoveEvidence(task, first))).Code, Is.EqualTo("evidence.submitted"));

        var second = await Attach(World.UnitContact, task, [.. SomeFiles.Pdf, 10], "bao-cao.pdf", 2);
        var (again, version, _) = await World.DraftedRemediation((task, RemediationClaim.Done));
        var handedIn = await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = again, Version = version, ReportedOn = SomeTasks.Today });

        Assert.That(handedIn.Warnings, Is.Empty, "what was handed in before counts");
        Assert.That((await World.Send(World.Office, new ReceiptDetails(handedIn.ReceiptId))).Files.Select(f => f.FileName), Is.EqualTo(new[] { "bao-cao.pdf" }));
        Assert.That((await World.Send(World.Office, new RemediationReportDetails(again))).Items.Single().Evidence.Select(e => e.Id), Is.EqualTo(new[] { second }));
        Assert.That((await World.Send(World.Office, new RemediationReportDetails(report))).Items.Single().Evidence.Select(e => e.FileName), Is.EqualTo(new[] { "bien-ban.pdf", "anh.jpg" }));
        Assert.That((await World.Send(World.Office, new EvidenceList { TaskId = task })).Items, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_submission_that_is_refused_hands_in_nothing()
    {
        var tasks = await World.AcceptedTasks(2);
        await Attach(World.UnitContact, tasks[0], SomeFiles.Pdf, "a.pdf");
        var (report, version, _) = await World.DraftedRemediation((tasks[0], RemediationClaim.Done), (tasks[1], RemediationClaim.Done));
        await World.SubmittedRemediation((tasks[1], RemediationClaim.Done));

        Assert.That((await World.Refused(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = SomeTasks.ReportedOn })).Code, Is.EqualTo("remediation.open"));

        Assert.That((await World.Send(World.Office, new EvidenceList { TaskId = tasks[0] })).Items, Is.Empty);
        Assert.That((await World.Send(World.UnitHead, new EvidenceList { TaskId = tasks[0] })).Items.Single().SubmittedAt, Is.Null);
    }

    [Test]
    public async Task A_file_names_a_piece_of_the_fixed_list_and_that_piece_keeps_its_place()
    {
        var free = await World.AcceptedTask();
        await using var file = await World.Received(SomeFiles.Pdf, "a.pdf");
        Assert.That((await World.Refused(World.UnitContact, new AddEvidence { TaskId = free, Secrecy = Secrecy.None, Content = file, EvidenceItemNumber = 1 })).Code, Is.EqualTo("evidence.item"));
        await Set(free, Pieces);
        var asked = await World.Refused(World.UnitContact, new EvidenceTerms { TaskId = free, EvidenceItemNumber = 4 });
        Assert.That((asked.Code, asked.Fields.Keys.Single()), Is.EqualTo(("evidence.item", "EvidenceItemNumber")), "before a byte is sent");
        Assert.That(asked.Message, Does.Contain("3. Ảnh hiện trường"));
        Assert.That((await World.Refused(World.UnitContact, new AddEvidence { TaskId = free, Secrecy = Secrecy.None, Content = file, EvidenceItemNumber = 4 })).Code, Is.EqualTo("evidence.item"));
        await World.Send(World.UnitContact, new EvidenceTerms { TaskId = free, EvidenceItemNumber = 3 });
        await Attach(World.UnitContact, free, SomeFiles.Pdf, "a.pdf", 2);

        Assert.That((await World.Refused(World.Office, new SetEvidenceList { TaskId = free, Version = await World.VersionOf(free), EvidenceItems = [Pieces[1], Pieces[0]] })).Code, Is.EqualTo("evidence.in_use"));
        Assert.That((await World.Refused(World.Office, new SetEvidenceList { TaskId = free, Version = await World.VersionOf(free), EvidenceItems = [Pieces[0]] })).Code, Is.EqualTo("evidence.in_use"));
        await Set(free, ["Biên bản kiểm tra", Pieces[1], "Phim"]);
    }

    private async Task<Guid> Listed()
    {
        var task = await World.AcceptedTask();
        await Set(task, Pieces);
        return task;
    }

    private async Task Set(Guid task, IReadOnlyList<string> pieces) =>
        await World.Send(World.Office, new SetEvidenceList { TaskId = task, Version = await World.VersionOf(task), EvidenceItems = pieces });

    private async Task<Guid> Attach(Guid person, Guid task, byte[] content, string name, int? piece = null)
    {
        await using var file = await World.Received(content, name);
        return (await World.Send(person, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = file, EvidenceItemNumber = piece })).Id;
    }

    private Task<HandedIn> Submit(Guid report, int version) =>
        World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = SomeTasks.ReportedOn });

    private async Task<string> Print(IQuery<Document> query)
    {
        var document = await World.Send(World.UnitHead, query);
        return PdfTools.FlatText(await World.With(World.UnitHead, services => Task.FromResult(services.GetRequiredService<IPdfEngine>().Render(document).Content)));
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
