using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Chasing;
using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Core.Overview;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Documents;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Chasing;

/// <summary>Urging letters that somebody drafts before the system does, and what the ladder makes of them.</summary>
public sealed class LetterByHandTests : FeatureTest
{
    protected override Task<World> Enter() => World.Create(alone: true);

    [Test]
    public async Task A_letter_by_hand_about_what_is_overdue_is_the_step_and_the_system_goes_on_from_it()
    {
        var (_, _, task, _) = await World.SentConclusion();
        await RunUntil(new DateOnly(2026, 7, 1));
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));

        var letter = (await World.Send(World.Office, new DraftReminderLetter { TaskId = task, LetterText = "Đề nghị gửi kèm ảnh." })).Id;

        var view = await World.Send(World.Clerk, new ReminderLetterDetails(letter));
        Assert.That((view.Step, view.Status, view.LetterText, view.Tasks.Single().Id), Is.EqualTo((ChaseStep.FirstLetter, LetterStatus.Draft, "Đề nghị gửi kèm ảnh.", task)));
        Assert.That((await World.Refused(World.Office, new DraftReminderLetter { TaskId = task })).Code, Is.EqualTo("letter.under_way"));
        await World.SendLetters();
        for (var day = new DateOnly(2026, 7, 3); day <= new DateOnly(2026, 9, 1); day = day.AddDays(1)) await World.ChaseWithLetters(day);
        Assert.That(await Ladder(), Does.EndWith("2026-07-01 Overdue; 2026-07-02 FirstLetter; 2026-07-16 SecondLetter; 2026-07-30 MeetingList"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM ReminderLetters WHERE CouncilId = @CouncilId"), Is.EqualTo(2), "the system drafted the second alone");
        Assert.That((await World.Refused(World.Office, new DraftReminderLetter { TaskId = task })).Code, Is.EqualTo("letter.twice"));
    }

    [Test]
    public async Task A_letter_about_what_is_due_soon_goes_out_and_leaves_the_ladder_as_it_is()
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(new DateOnly(2026, 6, 19), new TimeOnly(9, 0));
        Assert.That((await World.Refused(World.Office, new DraftReminderLetter { TaskId = task })).Code, Is.EqualTo("letter.early"));
        await RunUntil(new DateOnly(2026, 6, 26));
        World.Clock.Set(new DateOnly(2026, 6, 26), new TimeOnly(9, 0));

        var letter = (await World.Send(World.Office, new DraftReminderLetter { TaskId = task })).Id;
        await World.Send(World.Clerk, new IssueReminderLetter { LetterId = letter, Version = 1, Number = 7, Symbol = "HĐND-VP", IssuedOn = new DateOnly(2026, 6, 26), AuthorityLines = ["TL. Thường trực HĐND", "Chánh Văn phòng"], SignerName = "Nguyễn Văn An", IsHandSigned = true, SignedOn = new DateOnly(2026, 6, 26), Recipients = ["Như trên"] });

        Assert.That((await World.Send(World.Clerk, new ReminderLetterDetails(letter))).Tasks, Has.Count.EqualTo(1), "what is not late yet stays in it");
        Assert.That(await Printed(letter), Does.Contain("sắp đến thời hạn").And.Not.Contain("nguyên nhân chậm"));
        await RunUntil(new DateOnly(2026, 7, 8), new DateOnly(2026, 6, 27));
        Assert.That(await Ladder(), Does.EndWith("2026-06-26 FirstLetter; 2026-06-30 DueToday; 2026-07-01 Overdue; 2026-07-06 FirstLetter"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM ReminderLetters WHERE CouncilId = @CouncilId"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_draft_by_hand_that_is_cancelled_is_no_step_and_the_system_drafts_its_own()
    {
        var (_, _, task, _) = await World.SentConclusion();
        await RunUntil(new DateOnly(2026, 7, 1));
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        var letter = (await World.Send(World.Office, new DraftReminderLetter { TaskId = task })).Id;

        await World.Send(World.Office, new CancelReminderLetter { LetterId = letter, Version = 1, Reason = "Đơn vị vừa báo cáo qua điện thoại." });

        await RunUntil(new DateOnly(2026, 7, 8), new DateOnly(2026, 7, 3));
        Assert.That(await World.Value<string>("SELECT CONCAT(Status, ' ', Step) FROM ReminderLetters WHERE Id <> @letter AND CouncilId = @CouncilId", new { letter }), Is.EqualTo("Draft FirstLetter"));
    }

    [Test]
    public async Task Tasks_of_a_unit_share_a_letter_and_only_who_escalates_drafts_one()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var tasks = new List<Guid>();
        foreach (var clause in new[] { 5, 6 })
            tasks.Add((await World.Send(World.Office, new Core.Tasks.AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, await World.Clause(conclusion, clause)) })).Id);
        await World.Issued(conclusion);
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        foreach (var person in new[] { World.Clerk, World.Secretary, World.UnitHead })
            Assert.That((await World.Refused(person, new DraftReminderLetter { TaskId = tasks[0] })).Kind, Is.EqualTo(RefusalKind.Forbidden));

        var first = await World.Send(World.Office, new DraftReminderLetter { TaskId = tasks[0] });
        var second = await World.Send(World.StandingBoard, new DraftReminderLetter { TaskId = tasks[1] });

        Assert.That(second.Id, Is.EqualTo(first.Id));
        Assert.That((await World.Send(World.Clerk, new ReminderLetterDetails(first.Id))).Tasks, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_letter_does_not_say_that_a_report_is_missing_which_was_sent_back_and_waits_no_longer_once_all_is_reported()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Returned));
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));

        var letter = (await World.Send(World.Office, new DraftReminderLetter { TaskId = task })).Id;

        Assert.That(await Printed(letter), Does.Contain("mà chưa bổ sung, làm rõ báo cáo kết quả thực hiện").And.Contain("(đã báo cáo ngày 25/5/2026, chưa bổ sung, làm rõ)").And.Not.Contain("chưa có báo cáo"));
        await World.Send(World.Clerk, new IssueReminderLetter { LetterId = letter, Version = 1, Number = 7, Symbol = "HĐND-VP", IssuedOn = new DateOnly(2026, 7, 2), AuthorityLines = ["TL. Thường trực HĐND", "Chánh Văn phòng"], SignerName = "Nguyễn Văn An", IsHandSigned = true, SignedOn = new DateOnly(2026, 7, 2), Recipients = ["Như trên"] });
        await World.Send(World.Clerk, new SendReminderLetter { LetterId = letter, Version = 2, SentOn = new DateOnly(2026, 7, 2) });
        Assert.That(await Waiting(), Is.EqualTo((1, 1)));
        Assert.That((await World.Send(World.UnitHead, new ReminderLetterDetails(letter))).IsMet, Is.False);

        var (report, version, _) = await World.DraftedRemediation((task, RemediationClaim.Done));
        await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = new DateOnly(2026, 7, 2) });

        Assert.That(await Waiting(), Is.EqualTo((0, 0)), "it is answered by the report");
        Assert.That((await World.Send(World.UnitHead, new ReminderLetterDetails(letter))).IsMet, Is.True);
    }

    [Test]
    public async Task A_run_that_does_nothing_says_why()
    {
        await World.SentConclusion();
        World.Clock.Set(new DateOnly(2026, 6, 6), new TimeOnly(9, 0));
        Assert.That((await World.Run(new ChaseJob())).Note, Is.EqualTo("06/6/2026 là ngày nghỉ nên không đôn đốc; ngày làm việc tới 08/6/2026 đôn đốc tiếp."));
        World.Clock.Set(new DateOnly(2026, 6, 8), new TimeOnly(9, 0));
        Assert.That((await World.Run(new ChaseJob())).Note, Is.EqualTo("Hôm nay không có nội dung nào đến bước nhắc, đôn đốc."));
    }

    private async Task RunUntil(DateOnly last, DateOnly? first = null)
    {
        for (var day = first ?? new DateOnly(2026, 5, 29); day <= last; day = day.AddDays(1))
        {
            World.Clock.Set(day, new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
        }
    }

    private async Task<string> Printed(Guid letter)
    {
        var document = await World.Send(World.Clerk, new PrintReminderLetter(letter));
        var pdf = await World.With(World.Clerk, services => Task.FromResult(services.GetRequiredService<IPdfEngine>().Render(document).Content));
        return string.Join(' ', PdfTools.Pages(pdf).SelectMany(page => page.Lines).Select(line => line.Text));
    }

    // As the list has them, and as the overview counts them.
    private async Task<(int Listed, int Counted)> Waiting() => (
        (await World.Send(World.StandingBoard, new ReminderLetterList { Unanswered = true })).Items.Count,
        (await World.Send(World.StandingBoard, new FollowUpOverview { From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 12, 31) })).Letters.Unanswered);

    private async Task<string> Ladder() => string.Join("; ", await World.With(World.Office, services => services.GetRequiredService<Db>().List<Taken>(
        "SELECT TakenOn, Step FROM ChaseSteps WHERE CouncilId = @CouncilId ORDER BY Seq", null, CancellationToken.None)));

    private sealed record Taken
    {
        public required DateOnly TakenOn { get; init; }
        public required ChaseStep Step { get; init; }

        public override string ToString() => $"{TakenOn:yyyy-MM-dd} {Step}";
    }
}
