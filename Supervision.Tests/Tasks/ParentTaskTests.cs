using Supervision.Core.Access;
using Supervision.Core.Evidence;
using Supervision.Core.Extensions;
using Supervision.Core.Files;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Evidence;
using Supervision.Tests.Ledger;

namespace Supervision.Tests.Tasks;

/// <summary>Whose a task's steps are: not the parent's once it was split, and the lead's alone where others see the task too.</summary>
public sealed class ParentTaskTests : FeatureTest
{
    private static readonly DateOnly Today = new(2026, 3, 9);

    [Test]
    public async Task What_was_split_is_done_through_its_parts_alone()
    {
        var (_, task) = await World.Assigned();
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = Today });
        var (report, reportVersion, _) = await World.DraftedRemediation((task, RemediationClaim.Done));
        var extension = (await World.Send(World.UnitContact, Extension(task))).Id;
        var version = (await World.Send(World.Office, new SplitTask { TaskId = task, Version = 3, Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit)] })).Version;
        await using var file = await World.Received(SomeFiles.Pdf, "a.pdf");

        var steps = new[]
        {
            By(World.UnitContact, new StartTask { TaskId = task, Version = version, StartedOn = Today }),
            By(World.UnitContact, new RefuseTask { TaskId = task, Version = version, RefusedOn = Today, Reason = "Không thuộc thẩm quyền." }),
            By(World.UnitContact, new PromiseDate { TaskId = task, Version = version, PromisedOn = Today.AddDays(30), GivenOn = Today }),
            By(World.UnitContact, SomeTasks.Item(report, task, reportVersion)),
            By(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = reportVersion, ReportedOn = Today }),
            By(World.UnitContact, new SendExtension { ExtensionRequestId = extension, Version = 2 }),
            By(World.UnitContact, new ReviseExtension { ExtensionRequestId = extension, Version = 2, Extension = Extension(task).Extension }),
            By(World.UnitContact, Extension(task)),
            By(World.UnitContact, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = file }),
            By(World.StandingBoard, new SuspendTask { TaskId = task, Version = version, SuspendedOn = Today, DecisionReference = "12/TB-HĐND", Reason = "Chờ" }),
            By(World.StandingBoard, new DropTask { TaskId = task, Version = version, DroppedOn = Today, DecisionReference = "12/TB-HĐND", Reason = "Hết" }),
        };
        foreach (var (name, refused) in steps) Assert.That((await refused()).Code, Is.EqualTo("task.parent"), name);

        var second = await World.Assigned();
        var parent = (await World.Send(World.Office, new SplitTask { TaskId = second.Task, Version = 2, Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit)] })).Version;
        Assert.That((await World.Refused(World.UnitContact, new AcceptTask { TaskId = second.Task, Version = parent, AcceptedOn = Today })).Code, Is.EqualTo("task.parent"));
    }

    [Test]
    public async Task Who_only_coordinates_or_had_work_passed_on_to_it_takes_none_of_the_lead_s_steps()
    {
        await World.PutUnder();
        var coordinator = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Minh Tân"))).Id;
        var coordinators = await World.Person(Role.UnitHead, "Chủ tịch UBND xã", coordinator);
        var (_, task) = await World.Assigned(SomeLedger.Task(World) with { CoordinatingUnitIds = [coordinator] });
        await World.Send(World.UnitContact, new PassOnTask { TaskId = task, ReceivingUnitId = World.OtherUnit, Reference = "88/UBND-NC", IssuedOn = Today, Content = "Rà soát hồ sơ" });
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = Today });

        foreach (var person in new[] { World.OtherUnitHead, coordinators })
        {
            await World.Send(person, new TaskDetails(task));
            var report = (await World.Send(person, new DraftRemediationReport { Title = "Báo cáo" })).Id;
            foreach (var (name, refused) in new[]
            {
                By(person, new AcceptTask { TaskId = task, Version = 3, AcceptedOn = Today }),
                By(person, new StartTask { TaskId = task, Version = 3, StartedOn = Today }),
                By(person, new RefuseTask { TaskId = task, Version = 3, RefusedOn = Today, Reason = "Không thuộc thẩm quyền." }),
                By(person, new PromiseDate { TaskId = task, Version = 3, PromisedOn = Today.AddDays(30), GivenOn = Today }),
                By(person, new PassOnTask { TaskId = task, ReceivingUnitId = World.Unit, Reference = "9/UBND", IssuedOn = Today, Content = "Làm" }),
                By(person, SomeTasks.Item(report, task, 1)),
                By(person, Extension(task)),
            })
                Assert.That((await refused()).Kind, Is.EqualTo(RefusalKind.Forbidden), name);
        }
        await using var file = await World.Received(SomeFiles.Pdf, "a.pdf");
        Assert.That((await World.Refused(World.OtherUnitHead, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = file })).Code, Is.EqualTo("evidence.unit"), "it answers the lead");
        await World.Send(coordinators, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = file });
    }

    [Test]
    public async Task A_closed_task_that_is_saved_again_is_not_counted_again()
    {
        var (_, task) = await World.Assigned();
        await World.Tasks(task, t => { t.Take(TaskStep.Accept, Today); t.Take(TaskStep.Report, Today); });
        await World.Tasks(task, t => t.Take(TaskStep.Confirm, Today));
        await World.Tasks(task, t => t.PercentDone = 100);

        Assert.That(await World.Value<long>("SELECT SUM(Tasks) FROM UnitTaskTallies WHERE CouncilId = @CouncilId"), Is.EqualTo(1));
    }

    private static DraftExtension Extension(Guid task) => new() { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Chờ đo đạc." } };

    private (string Name, Func<Task<RefusedException>> Refused) By<T>(Guid person, MediatR.IRequest<T> request) => (request.GetType().Name, () => World.Refused(person, request));
}
