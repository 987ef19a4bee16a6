using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;

namespace Supervision.Tests.Ledger;

public sealed class SourcePaperTests : FeatureTest
{
    [Test]
    public async Task A_task_of_a_questioning_resolution_is_drafted_by_the_office_and_sent_out_by_the_board_with_its_deadline()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        var task = await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) with { CoordinatingUnitIds = [World.OtherUnit] } });
        Assert.That((await World.Send(World.UnitHead, new TaskList())).Items, Is.Empty, "a draft is nobody's yet");
        Assert.That((await World.Refused(World.UnitHead, new SourcePaperDetails(paper))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new AssignSourcePaper { SourcePaperId = paper, Version = 1 })).Kind, Is.EqualTo(RefusalKind.Forbidden));

        await World.Send(World.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });

        var details = await World.Send(World.UnitHead, new TaskDetails(task.Id));
        Assert.That((details.Progress, details.AssignedOn, details.DueOn, details.OriginalDueOn, details.SourcePaperId),
            Is.EqualTo((TaskProgress.Assigned, (DateOnly?)SomeLedger.IssuedOn, (DateOnly?)new DateOnly(2026, 6, 30), (DateOnly?)new DateOnly(2026, 6, 30), (Guid?)paper)));
        Assert.That((await World.Send(World.OtherUnitHead, new TaskList { SourcePaperId = paper })).Items, Has.Count.EqualTo(1), "it coordinates");
        Assert.That((await World.Send(World.UnitHead, new SourcePaperDetails(paper))).Checklist, Is.Null);
        Assert.That((await World.Refused(World.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 2 })).Code, Is.EqualTo("source.nothing"));
        Assert.That((await World.Refused(World.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 1 })).Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That((await World.Refused(World.UnitContact, new AcceptTask { TaskId = task.Id, Version = 2, AcceptedOn = new DateOnly(2026, 3, 1) })).Code, Is.EqualTo("date.order"));
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task.Id, Version = 2, AcceptedOn = new DateOnly(2026, 3, 9) });
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Event IN ('SourcePaperRegistered', 'LedgerTaskAdded', 'SourcePaperAssigned')"), Is.EqualTo(3));
    }

    [Test]
    public async Task Who_drafted_a_task_or_registered_the_paper_does_not_send_it_out()
    {
        var own = (await World.Send(World.StandingBoard, SomeLedger.Paper())).Id;
        await World.Send(World.Office, new AddLedgerTask { SourcePaperId = own, Task = SomeLedger.Task(World) });
        Assert.That((await World.Refused(World.StandingBoard, new AssignSourcePaper { SourcePaperId = own, Version = 1 })).Code, Is.EqualTo("four_eyes"));

        var other = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        await World.Send(World.StandingBoard, new AddLedgerTask { SourcePaperId = other, Task = SomeLedger.Task(World) });
        Assert.That((await World.Refused(World.StandingBoard, new AssignSourcePaper { SourcePaperId = other, Version = 1 })).Code, Is.EqualTo("four_eyes"));
    }

    [Test]
    public async Task A_committees_paper_is_its_leaders_and_roles_of_a_delegation_register_none()
    {
        var committee = (await World.Send(World.Administrator, new AddBody
        {
            Kind = BodyKind.Committee, Name = "Ban Pháp chế", HeaderName = "BAN PHÁP CHẾ", ShortCode = "BPC", ValidFrom = new DateOnly(2021, 7, 1),
        })).Id;
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban", bodyId: committee);
        var stranger = await World.Person(Role.CommitteeLeader, "Trưởng Ban", bodyId: World.Council.StandingBoardId);
        var paper = (await World.Send(World.Office, SomeLedger.Paper(SourcePaperKind.ExplanationSession) with { BodyId = committee })).Id;
        await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) });

        Assert.That((await World.Refused(World.Secretary, SomeLedger.Paper())).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(stranger, new AssignSourcePaper { SourcePaperId = paper, Version = 1 })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(leader, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });
    }

    [Test]
    public async Task What_a_committee_still_drafts_is_in_no_list_of_another_committees_leader()
    {
        var committee = (await World.Send(World.Administrator, new AddBody
        {
            Kind = BodyKind.Committee, Name = "Ban Pháp chế", HeaderName = "BAN PHÁP CHẾ", ShortCode = "BPC", ValidFrom = new DateOnly(2021, 7, 1),
        })).Id;
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban", bodyId: committee);
        var other = await World.Person(Role.CommitteeLeader, "Trưởng Ban khác", bodyId: World.Council.StandingBoardId);
        var paper = (await World.Send(World.Office, SomeLedger.Paper(SourcePaperKind.ExplanationSession) with { BodyId = committee })).Id;
        var task = (await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) })).Id;

        foreach (var reader in new[] { leader, World.Office, World.StandingBoard, World.Administrator, World.Clerk }) Assert.That(await Seen(reader), Is.EqualTo((1, 1, 1)));
        Assert.That(await Seen(other), Is.EqualTo((0, 0, (int?)null)));
        Assert.That((await World.Refused(other, new TaskDetails(task))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await World.Send(leader, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        Assert.That((await World.Send(other, new TaskList())).Items.Select(line => line.Id), Is.EqualTo(new[] { task }), "What was sent out is the whole council's to read.");

        async Task<(int Tasks, int Drafts, int? Checked)> Seen(Guid reader) => (
            (await World.Send(reader, new TaskList())).Items.Count,
            (await World.Send(reader, new SourcePaperList())).Items.Single().DraftCount,
            (await World.Send(reader, new SourcePaperDetails(paper))).Checklist?.Tasks.Count);
    }

    [Test]
    public async Task A_deadline_before_the_papers_date_is_refused_and_only_a_backlog_goes_without_one()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        var early = SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 3, 1) });
        var none = SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.None });

        var refusal = await World.Refused(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = early });
        Assert.That((refusal.Code, refusal.Fields.Keys.Single()), Is.EqualTo(("task.deadline", "Deadline")));
        Assert.That((await World.Refused(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = none })).Code, Is.EqualTo("task.deadline"));

        var (_, task) = await World.Assigned(none, SourcePaperKind.Backlog);
        var details = await World.Send(World.Office, new TaskDetails(task));
        Assert.That((details.DueOn, details.Timeliness), Is.EqualTo(((DateOnly?)null, (Timeliness?)Timeliness.NoDeadline)));

        var year = SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.InYear, Year = 2025 });
        Assert.That((await World.Refused(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = year })).Message, Does.Contain("Năm 2025 đã qua"), "the year was over when the paper was issued");
    }

    [Test]
    public async Task A_deadline_without_what_its_kind_needs_is_refused_when_it_is_drafted_and_when_it_is_mended()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        var drafted = await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) });
        foreach (var (deadline, field) in new[]
        {
            (new DeadlineRule { Kind = DeadlineKind.Recurring }, "Task.Deadline.Cycle"), (new DeadlineRule { Kind = DeadlineKind.Date }, "Task.Deadline.On"),
            (new DeadlineRule { Kind = DeadlineKind.Stage }, "Task.Deadline.On"), (new DeadlineRule { Kind = DeadlineKind.Continuous }, "Task.Deadline.On"),
        })
        {
            Assert.That((await World.Refused(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World, deadline) })).Fields.Keys, Is.EqualTo(new[] { field }));
            Assert.That((await World.Refused(World.Office, new ReviseLedgerTask { TaskId = drafted.Id, Version = 1, Task = SomeLedger.Task(World, deadline) })).Fields.Keys, Is.EqualTo(new[] { field }));
        }
    }

    [Test]
    public async Task Whoever_may_send_out_what_was_drafted_is_told_and_finds_it_until_it_is_sent()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        Assert.That(await World.Send(World.StandingBoard, new SourcePapersToAssign()), Is.Empty, "nothing is drafted");
        foreach (var _ in new[] { 1, 2 }) await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) });
        var own = (await World.Send(World.StandingBoard, SomeLedger.Paper())).Id;
        await World.Send(World.StandingBoard, new AddLedgerTask { SourcePaperId = own, Task = SomeLedger.Task(World) });

        Assert.That((await World.Send(World.StandingBoard, new SourcePapersToAssign())).Select(one => (one.Id, one.DraftCount)), Is.EqualTo(new[] { (paper, 2) }), "not what the reader wrote");
        Assert.That((await World.Refused(World.Office, new SourcePapersToAssign())).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Send(World.StandingBoard, new Core.Notices.NoticeList())).Items.Select(one => one.Link).Where(link => link == $"/van-ban-nguon/{paper}").Count(), Is.EqualTo(1), "told once of what is drafted");

        await World.Send(World.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        Assert.That(await World.Send(World.StandingBoard, new SourcePapersToAssign()), Is.Empty);
    }

    [Test]
    public async Task A_task_without_product_or_person_is_pointed_out_and_stops_the_paper_where_the_council_enforces_it()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        var content = SomeLedger.Task(World) with { ResponsiblePost = null, Product = null };
        var task = (await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = content })).Id;
        Assert.That((await World.Send(World.Office, new SourcePaperDetails(paper))).Checklist!.Tasks.Single().Missing, Is.EqualTo(new[] { ChecklistItem.Person, ChecklistItem.Product }));
        await World.Send(World.Administrator, new ChangeCouncilSettings
        {
            Version = 1, NumberSource = NumberSource.Qlvb, ChecklistName = "2 rõ", Checklist = [ChecklistItem.Person, ChecklistItem.Product], ChecklistEnforced = true, ImmediateDays = 3,
            MinutesSigners = [MinutesParty.Secretary, MinutesParty.Head],
        });

        var refusal = await World.Refused(World.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("source.checklist", "Chưa đủ “2 rõ”: nội dung số 1 chưa rõ người, rõ kết quả.")));

        await World.Send(World.Office, new ReviseLedgerTask { TaskId = task, Version = 1, Task = SomeLedger.Task(World) });
        await World.Send(World.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        Assert.That((await World.Refused(World.Office, new RemoveLedgerTask(task, 3))).Code, Is.EqualTo("ledger.not_draft"));
    }

    [Test]
    public async Task Of_voters_petitions_only_number_and_topic_are_kept()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper(SourcePaperKind.VoterPetitions))).Id;
        var task = SomeLedger.Task(World) with { Content = "Kiến nghị số 12: cấp nước sạch" };
        await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = task });

        Assert.That((await World.Refused(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = task with { Content = "Kiến nghị số 13\nÔng A trình bày" } })).Code, Is.EqualTo("petition.topic"));
        Assert.That((await World.Refused(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = task with { Content = new string('a', 301) } })).Code, Is.EqualTo("petition.topic"));
    }

    [Test]
    public async Task Papers_are_found_without_diacritics_and_a_unit_sees_those_that_ask_something_of_it()
    {
        var (paper, _) = await World.Assigned();
        await World.Send(World.Office, SomeLedger.Paper(SourcePaperKind.SupervisionReport) with { Title = "Báo cáo giám sát việc sử dụng nhà, đất dôi dư" });

        var found = await World.Send(World.Office, new SourcePaperList { Search = "CHAT VAN" });
        Assert.That(found.Items.Select(p => (p.Id, p.TaskCount, p.OpenCount, p.DraftCount)), Is.EqualTo(new[] { (paper, 1, 1, 0) }));
        Assert.That((await World.Send(World.Office, new SourcePaperList { Take = 1 })).Next, Is.Not.Null);
        Assert.That((await World.Send(World.Office, new SourcePaperList { Kind = SourcePaperKind.SupervisionReport })).Items, Has.Count.EqualTo(1));
        Assert.That((await World.Send(World.UnitHead, new SourcePaperList())).Items.Select(p => p.Id), Is.EqualTo(new[] { paper }));
        Assert.That((await World.Send(World.OtherUnitHead, new SourcePaperList())).Items, Is.Empty);
        Assert.That((await World.Send(World.Member, new SourcePaperList())).Items, Is.Empty);
    }
}
