using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;

namespace Supervision.Tests.Visits;

public sealed class VisitLifeTests : FeatureTest
{
    [Test]
    public void The_life_of_a_visit_is_this_table()
    {
        var table = Enum.GetValues<VisitStatus>().Select(status =>
            $"{status}: {string.Join(", ", Enum.GetValues<VisitStep>().Where(step => Visit.After(status, step) is not null).Select(step => $"{step} > {Visit.After(status, step)}"))}".TrimEnd());

        Assert.That(table, Is.EqualTo(new[]
        {
            "Planned: Notify > Notified, Postpone > Postponed, Cancel > Cancelled",
            "Notified: Start > InProgress, Postpone > Postponed, Cancel > Cancelled",
            "InProgress: End > AwaitingSignature",
            "AwaitingSignature: Lock > Completed",
            "Completed:",
            "Postponed: Reschedule > Planned, Cancel > Cancelled",
            "Cancelled:",
        }));
    }

    [TestCase("2026-04-05", true)]
    [TestCase("2026-04-06", false)]
    public async Task A_notice_is_late_after_the_legal_limit_and_not_after_the_day_to_act_by(string sentOn, bool inTime)
    {
        // 15/4/2026 less ten days is Sunday 05/4; the last working day before it is Friday 03/4.
        var visit = await World.PlannedVisit();
        World.Clock.Set(new DateOnly(2026, 4, 10), new TimeOnly(8, 0));
        var notice = SomeVisits.Notice(visit, DateOnly.Parse(sentOn, null));

        if (inTime)
        {
            await World.Send(World.Secretary, notice);
            Assert.That(await World.Value<string>("SELECT Status FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit }), Is.EqualTo("Notified"));
            return;
        }
        var refusal = await World.Refused(World.Secretary, notice);
        Assert.That(refusal.Code, Is.EqualTo("visit.late_notice"));
        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "LateReason" }));
        Assert.That(refusal.Message, Does.Contain("05/4/2026").And.Contain("03/4/2026"));

        await World.Send(World.Secretary, notice with { LateReason = "Đơn vị đề nghị làm việc sớm." });
        Assert.That(await World.Value<string>("SELECT LateNoticeReason FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit }), Is.EqualTo("Đơn vị đề nghị làm việc sớm."));
    }

    [Test]
    public async Task A_delegates_group_has_seven_days()
    {
        var visit = await World.PlannedVisit(subject: SubjectKind.DelegateGroup);
        World.Clock.Set(new DateOnly(2026, 4, 10), new TimeOnly(8, 0));

        var refusal = await World.Refused(World.Secretary, SomeVisits.Notice(visit, new DateOnly(2026, 4, 9)));
        Assert.That(refusal.Message, Does.Contain("08/4/2026"));
        await World.Send(World.Secretary, SomeVisits.Notice(visit, new DateOnly(2026, 4, 8)));
    }

    [Test]
    public async Task A_council_with_its_own_number_of_days_is_held_to_that()
    {
        var visit = await World.PlannedVisit();
        await World.With(World.Administrator, async services =>
        {
            var db = (Core.Storage.Db)services.GetService(typeof(Core.Storage.Db))!;
            return await db.Execute("""
                INSERT INTO RuleOverrides (Id, CouncilId, RuleSetCode, ClockCode, Days, DayUnit, Paper, EffectiveFrom, EffectiveTo, Version)
                VALUES (@Id, @CouncilId, 'LUAT121_2025', 'standing_board.programme_sent', 20, 'Calendar', @Paper, @From, NULL, 1)
                """, new { Id = Guid.CreateVersion7(), Paper = "Quy chế số 01", From = new DateOnly(2026, 3, 1) }, CancellationToken.None);
        });
        World.Clock.Set(new DateOnly(2026, 4, 1), new TimeOnly(8, 0));

        var refusal = await World.Refused(World.Secretary, SomeVisits.Notice(visit));

        Assert.That(refusal.Message, Does.Contain("26/3/2026").And.Contain("Quy chế số 01"));
    }

    [Test]
    public async Task A_new_day_clears_the_notice_and_is_held_to_the_days_again()
    {
        var visit = await World.NotifiedVisit();
        await World.Send(World.Secretary, new PostponeVisit { VisitId = visit, Version = 2, Reason = "Mưa lũ" });

        await World.Send(World.Secretary, new RescheduleVisit { VisitId = visit, Version = 3, PlannedOn = new DateOnly(2026, 4, 8) });

        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Visits WHERE Id = @visit AND NoticeSentOn IS NULL AND NoticeReference IS NULL AND Status = 'Planned' AND CouncilId = @CouncilId", new { visit }), Is.EqualTo(1));
        Assert.That((await World.Refused(World.Secretary, SomeVisits.Notice(visit, version: 4))).Code, Is.EqualTo("visit.late_notice"));
        Assert.That(await World.Value<string>("SELECT Before FROM Journal WHERE SubjectId = @visit AND Event = 'VisitRescheduled' AND CouncilId = @CouncilId", new { visit }), Does.Contain("52/HĐND-VP"));
    }

    [Test]
    public async Task The_first_session_starts_the_supervision()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);

        Assert.That(await World.Value<string>("SELECT Status FROM Campaigns WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign }), Is.EqualTo("UnderWay"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE SubjectId = @campaign AND Event = 'CampaignMoved' AND Data LIKE '%UnderWay%' AND CouncilId = @CouncilId", new { campaign }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_session_neither_starts_in_the_future_nor_ends_before_it_started()
    {
        var visit = await World.NotifiedVisit();
        World.Clock.Set(SomeVisits.VisitOn, new TimeOnly(7, 59));
        var start = new MoveVisit { VisitId = visit, Version = 2, Step = VisitStep.Start, At = new TimeOnly(8, 0) };
        var early = await World.Refused(World.Secretary, start);
        Assert.That((early.Code, early.Fields[nameof(MoveVisit.At)].Single()), Is.EqualTo(("visit.future", "Giờ bắt đầu không được muộn hơn bây giờ (07 giờ 59 phút).")));

        World.Clock.Set(SomeVisits.VisitOn, new TimeOnly(12, 0));
        await World.Send(World.Secretary, start);
        Assert.That((await World.Refused(World.Secretary, start with { Version = 3, Step = VisitStep.End, At = new TimeOnly(12, 1) })).Fields[nameof(MoveVisit.At)].Single(), Is.EqualTo("Giờ kết thúc không được muộn hơn bây giờ (12 giờ 00 phút)."));
        Assert.That((await World.Refused(World.Secretary, start with { Version = 3, Step = VisitStep.End })).Code, Is.EqualTo("visit.hours"));
    }

    [Test]
    public async Task A_step_that_the_state_does_not_allow_is_refused_with_those_it_does()
    {
        var visit = await World.PlannedVisit();

        var refusal = await World.Refused(World.Secretary, new MoveVisit { VisitId = visit, Version = 1, Step = VisitStep.Start, At = new TimeOnly(8, 0) });

        Assert.That((refusal.Kind, refusal.Code), Is.EqualTo((RefusalKind.Conflict, "visit.step")));
        Assert.That(refusal.More["allowed"], Is.EqualTo(new[] { "Notify", "Postpone", "Cancel" }));
    }

    [Test]
    public async Task The_journal_keeps_the_hours_of_a_session_and_why_one_was_put_off_or_cancelled()
    {
        var held = await World.EndedVisit();
        Assert.That(await Moves(held, "Data"), Has.Some.Contains("\"to\":\"InProgress\",\"on\":\"2026-04-15\",\"at\":\"08:00:00\"").And.Some.Contains("\"at\":\"11:30:00\""));

        World.Clock.Set(new DateOnly(2026, 3, 9), new TimeOnly(9, 0));
        var dropped = await World.PlannedVisit();
        await World.Send(World.Secretary, new PostponeVisit { VisitId = dropped, Version = 1, Reason = "Mưa lũ" });
        await World.Send(World.Secretary, new MoveVisit { VisitId = dropped, Version = 2, Step = VisitStep.Cancel, Reason = "Trùng lịch" });
        Assert.That(await Moves(dropped, "Data"), Has.Some.Contains("\"to\":\"Cancelled\",\"reason\":\"Trùng lịch\""));
        Assert.That(await Moves(dropped, "Before"), Has.Some.Contains("Mưa lũ"));

        Task<IReadOnlyList<string>> Moves(Guid visit, string column) => World.Journalled(visit, "VisitMoved", column);
    }

    [Test]
    public async Task The_journal_keeps_a_note_of_petitions_and_the_one_before_it()
    {
        var visit = await World.StartedVisit();
        await World.Send(World.Secretary, new NotePetitions { VisitId = visit, Version = 3, Raised = true, Note = "Đề nghị bổ sung biên chế." });
        await World.Send(World.Secretary, new NotePetitions { VisitId = visit, Version = 4, Raised = false, Note = "Đơn vị rút kiến nghị." });

        Assert.That((await World.Journalled(visit, "PetitionsNoted", "Data"))[1], Does.Contain("Đơn vị rút kiến nghị."));
        Assert.That((await World.Journalled(visit, "PetitionsNoted", "Before"))[1], Does.Contain("true").And.Contain("Đề nghị bổ sung biên chế."));
    }

    [Test]
    public async Task Two_who_saw_the_same_visit_do_not_both_move_it()
    {
        var visit = await World.NotifiedVisit();
        await World.Send(World.Office, new PostponeVisit { VisitId = visit, Version = 2, Reason = "Mưa lũ" });

        var refusal = await World.Refused(World.Secretary, new MoveVisit { VisitId = visit, Version = 2, Step = VisitStep.Cancel, Reason = "Trùng lịch" });

        Assert.That(refusal.Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That(refusal.More["changedBy"], Is.EqualTo(World.Identity(World.Office).Name));
    }

    [Test]
    public async Task Members_read_visits_and_do_not_move_them_and_another_council_does_not_know_of_them()
    {
        var visit = await World.PlannedVisit();
        Assert.That((await World.Refused(World.Member, SomeVisits.Notice(visit, Some.FoundedOn))).Kind, Is.EqualTo(RefusalKind.Forbidden));

        await World.OpenCouncil();

        Assert.That((await World.Refused(World.Secretary, SomeVisits.Notice(visit, Some.FoundedOn))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new VisitDetails { VisitId = visit })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }
}
