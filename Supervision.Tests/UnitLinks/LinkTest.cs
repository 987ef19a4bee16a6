using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Jobs;
using Supervision.Core.Notices;
using Supervision.Core.UnitLinks;
using Supervision.Tests.Ledger;
using Supervision.Tests.Web;

namespace Supervision.Tests.UnitLinks;

/// <summary>A unit that named its head and its contact, and mails on their way to them.</summary>
public abstract partial class LinkTest : SiteTest
{
    protected const string Mailbox = "ubnd.hoabinh@lamson.example";
    protected const string HeadsMail = "chu.tich@hoabinh.example";
    protected const string ContactsMail = "can.bo@hoabinh.example";

    protected override void Register(WebApplicationBuilder builder) => builder.Services.AddSingleton(new NoticeChannels { Email = true });

    private protected static NameUnitContact Naming(Guid unit, Role role, string mail) => new()
    {
        UnitId = unit,
        Role = role,
        PersonName = role is Role.UnitHead ? "Lê Văn Trưởng" : "Trần Thị Đầu Mối",
        Post = role is Role.UnitHead ? "Chủ tịch UBND xã" : "Công chức văn phòng",
        Email = mail,
        Reference = "12/UBND-VP",
        NoticedOn = new DateOnly(2026, 3, 2),
    };

    /// <summary>The unit's mailbox, its head and its contact.</summary>
    protected async Task<(Guid Head, Guid Contact)> Named(Guid unit)
    {
        await World.Send(World.Office, new ChangeUnitMailbox { UnitId = unit, Version = 1, Email = Mailbox });
        var head = await World.Send(World.Clerk, Naming(unit, Role.UnitHead, HeadsMail));
        var contact = await World.Send(World.Clerk, Naming(unit, Role.UnitContact, ContactsMail));
        return (head.Id, contact.Id);
    }

    /// <summary>A task of the unit, sent out; the unit has named whom it names.</summary>
    private protected async Task<Guid> NewTask()
    {
        var (_, task) = await World.Assigned();
        await Named(World.Unit);
        return task;
    }

    /// <summary>Sends a link and takes it out of the mail.</summary>
    private protected async Task<string> Link(LinkMatter matter, Guid matterId, Guid? unit = null)
    {
        var sent = await (await Site.As(World.Clerk)).Post($"/api/units/{unit ?? World.Unit}/links", Calls.Body(new SendUnitLink { UnitId = unit ?? World.Unit, Matter = matter, MatterId = matterId }, "unitId"));
        Assert.That(sent.Status, Is.EqualTo(System.Net.HttpStatusCode.OK), sent.Text);
        return (await Mails()).Last(mail => mail.Address == Mailbox && mail.HasOwnLink).Link!;
    }

    /// <summary>A browser that pressed the button.</summary>
    private protected async Task<(HttpClient Client, FormBrowser Browser)> Opened(string link)
    {
        var client = Site.Browser();
        var browser = new FormBrowser(client);
        await browser.Do(link, "main form");
        return (client, browser);
    }

    /// <summary>Asks for a code and takes it out of the mail.</summary>
    private protected async Task<string> Code(FormBrowser browser, Role role)
    {
        await browser.Do("/lien-ket/ma", "main section:nth-of-type(1) form", ("Role", role.ToString()));
        var mail = (await Mails()).Last(sent => sent.HasCode);
        Assert.That(mail.Address, Is.EqualTo(role is Role.UnitHead ? HeadsMail : ContactsMail));
        var letter = NoticeLetter.Write("HĐND", false, [mail], new PublicAddress(() => "https://giamsat.example"));
        Assert.That(letter.Text, Does.Contain(Six().Match(mail.Text).Value).And.Not.Contain("https://"), "A code is typed, not followed.");
        return Six().Match(mail.Text).Value;
    }

    private protected async Task Confirm(FormBrowser browser, Role role) => await browser.Do("/lien-ket/ma", "main section:nth-of-type(2) form", ("CodeSecret", await Code(browser, role)));

    /// <summary>What is due to leave now, as the job takes and keeps it.</summary>
    private protected async Task<IReadOnlyList<DueDelivery>> Mails()
    {
        await AsTheSystem<LinksAttached>(new AttachUnitLinks { Take = 50 });
        var claimed = await AsTheSystem<ClaimedDeliveries>(new ClaimDeliveries { Channel = DeliveryChannel.Email, Take = 200 });
        if (claimed.Items.Count > 0) await AsTheSystem<DeliveryRecorded>(new RecordDelivery { Claim = claimed.Claim, DeliveryIds = [.. claimed.Items.Select(mail => mail.Id)], Result = SendResult.Sent });
        return claimed.Items;
    }

    // The site's own keys close what waits, so the site opens it.
    private Task<T> AsTheSystem<T>(MediatR.IRequest<T> request) =>
        new JobContext(Site.Services.GetRequiredService<IServiceScopeFactory>(), "test").Send(World.Council.CouncilId, request, CancellationToken.None);

    [GeneratedRegex("[0-9]{6}$")]
    private static partial Regex Six();
}
