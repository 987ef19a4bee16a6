using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Checking;
using Supervision.Core.Dispatches;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Papers;

public sealed class DispatchTests : FeatureTest
{
    [Test]
    public async Task A_unit_sees_a_paper_from_its_sending_on_is_told_and_acknowledges_it_itself()
    {
        var letter = await IssuedLetter();
        Assert.That((await World.Refused(World.UnitHead, new PaperDetails(letter.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));

        await World.Send(World.Clerk, Sending(letter, new PaperReceiver { UnitId = World.Unit, Way = DispatchChannel.System }));

        Assert.That((await World.Send(World.UnitHead, new PaperDetails(letter.Id))).Status, Is.EqualTo(PaperStatus.Sent));
        Assert.That((await World.Send(World.UnitContact, new NoticeList())).Items.Select(n => n.Title), Has.Some.EqualTo("Công văn đính chính số 41/HĐND-VP ngày 29/5/2026"));
        Assert.That((await World.Refused(World.OtherUnitHead, new PaperDetails(letter.Id))).Kind, Is.EqualTo(RefusalKind.NotFound), "it is not written to that unit");
        await World.Send(World.UnitContact, new AcknowledgePaper { PaperId = letter.Id, ReceivedOn = SomePapers.IssuedOn, ReceivedBy = "Văn thư xã" });

        var sent = (await World.Send(World.Clerk, new DispatchList(letter.Id))).Single();
        Assert.That((sent.Status, sent.AcknowledgedOn, sent.AcknowledgedBy), Is.EqualTo((DispatchStatus.Acknowledged, SomePapers.IssuedOn, "Văn thư xã")));
        Assert.That((await World.Send(World.Clerk, new PaperDetails(letter.Id))).Status, Is.EqualTo(PaperStatus.Acknowledged));
        Assert.That((await World.Refused(World.UnitHead, new AcknowledgePaper { PaperId = letter.Id, ReceivedOn = SomePapers.IssuedOn, ReceivedBy = "Chủ tịch" })).Code, Is.EqualTo("dispatch.acknowledged"));
    }

    [Test]
    public async Task A_way_that_the_installation_does_not_have_is_refused_and_nothing_is_sent()
    {
        var letter = await IssuedLetter();

        var refused = await World.Refused(World.Clerk, Sending(letter, new PaperReceiver { Receiver = "Sở Nội vụ", Way = DispatchChannel.Folder }));

        Assert.That((refused.Code, refused.Message), Is.EqualTo(("dispatch.channel", "Hệ thống chưa được cài đặt để gửi qua “Thư mục bàn giao”.")));
        Assert.That((await World.Send(World.Clerk, new PaperDetails(letter.Id))).Status, Is.EqualTo(PaperStatus.Issued));
    }

    [Test]
    public async Task A_conclusion_goes_to_its_units_from_its_own_page()
    {
        var notice = await World.IssuedNotice();
        var version = (await World.Send(World.Clerk, new PaperDetails(notice))).Version;

        var refused = await World.Refused(World.Clerk, Sending(new Changed(notice, version), new PaperReceiver { UnitId = World.Unit, Way = DispatchChannel.System }));

        Assert.That(refused.Code, Is.EqualTo("dispatch.aggregate"));
    }

    [Test]
    public async Task Whoever_holds_a_paper_learns_by_its_code_whether_it_still_stands_and_nothing_else()
    {
        var notice = await World.IssuedNotice();
        var issued = await World.Send(World.Clerk, new PaperDetails(notice));
        var typed = issued.CheckCode!.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

        var found = await Anybody(new CheckPaper(typed));

        Assert.That((found.TypeName, found.Reference, found.IssuedOn, found.Force, found.Sha256), Is.EqualTo(("Thông báo", issued.Reference, issued.IssuedOn, PaperForce.InForce, issued.Sha256)));
        await IssuedLetter(notice);
        var corrected = await Anybody(new CheckPaper(typed));
        Assert.That((corrected.Force, corrected.ChangedBy), Is.EqualTo((PaperForce.Corrected, "Công văn số 41/HĐND-VP ngày 29/5/2026")));
        Assert.That(typeof(CheckedPaper).GetProperties().Select(p => p.Name), Has.None.Contains("Signer").And.None.Contains("Id").And.None.Contains("Recipients"));
    }

    [Test]
    public async Task A_draft_and_a_code_that_nobody_has_are_answered_alike()
    {
        var draft = await World.CorrectionDraft(await World.IssuedNotice());
        Assert.That((await World.Send(World.Office, new PaperDetails(draft))).CheckCode, Is.Null);

        foreach (var code in new[] { "AAAAA-AAAAA", "", "0000000000", new string('A', 500), "%27 OR 1=1" })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(async () => await Anybody(new CheckPaper(code)));
            Assert.That(refused!.Message, Is.EqualTo("Không tìm thấy văn bản có mã này, hoặc đồng chí không có quyền xem."));
        }
    }

    private Task<T> Anybody<T>(MediatR.IRequest<T> request) => World.With(World.Clerk, services => services.GetRequiredService<MediatR.IMediator>().Send(request));

    private async Task<Changed> IssuedLetter(Guid? notice = null)
    {
        var approved = await World.ApprovedCorrection(notice ?? await World.IssuedNotice());
        return await World.Send(World.Clerk, new IssuePaper { PaperId = approved.Id, Version = approved.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
    }

    private static SendPaper Sending(Changed paper, PaperReceiver receiver) => new() { PaperId = paper.Id, Version = paper.Version, SentOn = SomePapers.IssuedOn, Receivers = [receiver] };
}
