using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Chasing;
using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Core.Measures;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Documents;
using Supervision.Tests.Papers;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Chasing;

/// <summary>Letters that wait in the clerk's queue, and what the Standing Board decides after them.</summary>
public sealed class ReminderLetterTests : FeatureTest
{
    protected override Task<World> Enter() => World.Create(alone: true);

    [Test]
    public async Task A_letter_stands_ready_in_the_clerk_s_queue_is_numbered_sent_and_answered_and_only_then_seen_by_the_unit()
    {
        await World.SentConclusion();
        var letter = await FirstLetter();
        Assert.That((letter.Status, letter.UnitId, letter.Tasks, letter.ReplyBy), Is.EqualTo((LetterStatus.Draft, World.Unit, 1L, new DateOnly(2026, 7, 13))));
        Assert.That((await World.Refused(World.UnitHead, new ReminderLetterDetails(letter.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));

        var revised = await World.Send(World.Office, new ReviseReminderLetter { LetterId = letter.Id, Version = 1, ReplyBy = new DateOnly(2026, 7, 10), LetterText = "Đề nghị gửi kèm ảnh chụp thư xin lỗi." });
        var issue = Issue(letter.Id, revised.Version);
        Assert.That((await World.Refused(World.Office, issue)).Kind, Is.EqualTo(RefusalKind.Forbidden), "numbers are the clerk's");
        Assert.That((await World.Refused(World.Clerk, issue with { Version = 1 })).Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That((await World.Refused(World.Clerk, issue with { IssuedOn = new DateOnly(2026, 7, 3) })).Code, Is.EqualTo("letter.issued_on"));
        var issued = await World.Send(World.Clerk, issue);
        Assert.That((await World.Refused(World.Clerk, new SendReminderLetter { LetterId = letter.Id, Version = issued.Version, SentOn = new DateOnly(2026, 7, 5) })).Kind, Is.EqualTo(RefusalKind.Invalid));
        var sent = await World.Send(World.Clerk, new SendReminderLetter { LetterId = letter.Id, Version = issued.Version, SentOn = new DateOnly(2026, 7, 6) });

        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items[0].Title, Is.EqualTo("Công văn đôn đốc số 07/HĐND-VP ngày 06/7/2026"));
        Assert.That((await World.Send(World.UnitHead, new ReminderLetterDetails(letter.Id))).Reference, Is.EqualTo("07/HĐND-VP"));
        Assert.That((await World.Send(World.UnitContact, new ReminderLetterList())).Items.Select(l => l.Id), Is.EqualTo(new[] { letter.Id }));
        Assert.That((await World.Refused(World.OtherUnitHead, new ReminderLetterDetails(letter.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.OtherUnitHead, new ReminderLetterList())).Items, Is.Empty);
        await World.Send(World.Office, new AnswerReminderLetter { LetterId = letter.Id, Version = sent.Version, AnsweredOn = new DateOnly(2026, 7, 6), Answer = "Công văn 88/UBND: đã giải quyết 60/72 hồ sơ." });
        Assert.That((await World.Refused(World.Office, new CancelReminderLetter { LetterId = letter.Id, Version = sent.Version + 1, Reason = "Nhầm" })).Code, Is.EqualTo("letter.step"));
    }

    [Test]
    public async Task The_letter_prints_its_tasks_with_source_deadlines_and_days_late()
    {
        await World.SentConclusion();
        var letter = await FirstLetter();
        var document = await World.Send(World.Clerk, new PrintReminderLetter(letter.Id));
        await FigureOwnershipTests.Guarded(document);
        var text = await Printed(document);
        Assert.That(text, Does.Contain("V/v đôn đốc thực hiện nội dung yêu cầu").And.Contain("Kính gửi: Ủy ban nhân dân xã Hòa Bình").And.Contain("30/6/2026").And.Contain("13/7/2026"));
    }

    [Test]
    public async Task A_letter_number_is_given_once_a_year_and_a_letter_about_nothing_late_is_not_issued()
    {
        await World.SentConclusion();
        var letter = await FirstLetter();
        await World.Send(World.Clerk, Issue(letter.Id, 1));
        World.Clock.Set(new DateOnly(2026, 7, 20), new TimeOnly(6, 30));
        await World.Run(new ChaseJob());
        var second = (await World.Send(World.Clerk, new ReminderLetterList { LetterStatus = LetterStatus.Draft })).Items.Single();
        Assert.That(second.Step, Is.EqualTo(ChaseStep.SecondLetter));
        Assert.That((await World.Refused(World.Clerk, Issue(second.Id, 1) with { IssuedOn = new DateOnly(2026, 7, 20) })).Code, Is.EqualTo("number.taken"));
    }

    [Test]
    public async Task A_letter_whose_day_of_answer_has_passed_is_issued_only_with_a_day_after_its_own()
    {
        await World.SentConclusion();
        var letter = await FirstLetter();
        World.Clock.Set(new DateOnly(2026, 7, 13), new TimeOnly(9, 0));
        Assert.That((await World.Send(World.Clerk, new ReminderLetterDetails(letter.Id))).NextReplyBy, Is.EqualTo(new DateOnly(2026, 7, 20)), "by the policy from today");
        var issue = SomeLetters.Issue(letter.Id, 1, 7, new DateOnly(2026, 7, 13));

        var late = await World.Refused(World.Clerk, issue);
        Assert.That((late.Code, late.Fields.Keys.Single()), Is.EqualTo(("letter.reply_by", "ReplyBy")), "13/7 is not after 13/7");
        await World.Send(World.Clerk, issue with { ReplyBy = new DateOnly(2026, 7, 21) });

        var view = await World.Send(World.Clerk, new ReminderLetterDetails(letter.Id));
        Assert.That((view.ReplyBy, view.NextReplyBy), Is.EqualTo((new DateOnly(2026, 7, 21), new DateOnly(2026, 7, 21))));
        Assert.That(await Printed(await World.Send(World.Clerk, new PrintReminderLetter(letter.Id))), Does.Contain("chậm nhất ngày 21/7/2026"));
        Assert.That((await World.Journalled(letter.Id, nameof(ReminderLetterRevised), "Data")).Single(), Does.Contain("2026-07-21"));
    }

    [Test]
    public async Task While_the_first_letter_is_a_draft_the_clerk_is_reminded_and_no_second_is_drafted()
    {
        await World.SentConclusion();
        var first = await FirstLetter();
        await ChaseOn(new(2026, 7, 20), new(2026, 7, 21));

        Assert.That((await Letters()).Select(l => l.Id), Is.EqualTo(new[] { first.Id }));
        Assert.That((await World.Send(World.Clerk, new NoticeList())).Items.Select(n => n.Title).Where(title => title.Contains("chưa thể đôn đốc tiếp", StringComparison.Ordinal)), Has.Exactly(2).Items, "once a day");
        await World.SendLetters(new DateOnly(2026, 7, 30));
        await ChaseOn(new(2026, 7, 22), new(2026, 8, 3));
        Assert.That(await Letters(), Has.Count.EqualTo(1), "the unit has ten working days from the day of the letter");
        await ChaseOn(new DateOnly(2026, 8, 4));
        Assert.That((await Letters()).Select(l => l.Step), Is.EqualTo(new[] { ChaseStep.FirstLetter, ChaseStep.SecondLetter }));
        await ChaseOn(new DateOnly(2026, 8, 18));
        Assert.That((await World.Send(World.Office, new MeetingList())).Items, Is.Empty, "the second letter is only a draft");
    }

    [Test]
    public async Task A_draft_is_withdrawn_by_itself_when_its_last_task_ends()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var letter = await FirstLetter();

        await World.Send(World.StandingBoard, new Core.Tasks.DropTask { TaskId = task, Version = await World.VersionOf(task), DroppedOn = World.Clock.Today(), DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." });

        Assert.That((await Letters()).Select(l => (l.Id, l.Status)), Is.EqualTo(new[] { (letter.Id, LetterStatus.Cancelled) }));
        Assert.That((await World.Send(World.Clerk, new ReminderLetterDetails(letter.Id))).CancelReason, Is.EqualTo("Mọi nội dung trong công văn đã kết thúc."));
        Assert.That(await World.Journalled(letter.Id, "ReminderLetterCancelled", "Data"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_the_first_letter_was_cancelled_the_next_is_the_first()
    {
        await World.SentConclusion();
        var first = await FirstLetter();
        await World.Send(World.Office, new CancelReminderLetter { LetterId = first.Id, Version = 1, Reason = "Đơn vị hẹn báo cáo trong tuần." });

        await ChaseOn(new DateOnly(2026, 7, 20));

        Assert.That((await Letters()).Select(l => (l.Step, l.Status)), Is.EqualTo(new[] { (ChaseStep.FirstLetter, LetterStatus.Cancelled), (ChaseStep.FirstLetter, LetterStatus.Draft) }));
        await World.ChaseWithLetters(new(2026, 7, 20), new(2026, 8, 3));
        Assert.That((await Letters()).Select(l => (l.Step, l.Status)).Skip(1), Is.EqualTo(new[] { (ChaseStep.FirstLetter, LetterStatus.Sent), (ChaseStep.SecondLetter, LetterStatus.Sent) }));
    }

    [Test]
    public async Task A_second_letter_does_not_go_out_before_the_first()
    {
        await World.SentConclusion();
        await FirstLetter();
        await World.SendLetters();
        await ChaseOn(new DateOnly(2026, 7, 20));
        var second = (await Letters()).Single(l => l.Step is ChaseStep.SecondLetter);
        // As earlier versions left it: both are drafts.
        await World.With(World.Administrator, services => services.GetRequiredService<Core.Storage.Db>().Execute(
            "UPDATE ReminderLetters SET Status = 'Draft', Number = NULL, IssuedOn = NULL, SentOn = NULL WHERE Step = 'FirstLetter' AND CouncilId = @CouncilId", null, CancellationToken.None));

        Assert.That((await World.Refused(World.Clerk, SomeLetters.Issue(second.Id, 1, 8, new DateOnly(2026, 7, 20)))).Code, Is.EqualTo("letter.first_not_issued"));
    }

    [Test]
    public async Task After_the_second_letter_the_Standing_Board_chooses_from_a_menu_and_an_explanation_has_its_legal_term()
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(new DateOnly(2026, 6, 29), new TimeOnly(9, 0));
        var decide = new DecideMeasure
        {
            TaskId = task,
            MeasureKind = MeasureKind.WrittenExplanation,
            DecidedOn = new DateOnly(2026, 6, 29),
            DecidedBy = "Phiên họp thứ 12 của Thường trực HĐND tỉnh",
            Reference = "31/YC-TTHĐND",
            Content = "Giải trình nguyên nhân chậm giải quyết 72 hồ sơ",
            ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã",
        };
        Assert.That((await World.Refused(World.StandingBoard, decide)).Code, Is.EqualTo("measure.not_late"));
        await World.ChaseWithLetters(new(2026, 7, 1), new(2026, 7, 6), new(2026, 7, 20), new(2026, 8, 3));
        var line = (await World.Send(World.Office, new MeetingList())).Items.Single();
        Assert.That((line.TaskId, line.DaysLate, line.Letters), Is.EqualTo((task, 34, 2L)));
        Assert.That((await World.Send(World.StandingBoard, new NoticeList())).Items.Select(n => n.Title), Does.Contain("Có nội dung quá hạn trình phiên họp tháng 8/2026"));
        Assert.That((await World.Refused(World.Office, decide)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.StandingBoard, decide with { DueOn = new DateOnly(2026, 9, 1) })).Kind, Is.EqualTo(RefusalKind.Invalid));

        var on = new DateOnly(2026, 8, 3);
        var measure = (await World.Send(World.StandingBoard, decide with { DecidedOn = on })).Id;
        await World.Send(World.StandingBoard, decide with { DecidedOn = on, IsComplex = true });

        var measures = await World.Send(World.UnitHead, new TaskMeasures(task));
        Assert.That(measures.Select(m => m.DueOn), Is.EqualTo(new[] { new DateOnly(2026, 8, 18), new DateOnly(2026, 9, 3) }), "15 and 30 calendar days; 02/9 is off");
        Assert.That((await World.Send(World.Office, new MeetingList())).Items, Is.Empty);
        await World.Send(World.Office, new AnswerMeasure { MeasureId = measure, Version = 1, AnsweredOn = on, Answer = "Đã giải trình tại công văn 90/UBND." });
        Assert.That((await World.Refused(World.Office, new AnswerMeasure { MeasureId = measure, Version = 2, AnsweredOn = on, Answer = "Lần nữa" })).Code, Is.EqualTo("measure.answered"));
    }

    [Test]
    public async Task The_chase_book_tells_who_was_urged_when_and_by_which_way()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var letter = await FirstLetter();
        await World.Send(World.Clerk, new SendReminderLetter { LetterId = letter.Id, Version = (await World.Send(World.Clerk, Issue(letter.Id, 1))).Version, SentOn = new DateOnly(2026, 7, 6) });
        await World.Send(World.Office, new NoteContact { TaskId = task, Channel = ContactChannel.Zalo, ContactedOn = new DateOnly(2026, 7, 6), ToWhom = "Chánh Văn phòng", Text = "Nhắn kèm đường dẫn" });

        var book = await World.Send(World.Office, new ChaseBook { UnitId = World.Unit, From = new DateOnly(2026, 7, 1), To = new DateOnly(2026, 7, 31) });

        Assert.That(book.Entries.Select(e => (e.What, e.Way)), Is.EquivalentTo(new[]
        {
            ("Thông báo quá hạn", "Hệ thống"), ("Văn bản đôn đốc lần 1", "Hệ thống"), ("Văn bản đôn đốc lần 1 số 07/HĐND-VP", "Văn bản"), ("Nhắn kèm đường dẫn", "Zalo"),
        }));
        Assert.That(book.Entries[0].ToWhom, Is.EqualTo("Chủ tịch UBND xã; Công chức Văn phòng - Thống kê"));
        Assert.That(book.Entries[0].Outcome, Is.EqualTo("Chủ tịch UBND xã chưa xem; Công chức Văn phòng - Thống kê chưa xem"));
        await World.Send(World.UnitHead, new MarkAllRead());
        var read = await World.Send(World.Office, new ChaseBook { TaskId = task, From = new DateOnly(2026, 7, 1), To = new DateOnly(2026, 7, 1) });
        Assert.That(read.Entries[0].Outcome, Is.EqualTo("Chủ tịch UBND xã đã xem 09 giờ 00 phút 06/7/2026; Công chức Văn phòng - Thống kê chưa xem"));
        Assert.That((await World.Refused(World.UnitHead, new ChaseBook { UnitId = World.Unit, From = new DateOnly(2026, 7, 1), To = new DateOnly(2026, 7, 31) })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        var text = await Printed(await World.Send(World.Office, new PrintChaseBook { TaskId = task, From = new DateOnly(2026, 7, 1), To = new DateOnly(2026, 7, 31) }));
        Assert.That(text, Does.Contain("SỔ ĐÔN ĐỐC").And.Contain("Nhắn kèm đường dẫn").And.Contain("07/HĐND-VP"));
    }

    // Lines are broken where they are broken; what is said is looked for, not how it is set.
    private async Task<string> Printed(Document document)
    {
        var pdf = await World.With(World.Clerk, services => Task.FromResult(services.GetRequiredService<IPdfEngine>().Render(document).Content));
        return string.Join(' ', PdfTools.Pages(pdf).SelectMany(page => page.Lines).Select(line => line.Text));
    }

    private async Task<IReadOnlyList<ReminderLetterLine>> Letters() => (await World.Send(World.Clerk, new ReminderLetterList())).Items;

    private async Task ChaseOn(params DateOnly[] days)
    {
        foreach (var day in days)
        {
            World.Clock.Set(day, new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
        }
    }

    private async Task<ReminderLetterLine> FirstLetter()
    {
        foreach (var day in new[] { "2026-07-01", "2026-07-06" })
        {
            World.Clock.Set(DateOnly.Parse(day, null), new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
        }
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(9, 0));
        return (await World.Send(World.Clerk, new ReminderLetterList { LetterStatus = LetterStatus.Draft })).Items.Single();
    }

    private static IssueReminderLetter Issue(Guid letter, int version) => new()
    {
        LetterId = letter,
        Version = version,
        Number = 7,
        Symbol = "HĐND-VP",
        IssuedOn = new DateOnly(2026, 7, 6),
        AuthorityLines = ["TL. Thường trực Hội đồng nhân dân", "Chánh Văn phòng"],
        SignerName = "Nguyễn Văn Minh Họa",
        IsHandSigned = true,
        SignedOn = new DateOnly(2026, 7, 6),
        Recipients = ["Như trên", "Thường trực HĐND tỉnh"],
    };
}
