using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Infrastructure.Net;
using Supervision.Infrastructure.Notices;

namespace Supervision.Tests.Notices;

/// <summary>Messaging gateways, against a real HTTP server.</summary>
public sealed class WebhookTests
{
    private const string Secret = "khoa-bi-mat-cua-cong-nhan-tin";

    private readonly List<(string Path, string Body, string Timestamp, string Signature)> _calls = [];
    private WebApplication _gateway = null!;
    private World _world = null!;
    private int _status = 200;

    [SetUp]
    public async Task StartGateway()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _gateway = builder.Build();
        _gateway.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
            _calls.Add((http.Request.Path, await reader.ReadToEndAsync(), $"{http.Request.Headers["X-Giam-Sat-Timestamp"]}", $"{http.Request.Headers["X-Giam-Sat-Signature"]}"));
            http.Response.StatusCode = _status;
            if (_status is 302 or 307) http.Response.Headers.Location = "/elsewhere";
        });
        await _gateway.StartAsync();
        _calls.Clear();
        _status = 200;
    }

    [TearDown]
    public async Task StopGateway()
    {
        if (_world is not null) await _world.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    [Test]
    public async Task A_call_is_signed_and_says_everything_a_gateway_needs()
    {
        await Open(privateNetworks: true);
        await _world.Tell(SomeNotices.ToUnit(_world.Unit, "Đề nghị báo cáo"));

        await _world.Deliver();
        await _world.Deliver();

        var call = _calls.Single();
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{call.Timestamp}.{call.Body}")));
        Assert.That(call.Signature, Is.EqualTo($"sha256={expected}"));
        Assert.That(call.Timestamp, Is.EqualTo($"{_world.Clock.GetUtcNow().ToUnixTimeSeconds()}"));
        var body = JsonNode.Parse(call.Body)!;
        Assert.That(((string?)body["title"], (string?)body["to"]!["phone"], (string?)body["kind"], (bool?)body["isDemo"]), Is.EqualTo(("Đề nghị báo cáo", "+84901234567", "reportReturned", true)));
    }

    [Test]
    public async Task A_failing_gateway_is_called_again_later()
    {
        await Open(privateNetworks: true);
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));
        _status = 503;
        await _world.Deliver();
        await _world.Deliver();
        Assert.That(_calls, Has.Count.EqualTo(1));
        _status = 200;
        _world.Clock.Advance(TimeSpan.FromMinutes(1));

        await _world.Deliver();

        Assert.That(_calls, Has.Count.EqualTo(2));
        Assert.That((await _world.Deliveries(DeliveryState.Sent)).Single().Attempts, Is.EqualTo(2));
    }

    [TestCase(302)]
    [TestCase(307)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await Open(privateNetworks: true);
        _status = status;
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));

        await _world.Deliver();

        Assert.That(_calls.Select(c => c.Path), Is.EqualTo(new[] { "/hook" }));
        Assert.That((await _world.Deliveries(DeliveryState.Waiting)).Single().LastError, Does.Contain($"{status}"));
    }

    [Test]
    public async Task A_private_network_is_not_entered_unless_it_is_allowed()
    {
        await Open(privateNetworks: false);
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));

        await _world.Deliver();

        Assert.That(_calls, Is.Empty);
        Assert.That((await _world.Send(_world.Administrator, new DeadLetters())).Items.Single().LastError, Does.Contain("thuộc mạng nội bộ"));
    }

    [Test]
    public async Task Where_hosts_are_named_no_other_is_called()
    {
        await Open(privateNetworks: true, new AllowedHosts(["cong.example"]));
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));

        await _world.Deliver();

        Assert.That(_calls, Is.Empty);
        Assert.That((await _world.Send(_world.Administrator, new DeadLetters())).Items.Single().LastError, Does.Contain("không có trong danh sách cho phép").And.Contain("Supervision:OutwardHosts"));
        await _world.DisposeAsync();

        await Open(privateNetworks: true, new AllowedHosts(["cong.example", new Uri(_gateway.Urls.First()).Host.ToUpperInvariant()]));
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));
        await _world.Deliver();
        Assert.That(_calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_gateway_that_is_down_loses_nothing()
    {
        await Open(privateNetworks: true);
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));
        await _gateway.StopAsync();

        await _world.Deliver();

        var waiting = (await _world.Deliveries(DeliveryState.Waiting)).Single();
        Assert.That((waiting.Attempts, waiting.LastError), Is.EqualTo((0, waiting.LastError)));
        Assert.That(waiting.LastError, Does.Contain("Không gọi được cổng nhắn tin"));
    }

    [Test]
    public async Task The_secret_is_never_shown_and_a_gateway_that_is_off_gets_nothing()
    {
        var id = await Open(privateNetworks: true);
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));
        var line = (await _world.Send(_world.Administrator, new WebhookList())).Single();

        await _world.Send(_world.Administrator, new ChangeWebhook { WebhookId = id, Version = line.Version, Name = line.Name, Url = line.Url, IsActive = false });
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));
        await _world.Deliver();

        Assert.That(typeof(WebhookLine).GetProperties().Select(p => p.Name), Does.Not.Contain("Secret"));
        Assert.That(await _world.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Data LIKE @part", new { part = $"%{Secret}%" }), Is.Zero);
        Assert.That(_calls, Is.Empty);
        Assert.That(await _world.Deliveries(DeliveryState.Dead), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_secret_is_kept_under_the_installation_s_keys_and_one_that_was_stored_as_it_came_is_brought_under_them()
    {
        var id = await Open(privateNetworks: true);
        Assert.That(await Stored("Secret"), Is.Empty);
        Assert.That(await Stored("ProtectedSecret"), Is.Not.Empty.And.Not.Contain(Secret));
        await Store("Secret = @Secret, ProtectedSecret = NULL", id);
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));

        await _world.Deliver();

        Assert.That((await Stored("Secret"), await Stored("ProtectedSecret")), Is.EqualTo(("", await Stored("ProtectedSecret"))));
        Assert.That(await Stored("ProtectedSecret"), Is.Not.Empty.And.Not.Contain(Secret));
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));
        await _world.Deliver();
        Assert.That(_calls, Has.Count.EqualTo(2));
        foreach (var call in _calls)
            Assert.That(call.Signature, Is.EqualTo($"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{call.Timestamp}.{call.Body}")))}"));
    }

    [Test]
    public async Task A_secret_whose_keys_are_lost_calls_nobody_says_so_and_is_entered_anew()
    {
        var id = await Open(privateNetworks: true);
        await Store("ProtectedSecret = 'CfDJ8khong-doc-duoc'", id);
        await _world.Tell(SomeNotices.ToUnit(_world.Unit));
        await _world.Deliver();
        Assert.That(_calls, Is.Empty);
        Assert.That((await _world.Deliveries(DeliveryState.Waiting)).Single().LastError, Does.StartWith("Không đọc được khóa bí mật của cổng nhắn tin"));

        var line = (await _world.Send(_world.Administrator, new WebhookList())).Single();
        await _world.Send(_world.Administrator, new ChangeWebhook { WebhookId = id, Version = line.Version, Name = line.Name, Url = line.Url, Secret = Secret, IsActive = true });
        _world.Clock.Advance(TimeSpan.FromMinutes(2));
        await _world.Deliver();
        Assert.That(_calls, Has.Count.EqualTo(1));
    }

    [TestCase("http://gateway.example/hook")]
    [TestCase("https://ten:mat-khau@gateway.example/")]
    [TestCase("file:///etc/passwd")]
    [TestCase("gateway")]
    public async Task Only_https_is_called(string url)
    {
        _world = await World.Create();

        var refused = await _world.Refused(_world.Administrator, new AddWebhook { Name = "Zalo", Url = url, Secret = Secret });

        Assert.That((refused.Kind, refused.Fields.ContainsKey("Url")), Is.EqualTo((RefusalKind.Invalid, true)));
    }

    [TestCase("8.8.8.8", true)]
    [TestCase("2001:4860:4860::8888", true)]
    [TestCase("10.1.2.3", false)]
    [TestCase("172.31.0.1", false)]
    [TestCase("192.168.1.1", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("127.0.0.1", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::1", false)]
    [TestCase("::ffff:10.0.0.1", false)]
    [TestCase("64:ff9b::a00:1", false)]
    [TestCase("2002:a00:1::", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fd00::1", false)]
    public void Private_addresses_are_known_in_all_their_disguises(string address, bool isPublic) => Assert.That(PublicNetwork.Holds(IPAddress.Parse(address)), Is.EqualTo(isPublic));

    private Task<string?> Stored(string column) => _world.Value<string>($"SELECT {column} FROM Webhooks WHERE CouncilId = @CouncilId");

    private Task Store(string columns, Guid id) => _world.With(_world.Administrator, services => services.GetRequiredService<Db>().Execute(
        $"UPDATE Webhooks SET {columns} WHERE Id = @id AND CouncilId = @CouncilId", new { Secret, id }, CancellationToken.None));

    private async Task<Guid> Open(bool privateNetworks, AllowedHosts? hosts = null)
    {
        _world = await World.Create(new NoticeOptions { PrivateWebhooks = privateNetworks, Timeout = TimeSpan.FromSeconds(10) }, alone: true, services => services.AddSingleton(hosts ?? AllowedHosts.Any));
        await _world.Address(_world.UnitHead, null, "+84901234567");
        return (await _world.Send(_world.Administrator, new AddWebhook { Name = "Zalo", Url = $"{_gateway.Urls.First()}/hook", Secret = Secret })).Id;
    }
}
