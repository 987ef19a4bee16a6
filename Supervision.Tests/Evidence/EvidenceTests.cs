using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Evidence;
using Supervision.Core.Files;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Evidence;

public sealed class EvidenceTests : FeatureTest
{
    [Test]
    public async Task A_units_evidence_is_its_own_and_the_task_s_other_units_and_the_council_see_it_once_handed_in()
    {
        var (task, third) = await Assigned();
        await World.Send(World.Office, new SetEvidenceList { TaskId = task, Version = 2, EvidenceItems = ["Biên bản", "Ảnh hiện trường"] });
        var id = (await Attach(World.UnitContact, task, SomeFiles.Jpeg(), "Ảnh hiện trường.jpg", item: 2)).Id;
        var list = new EvidenceList { TaskId = task };
        var download = new DownloadEvidence { TaskId = task, AttachmentId = id };

        foreach (var person in new[] { World.UnitHead, World.UnitContact })
        {
            var line = (await World.Send(person, list)).Items.Single();
            Assert.That((line.Id, line.FileName, line.ContentType, line.UnitId, line.EvidenceItemNumber, line.SubmittedAt),
                Is.EqualTo((id, "Ảnh hiện trường.jpg", "image/jpeg", World.Unit, (int?)2, (DateTimeOffset?)null)));
            Assert.That((line.Sha256, line.SentSha256), Is.EqualTo((Hash(SomeFiles.CleanJpeg()), Hash(SomeFiles.Jpeg()))));
            Assert.That(await Read(await World.Send(person, download)), Is.EqualTo(SomeFiles.CleanJpeg()));
        }
        Assert.That((await World.Refused(third, list)).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(third, download)).Kind, Is.EqualTo(RefusalKind.NotFound));
        foreach (var person in new[] { World.Office, World.StandingBoard, World.Head, World.OtherUnitHead })
        {
            Assert.That((await World.Send(person, list)).Items, Is.Empty);
            Assert.That((await World.Refused(person, download)).Kind, Is.EqualTo(RefusalKind.NotFound));
        }

        await Submit(id);

        foreach (var person in new[] { World.Office, World.StandingBoard, World.Head, World.OtherUnitHead })
        {
            Assert.That((await World.Send(person, list)).Items.Single().SubmittedAt, Is.Not.Null);
            Assert.That(await Read(await World.Send(person, download)), Is.EqualTo(SomeFiles.CleanJpeg()));
        }
        Assert.That((await World.Refused(third, download)).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, download with { TaskId = await OtherTask() })).Kind, Is.EqualTo(RefusalKind.NotFound), "it belongs to another task");
    }

    [Test]
    public async Task Only_the_task_s_units_attach_and_only_while_it_is_open()
    {
        var (task, third) = await Assigned();
        Assert.That((await Refused(World.Office, task)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Refused(third, task)).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new EvidenceTerms { TaskId = task })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await Attach(World.OtherUnitHead, task);

        foreach (var progress in new[] { TaskProgress.Draft, TaskProgress.ReportedDone, TaskProgress.Confirmed, TaskProgress.PartlyDone, TaskProgress.Dropped })
        {
            await World.With(World.Office, s => s.GetRequiredService<Db>().Execute("UPDATE FollowUpTasks SET Progress = @progress WHERE Id = @task AND CouncilId = @CouncilId", new { progress, task }, CancellationToken.None));
            var refused = await Refused(World.UnitHead, task);
            Assert.That((refused.Kind, refused.Code), Is.EqualTo(progress is TaskProgress.Draft ? (RefusalKind.NotFound, "not_found") : (RefusalKind.Conflict, "evidence.closed")), progress.ToString());
        }
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Attachments WHERE SubjectId = @task AND CouncilId = @CouncilId", new { task }), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_declared_secret_is_refused_before_it_is_sent_and_after()
    {
        var (task, _) = await Assigned();
        foreach (var secrecy in new[] { Secrecy.Confidential, Secrecy.Secret, Secrecy.TopSecret })
        {
            var asked = await World.Refused(World.UnitHead, new EvidenceTerms { TaskId = task, Secrecy = secrecy });
            Assert.That((asked.Code, asked.Fields.Keys.Single()), Is.EqualTo(("file.secret", "Secrecy")));
            await using var file = await World.Received(SomeFiles.Pdf, "a.pdf");
            Assert.That((await World.Refused(World.UnitHead, new AddEvidence { TaskId = task, Secrecy = secrecy, Content = file })).Code, Is.EqualTo("file.secret"));
        }
        Assert.That((await World.Send(World.UnitHead, new EvidenceTerms { TaskId = task })).LimitInBytes, Is.EqualTo(50L * 1024 * 1024));
    }

    [Test]
    public async Task Evidence_is_taken_back_until_it_is_handed_in_by_its_unit_or_the_lead()
    {
        var (task, _) = await Assigned();
        var leads = (await Attach(World.UnitContact, task)).Id;
        var coordinators = (await Attach(World.OtherUnitHead, task)).Id;
        var handedIn = (await Attach(World.UnitContact, task)).Id;
        await Submit(handedIn);

        Assert.That((await World.Refused(World.OtherUnitHead, new RemoveEvidence(task, leads))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.OtherUnitHead, new RemoveEvidence(task, handedIn))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitHead, new RemoveEvidence(task, coordinators))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await World.Send(World.OtherUnitHead, new HandOverEvidence(task));
        Assert.That((await World.Refused(World.UnitHead, new RemoveEvidence(task, handedIn))).Code, Is.EqualTo("evidence.submitted"));
        Assert.That((await World.Refused(World.Office, new RemoveEvidence(task, leads))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(World.UnitHead, new RemoveEvidence(task, leads));
        await World.Send(World.UnitHead, new RemoveEvidence(task, coordinators));

        Assert.That((await World.Refused(World.UnitHead, new RemoveEvidence(task, leads))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, new DownloadEvidence { TaskId = task, AttachmentId = leads })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.UnitHead, new EvidenceList { TaskId = task })).Items.Select(e => e.Id), Is.EqualTo(new[] { handedIn }));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Attachments WHERE SubjectId = @task AND RemovedAt IS NOT NULL AND RemovedBy = @UnitHead AND CouncilId = @CouncilId", new { task, World.UnitHead }), Is.EqualTo(2));
        foreach (var (happened, times) in new[] { ("EvidenceAdded", 3L), ("EvidenceRemoved", 2L) })
            Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE Event = @happened AND SubjectId = @task AND CouncilId = @CouncilId", new { happened, task }), Is.EqualTo(times));
        Assert.That(Directory.GetFiles(Path.Combine(World.Database.Folder, "files"), Hash(SomeFiles.Pdf), SearchOption.AllDirectories), Has.Length.EqualTo(1), "equal content is kept once, and stays");
    }

    private async Task<(Guid Task, Guid Third)> Assigned()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var unit = (await World.Send(World.Administrator, World.NewUnit(Guid.NewGuid().ToString("N")[..6], "Ủy ban nhân dân xã Minh Tân"))).Id;
        return (task, await World.Person(Role.UnitHead, "Chủ tịch UBND xã", unit));
    }

    private async Task<Guid> OtherTask()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var task = (await World.Send(World.Secretary, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) })).Id;
        var version = await World.Issued(conclusion, 16);
        await World.Send(World.Clerk, new SendConclusion { ConclusionId = conclusion, Version = version, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = new DateOnly(2026, 5, 15) });
        return task;
    }

    private async Task<Created> Attach(Guid person, Guid task, byte[]? content = null, string name = "minh-chung.pdf", int? item = null)
    {
        await using var file = await World.Received(content ?? SomeFiles.Pdf, name);
        return await World.Send(person, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = file, EvidenceItemNumber = item });
    }

    private async Task<RefusedException> Refused(Guid person, Guid task)
    {
        await using var file = await World.Received(SomeFiles.Pdf, "minh-chung.pdf");
        return await World.Refused(person, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = file });
    }

    // As the report that carries it does when it is handed in.
    private Task Submit(Guid id) => World.With(World.UnitHead, s => s.GetRequiredService<Db>().Execute(
        "UPDATE Attachments SET SubmittedAt = @now WHERE Id = @id AND CouncilId = @CouncilId", new { id, now = World.Clock.GetUtcNow() }, CancellationToken.None));

    private static async Task<byte[]> Read(KeptFile file)
    {
        await using var content = file.Content;
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        return read.ToArray();
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
}
