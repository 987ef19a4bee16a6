using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Dispatches;
using Supervision.Core.Jobs;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Tests.Notices;

namespace Supervision.Tests.Papers;

/// <summary>Papers that go out by mail, against a real server.</summary>
public sealed class MailedPaperTests
{
    private MailServerProcess _server = null!;
    private World _world = null!;

    [SetUp]
    public async Task Open()
    {
        _server = await MailServerProcess.Start();
        _world = await World.Create(_server.Options(), alone: true);
    }

    [TearDown]
    public async Task Close()
    {
        if (_world is not null) await _world.DisposeAsync();
        _server?.Dispose();
    }

    [Test]
    public async Task The_mail_carries_the_issued_file_byte_for_byte_and_says_how_to_check_it()
    {
        var paper = await Mailed("van.thu@hoabinh.example");

        var done = await Run();

        var (mail, issued) = (_server.Taken().Single(), await _world.Send(_world.Clerk, new PaperDetails(paper)));
        Assert.That((done.Items, mail.Recipients), Is.EqualTo((1, new[] { "van.thu@hoabinh.example" })));
        Assert.That(mail.Subject, Is.EqualTo("[MINH HỌA] Công văn số 41/HĐND-VP ngày 29/5/2026"));
        Assert.That(mail.Attachments, Is.EqualTo(new[] { $"41-HĐND-VP.pdf application/pdf {issued.Sha256}" }));
        Assert.That(mail.Text, Does.Contain("Kính gửi: Ủy ban nhân dân xã Hòa Bình").And.Contain(issued.Sha256!));
        Assert.That((await _world.Send(_world.Clerk, new DispatchList(paper))).Single().Status, Is.EqualTo(DispatchStatus.Sent));
        await Run();
        Assert.That(_server.Taken(), Has.Count.EqualTo(1), "what was sent is not sent again");
    }

    [Test]
    public async Task A_receiver_that_the_server_refuses_is_shown_to_the_clerk_and_can_be_tried_again()
    {
        var paper = await Mailed("khong.co@hoabinh.example");

        await Run();

        var failed = (await _world.Send(_world.Clerk, new DispatchList(paper))).Single();
        Assert.That((failed.Status, failed.Attempts), Is.EqualTo((DispatchStatus.Failed, 1)));
        Assert.That(failed.Error, Does.Contain("từ chối người nhận"));
        await _world.Send(_world.Clerk, new RetryDispatch { PaperId = paper, DispatchId = failed.Id });
        Assert.That((await _world.Send(_world.Clerk, new DispatchList(paper))).Single().Status, Is.EqualTo(DispatchStatus.Waiting));
    }

    [Test]
    public async Task A_server_that_is_down_loses_nothing_and_one_that_stays_down_gives_the_paper_back_to_its_sender()
    {
        var paper = await Mailed("van.thu@hoabinh.example");
        _server.Down();
        await Run();
        Assert.That((await Dispatches(paper)).Single().Status, Is.EqualTo(DispatchStatus.Waiting));
        await _server.Up();
        _world.Clock.Set(SomePapers.IssuedOn, new TimeOnly(17, 0));
        await Run();
        Assert.That(_server.Taken(), Has.Count.EqualTo(1));

        await _world.Send(_world.Clerk, new SendPaper
        {
            PaperId = paper,
            Version = (await _world.Send(_world.Clerk, new PaperDetails(paper))).Version,
            SentOn = SomePapers.IssuedOn,
            Receivers = [new PaperReceiver { Receiver = "Sở Nội vụ", Way = DispatchChannel.Email, MailTo = "van.thu@sonoivu.example" }],
        });
        _server.Down();
        await Run();
        _world.Clock.Advance(TimeSpan.FromHours(71));
        await Run();
        var waiting = (await Dispatches(paper))[^1];
        Assert.That((waiting.Status, waiting.Attempts, waiting.GivenUpAt), Is.EqualTo((DispatchStatus.Waiting, 0, waiting.UnreachableSince + TimeSpan.FromDays(3))), "an outage is no attempt");
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await Run();

        var failed = (await Dispatches(paper))[^1];
        Assert.That((failed.Status, failed.GivenUpAt), Is.EqualTo((DispatchStatus.Failed, (DateTimeOffset?)null)));
        Assert.That(failed.Error, Does.StartWith("Không kết nối được từ 17 giờ 00 phút ngày 29/5/2026 đến 17 giờ 00 phút ngày 01/6/2026 nên thôi gửi. Lỗi gần nhất: "));
        var told = (await _world.Send(_world.Clerk, new NoticeList { Take = 100 })).Items.Single(notice => notice.Kind is NoticeKind.DeliveryFailed);
        Assert.That((told.Text, told.Link), Is.EqualTo(($"Văn bản gửi Sở Nội vụ không đi được: {failed.Error} Mở văn bản để gửi lại hoặc gửi bằng cách khác.", $"/van-ban/{paper}")));

        await _server.Up();
        await Run();
        Assert.That(_server.Taken(), Has.Count.EqualTo(1), "what was given up waits for its sender");
        await _world.Send(_world.Clerk, new RetryDispatch { PaperId = paper, DispatchId = failed.Id });
        await Run();
        Assert.That(_server.Taken(), Has.Count.EqualTo(2));
    }

    private async Task<Guid> Mailed(string address)
    {
        var approved = await _world.ApprovedCorrection(await _world.IssuedNotice());
        var issued = await _world.Send(_world.Clerk, new IssuePaper { PaperId = approved.Id, Version = approved.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        await _world.Send(_world.Clerk, new SendPaper
        {
            PaperId = issued.Id,
            Version = issued.Version,
            SentOn = SomePapers.IssuedOn,
            Receivers = [new PaperReceiver { UnitId = _world.Unit, Way = DispatchChannel.Email, MailTo = address }],
        });
        return issued.Id;
    }

    private Task<IReadOnlyList<DispatchLine>> Dispatches(Guid paper) => _world.Send(_world.Clerk, new DispatchList(paper));

    private Task<JobDone> Run() => _world.With(_world.Administrator, services => services.GetServices<IScheduledJob>().OfType<DispatchPapers>().Single()
        .Run(new JobContext(services.GetRequiredService<IServiceScopeFactory>(), "papers.dispatch"), CancellationToken.None));
}
