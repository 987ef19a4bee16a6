using Supervision.Core.Chasing;
using Supervision.Core.Letters;
using Supervision.Core.Letters.Batches;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Tests.Ledger;

namespace Supervision.Tests.Chasing;

/// <summary>Many letters by one order: each whole or not at all, and whoever ordered them sees how far it is.</summary>
public sealed class LetterBatchTests : FeatureTest
{
    protected override Task<World> Enter() => World.Create(alone: true);

    [Test]
    public async Task One_order_issues_every_draft_with_numbers_in_a_row_and_sends_it_where_that_was_asked()
    {
        var third = await Drafts();
        var batch = await World.Send(World.Clerk, Order() with { IsSentAtOnce = true });
        Assert.That((await Progress(batch.Id)).EndedAt, Is.Null);

        var done = await World.Run(new IssueLetterBatches());

        Assert.That(done, Is.EqualTo(new Core.Jobs.JobDone(3)));
        var letters = (await World.Send(World.Clerk, new ReminderLetterList())).Items;
        Assert.That(letters.Select(l => (l.Number, l.Status)), Is.EqualTo(new (int?, LetterStatus)[] { (41, LetterStatus.Sent), (42, LetterStatus.Sent), (43, LetterStatus.Sent) }));
        var view = await Progress(batch.Id);
        Assert.That((view.LetterCount, view.Issued, view.Failed, view.EndedAt is not null), Is.EqualTo((3, 3L, 0L, true)));
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items[0].Title, Does.StartWith("Công văn đôn đốc số 4"));
        Assert.That(letters.Select(l => l.UnitId), Does.Contain(third));
        Assert.That((await World.Send(World.Clerk, new PaperList { Kind = PaperKind.ReminderLetter })).Items, Has.Count.EqualTo(3), "each has its frozen file");
        Assert.That(await World.Run(new IssueLetterBatches()), Is.EqualTo(new Core.Jobs.JobDone(0)), "nothing is issued twice");
    }

    [Test]
    public async Task A_letter_that_cannot_be_issued_says_why_and_the_others_are_issued()
    {
        await Drafts();
        var number = (await World.Send(World.Clerk, new ReminderLetterList())).Items[1];
        await World.Send(World.Office, new ReviseReminderLetter { LetterId = number.Id, Version = 1, ReplyBy = number.ReplyBy, LetterText = "Khẩn 🚨" });
        var batch = await World.Send(World.Clerk, Order());

        var done = await World.Run(new IssueLetterBatches());

        var view = await Progress(batch.Id);
        Assert.That((done.Items, view.Issued, view.Failed, view.EndedAt is not null), Is.EqualTo((2, 2L, 1L, true)));
        Assert.That((view.Failures[0].LetterId, view.Failures[0].Place), Is.EqualTo((number.Id, 2)));
        Assert.That(view.Failures[0].Error, Does.Contain("🚨"));
        var left = await World.Send(World.Clerk, new ReminderLetterDetails(number.Id));
        Assert.That((left.Status, left.Reference), Is.EqualTo((LetterStatus.Draft, (string?)null)), "no number was taken for it");
        // It is mended and ordered again, by itself, under the number that stayed free.
        await World.Send(World.Office, new ReviseReminderLetter { LetterId = number.Id, Version = left.Version, ReplyBy = number.ReplyBy, LetterText = "Khẩn" });
        await World.Send(World.Clerk, Order() with { AllDrafts = false, LetterIds = [number.Id], FirstNumber = 42 });
        await World.Run(new IssueLetterBatches());
        Assert.That((await World.Send(World.Clerk, new ReminderLetterDetails(number.Id))).Reference, Is.EqualTo("42/HĐND-VP"));
    }

    [Test]
    public async Task A_letter_whose_day_of_answer_has_passed_takes_the_day_of_the_order_or_stays_a_draft_and_says_why()
    {
        await Drafts();
        World.Clock.Set(new DateOnly(2026, 7, 14), new TimeOnly(9, 0));
        var letters = (await World.Send(World.Clerk, new ReminderLetterList())).Items;
        await World.Send(World.Office, new ReviseReminderLetter { LetterId = letters[0].Id, Version = 1, ReplyBy = new DateOnly(2026, 7, 31) });
        var on = new DateOnly(2026, 7, 14);
        var order = Order() with { IssuedOn = on, SignedOn = on };
        Assert.That((await World.Refused(World.Clerk, order with { ReplyBy = on })).Fields.Keys, Is.EqualTo(new[] { "ReplyBy" }));

        var batch = await World.Send(World.Clerk, order with { AllDrafts = false, LetterIds = [letters[0].Id, letters[1].Id] });
        await World.Run(new IssueLetterBatches());
        var view = await Progress(batch.Id);
        Assert.That((view.Issued, view.Failures.Single().LetterId, view.Failures[0].Error), Is.EqualTo((1L, letters[1].Id, "Hạn trả lời 13/7/2026 phải sau ngày ban hành 14/7/2026; hãy ghi hạn trả lời mới.")));
        await World.Send(World.Clerk, order with { AllDrafts = false, LetterIds = [letters[1].Id, letters[2].Id], FirstNumber = 51, ReplyBy = new DateOnly(2026, 7, 21) });
        await World.Run(new IssueLetterBatches());

        Assert.That((await World.Send(World.Clerk, new ReminderLetterList())).Items.Select(l => (l.Status, l.ReplyBy)), Is.EqualTo(new[]
        {
            (LetterStatus.Issued, new DateOnly(2026, 7, 31)), (LetterStatus.Issued, new DateOnly(2026, 7, 21)), (LetterStatus.Issued, new DateOnly(2026, 7, 21)),
        }));
    }

    [Test]
    public async Task A_run_that_ends_in_the_middle_goes_on_where_it_was()
    {
        await Drafts();
        var batch = await World.Send(World.Clerk, Order());
        Assert.That((await World.AsSystem(new IssueNextLetters { LetterBatchId = batch.Id })).Place, Is.EqualTo(1));
        Assert.That((await Progress(batch.Id)).Issued, Is.EqualTo(1));

        await World.Run(new IssueLetterBatches());

        Assert.That((await World.Send(World.Clerk, new ReminderLetterList())).Items.Select(l => l.Number), Is.EqualTo(new int?[] { 41, 42, 43 }));
    }

    [Test]
    public async Task An_order_that_cannot_be_carried_out_is_refused_before_anything_is_issued()
    {
        Assert.That((await World.Refused(World.Clerk, Order() with { IssuedOn = new DateOnly(2026, 3, 9), SignedOn = new DateOnly(2026, 3, 9) })).Code, Is.EqualTo("letters.none"));
        await Drafts();
        var letters = (await World.Send(World.Clerk, new ReminderLetterList())).Items;
        Assert.That((await World.Refused(World.Office, Order())).Kind, Is.EqualTo(RefusalKind.Forbidden), "numbers are the clerk's");
        foreach (var unclear in new[] { Order() with { AllDrafts = false }, Order() with { LetterIds = [letters[0].Id] } })
            Assert.That((await World.Refused(World.Clerk, unclear)).Fields.Keys, Is.EqualTo(new[] { "LetterIds" }), "a forgotten tick issues nothing");
        Assert.That((await World.Refused(World.Clerk, Order() with { FirstNumber = null })).Code, Is.EqualTo("number.missing"));
        Assert.That((await World.Refused(World.Clerk, Order() with { AllDrafts = false, LetterIds = [letters[0].Id, Guid.CreateVersion7()] })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Clerk, Order() with { AllDrafts = false, LetterIds = [letters[0].Id], IssuedOn = new DateOnly(2026, 7, 3), SignedOn = new DateOnly(2026, 7, 3) })).Code, Is.EqualTo("letter.issued_on"));
        await World.Send(World.Office, new CancelReminderLetter { LetterId = letters[0].Id, Version = 1, Reason = "Đơn vị đã báo cáo miệng" });
        Assert.That((await World.Refused(World.Clerk, Order() with { AllDrafts = false, LetterIds = [letters[0].Id] })).Code, Is.EqualTo("letters.not_draft"));

        await World.Send(World.Clerk, Order() with { AllDrafts = false, LetterIds = [letters[1].Id] });
        Assert.That((await World.Refused(World.Clerk, Order() with { AllDrafts = false, LetterIds = [letters[1].Id, letters[2].Id] })).Message, Does.Contain("đang nằm trong một loạt"));
    }

    [Test]
    public async Task The_letters_of_an_order_were_signed_on_the_day_that_whoever_orders_them_says()
    {
        await Drafts();
        var unsigned = await World.Refused(World.Clerk, Order() with { IsHandSigned = null });
        Assert.That((unsigned.Code, unsigned.Fields.Keys), Is.EqualTo(("paper.not_signed", new[] { "IsHandSigned" })));
        Assert.That((await World.Refused(World.Clerk, Order() with { SignedOn = null })).Fields.Keys, Is.EqualTo(new[] { "SignedOn" }));
        World.Clock.Set(new DateOnly(2026, 7, 7), new TimeOnly(9, 0));
        Assert.That((await World.Refused(World.Clerk, Order() with { SignedOn = new DateOnly(2026, 7, 7) })).Code, Is.EqualTo("paper.signed_on"), "a letter is dated when it was signed, or after");

        await World.Send(World.Clerk, Order());
        await World.Run(new IssueLetterBatches());

        foreach (var paper in (await World.Send(World.Clerk, new PaperList { Kind = PaperKind.ReminderLetter })).Items)
        {
            var signature = (await World.Send(World.Clerk, new PaperSigningDetails(paper.Id))).Signatures.Single();
            Assert.That((signature.Way, signature.HolderName, signature.SignedOn), Is.EqualTo((SignatureWay.Hand, "Nguyễn Văn Minh Họa", new DateOnly(2026, 7, 6))));
        }
    }

    private Task<LetterBatchView> Progress(Guid batch) => World.Send(World.Clerk, new LetterBatchDetails(batch));

    /// <summary>Three units, each late with one task, and a letter drafted for each.</summary>
    private async Task<Guid> Drafts()
    {
        var third = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Đông Kinh"))).Id;
        foreach (var unit in new[] { World.Unit, World.OtherUnit, third }) await World.Assigned(SomeLedger.Task(World) with { LeadUnitId = unit });
        foreach (var day in new[] { "2026-07-01", "2026-07-06" })
        {
            World.Clock.Set(DateOnly.Parse(day, null), new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
        }
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(9, 0));
        return third;
    }

    private static StartLetterBatch Order() => new()
    {
        AllDrafts = true,
        FirstNumber = 41,
        Symbol = "HĐND-VP",
        IssuedOn = new DateOnly(2026, 7, 6),
        AuthorityLines = ["TL. Thường trực Hội đồng nhân dân", "Chánh Văn phòng"],
        SignerName = "Nguyễn Văn Minh Họa",
        IsHandSigned = true,
        SignedOn = new DateOnly(2026, 7, 6),
        Recipients = ["Như trên", "Lưu: VT"],
    };
}
