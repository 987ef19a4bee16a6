using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Infrastructure.Notices;

namespace Supervision.Tests.Notices;

/// <summary>Mail against a real server that takes it, refuses it, is slow, breaks off or is not there.</summary>
public sealed class MailTests
{
    private const string Head = "chu.tich@hoabinh.example";

    private MailServerProcess _server = null!;
    private World _world = null!;

    [SetUp]
    public async Task StartServer() => _server = await MailServerProcess.Start();

    [TearDown]
    public async Task StopServer()
    {
        if (_world is not null) await _world.DisposeAsync();
        _server?.Dispose();
        _world = null!;
        _server = null!;
    }

    [Test]
    public async Task A_mail_arrives_with_Vietnamese_headers_and_both_parts()
    {
        await Open();
        await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, "Đề nghị bổ sung, làm rõ: báo cáo kết quả thực hiện kiến nghị về giải quyết thủ tục hành chính trên địa bàn xã Hòa Bình"));

        var done = await _world.Deliver();

        var mail = _server.Taken().Single();
        var name = _world.Identity(_world.UnitHead).Name;
        Assert.That(done.Items, Is.EqualTo(1));
        Assert.That(mail.HeadersAreAscii, Is.True);
        Assert.That(mail.Subject, Is.EqualTo("[MINH HỌA] Đề nghị bổ sung, làm rõ: báo cáo kết quả thực hiện kiến nghị về giải quyết thủ tục hành chính trên địa bàn xã Hòa Bình"));
        Assert.That(mail.From, Does.Contain("HĐND tỉnh Lam Sơn (Giám sát)").And.Contain("<giamsat@lamson.example>"));
        Assert.That(mail.To, Does.Contain(name).And.Contain($"<{Head}>"));
        Assert.That((mail.Type, mail.AutoSubmitted), Is.EqualTo(("multipart/alternative", "auto-generated")));
        Assert.That(mail.MessageId, Does.Match("^<[0-9a-f]{32}@lamson.example>$"));
        Assert.That(mail.Text, Does.Contain("Đề nghị bổ sung minh chứng.").And.Contain("TÀI LIỆU MINH HỌA").And.Contain($"Kính gửi đồng chí {name}"));
        Assert.That(mail.Html, Does.Contain("<p style=\"margin:0 0 10px\">Đề nghị bổ sung minh chứng.</p>").And.Contain("lang=\"vi\""));
        Assert.That((await _world.Deliveries(DeliveryState.Sent)).Single().SentAt, Is.EqualTo(_world.Clock.GetUtcNow()));
    }

    [Test]
    public async Task A_unit_s_mailbox_gets_a_copy_unless_it_is_a_person_s_own()
    {
        await Open();
        await _world.Mailbox(_world.Unit, "VanThu@hoabinh.example");
        await _world.Tell(SomeNotices.ToUnit(_world.Unit, "Một"));
        await _world.Mailbox(_world.Unit, Head.ToUpperInvariant());
        await _world.Tell(SomeNotices.ToUnit(_world.Unit, "Hai"));

        await _world.Deliver();

        Assert.That(_server.Taken().Select(m => $"{m.Recipients[0]} {m.Subject[^3..]}"), Is.EquivalentTo(new[] { $"{Head} Một", "VanThu@hoabinh.example Một", $"{Head} Hai" }));
    }

    [Test]
    public async Task Two_nodes_at_once_send_each_mail_once()
    {
        await Open();
        for (var i = 0; i < 30; i++) await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, $"Thông báo {i:00}"));

        var done = await Task.WhenAll(_world.Deliver(), _world.Deliver(), _world.Deliver());
        var after = await _world.Deliver();

        Assert.That(_server.Taken().Select(m => m.Subject[^2..]), Is.EqualTo(Enumerable.Range(0, 30).Select(i => $"{i:00}")), "each once, in its order");
        Assert.That(done.Sum(d => d.Items) + after.Items, Is.EqualTo(30));
    }

    [Test]
    public async Task Whoever_wants_a_digest_gets_one_mail_at_seven_and_what_is_urgent_at_once()
    {
        await Open();
        await _world.Send(_world.UnitHead, new ChangeNoticePreferences { Version = 0, Timing = NoticeTiming.DailyDigest, MutedGroups = [NoticeGroup.Extensions], QuietFrom = new(18, 0), QuietTo = new(7, 0) });
        await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, "Một"), SomeNotices.ToPerson(_world.UnitHead, "Hai"),
            SomeNotices.ToPerson(_world.UnitHead, "Gia hạn", NoticeKind.ExtensionDecided), SomeNotices.ToPerson(_world.UnitHead, "Khẩn", NoticeKind.UrgentDemand));

        await _world.Deliver();
        var atOnce = _server.Taken().Select(m => m.Subject).ToList();
        _world.Clock.Set(new DateOnly(2026, 3, 10), new TimeOnly(7, 0));
        await _world.Deliver();

        Assert.That(atOnce, Is.EqualTo(new[] { "[MINH HỌA] Khẩn" }));
        var digest = _server.Taken().Skip(1).Single();
        Assert.That(digest.Subject, Is.EqualTo("[MINH HỌA] 2 thông báo đến ngày 09/3/2026"));
        Assert.That(digest.Text, Does.Contain("Một").And.Contain("Hai").And.Not.Contain("Gia hạn"));
        Assert.That(await _world.Deliveries(DeliveryState.Sent), Has.Count.EqualTo(3));
        Assert.That((await _world.Send(_world.UnitHead, new UnreadCount())).Count, Is.EqualTo(4), "muted outside, not inside");
    }

    [Test]
    public async Task A_refused_recipient_is_given_up_at_once_seen_and_sent_again_when_it_is_right()
    {
        await Open();
        await _world.Address(_world.UnitHead, "khong.co@hoabinh.example");
        await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, "Sai địa chỉ"));

        await _world.Deliver();
        await _world.Deliver();

        var dead = (await _world.Send(_world.Administrator, new DeadLetters())).Items.Single();
        Assert.That((dead.Attempts, dead.Address, dead.Title), Is.EqualTo((1, "khong.co@hoabinh.example", "Sai địa chỉ")));
        Assert.That(dead.LastError, Does.Contain("từ chối người nhận").And.Contain("5.1.1"));
        Assert.That((await _world.Send(_world.Administrator, new NoticeList())).Items.Single().Kind, Is.EqualTo(NoticeKind.DeliveryFailed));
        Assert.That((await _world.Refused(_world.Office, new SendAgain { DeliveryIds = [dead.Id] })).Kind, Is.EqualTo(RefusalKind.Forbidden));

        await _world.Send(_world.Administrator, new SendAgain { DeliveryIds = [dead.Id] });
        Assert.That(await _world.Deliveries(DeliveryState.Waiting), Has.Count.EqualTo(1));
        await _world.Deliver();
        Assert.That(await _world.Deliveries(DeliveryState.Dead), Has.Count.EqualTo(1));
        Assert.That((await _world.Refused(_world.Administrator, new SendAgain { DeliveryIds = [dead.Id, Guid.NewGuid()] })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [TestCase("drop", "đứt|lỗi|Failure")]
    [TestCase("busy", "Try again later")]
    [TestCase("slow", "không trả lời trong 2 giây")]
    public async Task What_fails_waits_and_is_sent_once_later(string mode, string error)
    {
        await Open(timeout: TimeSpan.FromSeconds(2));
        await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, "Một"));
        await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, "Hai"));
        _server.Behave(mode);

        var started = Stopwatch.GetTimestamp();
        await _world.Deliver();
        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(30)));
        var waiting = await _world.Deliveries(DeliveryState.Waiting);
        Assert.That(waiting.Select(d => d.Attempts), Is.EqualTo(new[] { 1, 0 }), "the second waits behind the first");
        Assert.That(waiting[0].LastError, Does.Match(error));
        Assert.That(waiting[0].NextTryAt, Is.EqualTo(_world.Clock.GetUtcNow().AddMinutes(1)));

        _server.Behave("well");
        await _world.Deliver();
        Assert.That(_server.Taken(), Is.Empty, "not before its time, and nothing past it");
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await _world.Deliver();
        await _world.Deliver();

        Assert.That(_server.Taken().Select(m => m.Subject[^3..]), Is.EqualTo(new[] { "Một", "Hai" }));
    }

    [Test]
    public async Task What_goes_on_failing_is_given_up_after_its_last_try()
    {
        await Open();
        _server.Behave("busy");
        await _world.Tell(SomeNotices.ToPerson(_world.UnitHead));

        for (var i = 0; i < 9; i++)
        {
            Assert.That((await _world.Deliveries(DeliveryState.Waiting)).Single().Attempts, Is.EqualTo(i));
            await _world.Deliver();
            _world.Clock.Advance(TimeSpan.FromHours(8));
        }

        Assert.That((await _world.Deliveries(DeliveryState.Dead)).Single().Attempts, Is.EqualTo(9));
    }

    [Test]
    public async Task A_server_that_is_down_for_an_hour_loses_nothing_keeps_the_order_and_brings_no_flood()
    {
        await Open(perRun: 10);
        await _world.Address(_world.UnitContact, "dau.moi@hoabinh.example");
        _server.Down();
        for (var minute = 0; minute < 60; minute++)
        {
            if (minute % 2 == 0) await _world.Tell(SomeNotices.ToUnit(_world.Unit, $"Thông báo {minute:00}"));
            var done = await _world.Deliver();
            Assert.That((done.Items, done.Note is null), Is.EqualTo((0, false)));
            _world.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.That(await _world.Deliveries(DeliveryState.Dead), Is.Empty);
        Assert.That((await _world.Deliveries(DeliveryState.Waiting)).Max(d => d.LastError), Does.Contain("Không kết nối được máy chủ thư"));

        await _server.Up();
        var runs = 0;
        for (; await _world.Deliveries(DeliveryState.Waiting) is { Count: > 0 } && runs < 20; runs++)
        {
            Assert.That((await _world.Deliver()).Items, Is.LessThanOrEqualTo(10));
            _world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(runs, Is.EqualTo(6), "60 mails, 10 a run, none held back by the outage");
        var expected = Enumerable.Range(0, 30).Select(i => $"{i * 2:00}").ToList();
        foreach (var address in new[] { Head, "dau.moi@hoabinh.example" })
            Assert.That(_server.Taken().Where(m => m.Recipients[0] == address).Select(m => m.Subject[^2..]), Is.EqualTo(expected), address);
    }

    [Test]
    public async Task Who_is_killed_between_sending_and_keeping_it_leaves_one_duplicate_at_most_with_the_same_id()
    {
        await Open();
        if (_world.Database.File is not { } file)
        {
            Assert.Ignore("The process that is killed opens the test's file.");
            return;
        }
        await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, "Một"));
        await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, "Hai"));
        _server.Behave("silent-after");
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { typeof(MailTests).Assembly.Location, "deliver", file, _server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        using (var process = Process.Start(start)!)
        {
            var patience = Stopwatch.StartNew();
            while (_server.Taken().Count == 0 && patience.Elapsed < TimeSpan.FromSeconds(90) && !process.HasExited) await Task.Delay(50);
            process.Kill();
            await process.WaitForExitAsync();
        }
        Assert.That(_server.Taken(), Has.Count.EqualTo(1));
        _server.Behave("well");

        await _world.Deliver();
        Assert.That(_server.Taken(), Has.Count.EqualTo(1), "whoever was killed still holds both");
        _world.Clock.Advance(TimeSpan.FromMinutes(11));
        await _world.Deliver();
        await _world.Deliver();

        var taken = _server.Taken();
        Assert.That(taken.Select(m => m.Subject[^3..]), Is.EqualTo(new[] { "Một", "Một", "Hai" }));
        Assert.That(taken[0].MessageId, Is.EqualTo(taken[1].MessageId).And.Not.EqualTo(taken[2].MessageId));
        Assert.That(await _world.Deliveries(DeliveryState.Sent), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task StartTls_takes_the_certificate_that_was_trusted_and_no_other()
    {
        var (trusted, other) = (Certificate(), Certificate());
        try
        {
            _server.Dispose();
            _server = await MailServerProcess.Start(trusted);
            await Open(_server.Options(trusted: other));
            await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, "Mật"));
            await _world.Deliver();
            Assert.That((await _world.Deliveries(DeliveryState.Waiting)).Single().LastError, Does.Contain("Không kết nối được máy chủ thư"));
            Assert.That(_server.Taken(), Is.Empty);
            await _world.DisposeAsync();

            await Open(_server.Options(trusted: trusted));
            await _world.Tell(SomeNotices.ToPerson(_world.UnitHead, "Mật"));
            await _world.Deliver();
            Assert.That(_server.Taken().Single().Encrypted, Is.True);
        }
        finally
        {
            File.Delete(trusted);
            File.Delete(other);
        }
    }

    [Test]
    public async Task A_server_without_encryption_gets_nothing_where_encryption_is_demanded()
    {
        var options = _server.Options();
        await Open(options with { Mail = options.Mail! with { StartTls = true } });
        await _world.Tell(SomeNotices.ToPerson(_world.UnitHead));

        await _world.Deliver();

        Assert.That(_server.Taken(), Is.Empty);
        Assert.That((await _world.Deliveries(DeliveryState.Waiting)).Single().LastError, Is.Not.Empty);
    }

    private Task Open(int perRun = 200, TimeSpan? timeout = null) => Open(_server.Options(perRun, timeout));

    private async Task Open(NoticeOptions options)
    {
        _world = await World.Create(options, alone: true);
        await _world.Address(_world.UnitHead, Head);
    }

    /// <summary>A self-signed certificate of "localhost" with its key, in one PEM file.</summary>
    private static string Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(90));
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return file;
    }
}
