using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Infrastructure.Notices;

namespace Supervision.Tests.Notices;

/// <summary>Who is told, and that nobody is told twice.</summary>
public sealed class NoticeTests : FeatureTest
{
    [Test]
    public async Task A_unit_is_told_through_its_active_head_and_contacts_and_no_other_unit()
    {
        var told = await World.Tell(SomeNotices.ToUnit(World.Unit));

        Assert.That((told.Told, told.Nobody.Count), Is.EqualTo((2, 0)));
        foreach (var person in new[] { World.UnitHead, World.UnitContact })
        {
            var notice = (await World.Send(person, new NoticeList())).Items.Single();
            Assert.That((notice.Title, notice.Kind, notice.Link, notice.ReadAt), Is.EqualTo(("Báo cáo chưa đạt yêu cầu", NoticeKind.ReportReturned, "/noi-dung/1", (DateTimeOffset?)null)));
        }
        Assert.That((await World.Send(World.OtherUnitHead, new NoticeList())).Items, Is.Empty);
        Assert.That((await World.Send(World.Office, new UnreadCount())).Count, Is.Zero);
    }

    [Test]
    public async Task A_unit_without_people_and_mailbox_is_named()
    {
        var empty = (await World.Send(World.Administrator, World.NewUnit("U9", "Ủy ban nhân dân xã Vắng"))).Id;

        var told = await World.Tell(SomeNotices.ToUnit(empty), SomeNotices.ToUnit(World.OtherUnit));

        Assert.That(told.Told, Is.EqualTo(1));
        Assert.That(told.Nobody, Is.EqualTo(new[] { empty }));
    }

    [Test]
    public async Task The_holders_of_a_role_are_told_and_only_those_of_the_body_where_one_is_named()
    {
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban", bodyId: World.Council.StandingBoardId);
        await World.Person(Role.CommitteeLeader, "Trưởng Ban khác", bodyId: World.Council.OfficeId);
        var notice = SomeNotices.ToUnit(World.Unit) with { UnitId = null };

        var office = await World.Tell(notice with { Role = Role.Office });
        var body = await World.Tell(notice with { Role = Role.CommitteeLeader, BodyId = World.Council.StandingBoardId });

        Assert.That((office.Told, body.Told), Is.EqualTo((1, 1)));
        Assert.That((await World.Send(World.Office, new UnreadCount())).Count, Is.EqualTo(1));
        Assert.That((await World.Send(leader, new UnreadCount())).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_is_told_twice_under_one_key_also_within_one_batch()
    {
        var first = await World.Tell(SomeNotices.ToUnit(World.Unit, once: "digest/1"), SomeNotices.ToUnit(World.Unit, once: "digest/1"));
        var again = await World.Tell(SomeNotices.ToUnit(World.Unit, once: "digest/1"), SomeNotices.ToUnit(World.Unit, once: "digest/2"));
        var free = await World.Tell(SomeNotices.ToUnit(World.Unit), SomeNotices.ToUnit(World.Unit));

        Assert.That((first.Told, again.Told, free.Told), Is.EqualTo((2, 2, 4)));
    }

    [Test]
    public async Task What_is_undone_told_nobody()
    {
        await World.With(World.Office, async services =>
        {
            var db = services.GetRequiredService<Db>();
            await db.Begin(CancellationToken.None);
            await db.Notify(SomeNotices.ToPerson(World.Head), CancellationToken.None);
            await db.End();
            return 0;
        });

        Assert.That((await World.Send(World.Head, new UnreadCount())).Count, Is.Zero);
    }

    [Test]
    public async Task The_list_shows_unread_ones_first_page_by_page()
    {
        for (var i = 1; i <= 5; i++) await World.Tell(SomeNotices.ToPerson(World.Head, $"Thông báo {i}"));
        var all = (await World.Send(World.Head, new NoticeList())).Items;
        await World.Send(World.Head, new MarkRead { NoticeId = all.Single(n => n.Title == "Thông báo 4").Id });
        await World.Send(World.Head, new MarkRead { NoticeId = all.Single(n => n.Title == "Thông báo 2").Id });

        var titles = new List<string>();
        string? after = null;
        do
        {
            var page = await World.Send(World.Head, new NoticeList { Take = 2, After = after });
            titles.AddRange(page.Items.Select(n => n.Title[^1..]));
            after = page.Next;
        } while (after is not null);

        Assert.That(string.Concat(titles), Is.EqualTo("53142"));
        Assert.That((await World.Send(World.Head, new UnreadCount())).Count, Is.EqualTo(3));
    }

    [Test]
    public async Task All_are_read_up_to_the_newest_that_was_shown()
    {
        await World.Tell(SomeNotices.ToPerson(World.Head, "Một"));
        await World.Tell(SomeNotices.ToPerson(World.Head, "Hai"));
        var shown = (await World.Send(World.Head, new NoticeList())).Items[0].Id;
        await World.Tell(SomeNotices.ToPerson(World.Head, "Ba"));

        var read = await World.Send(World.Head, new MarkAllRead { UpToNoticeId = shown });

        Assert.That(read.Count, Is.EqualTo(2));
        Assert.That((await World.Send(World.Head, new NoticeList { UnreadOnly = true })).Items.Single().Title, Is.EqualTo("Ba"));
    }

    [Test]
    public async Task Nobody_reads_another_person_s_notice()
    {
        await World.Tell(SomeNotices.ToPerson(World.Head));
        var id = (await World.Send(World.Head, new NoticeList())).Items[0].Id;

        var one = await World.Refused(World.Office, new MarkRead { NoticeId = id });
        var all = await World.Refused(World.Office, new MarkAllRead { UpToNoticeId = id });

        Assert.That((one.Kind, all.Kind), Is.EqualTo((RefusalKind.NotFound, RefusalKind.NotFound)));
        Assert.That((await World.Send(World.Head, new UnreadCount())).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Without_a_mail_server_nothing_is_kept_for_mail()
    {
        await World.Address(World.UnitHead, "chu.tich@hoabinh.example");
        await World.Mailbox(World.Unit, "vanthu@hoabinh.example");

        await World.Tell(SomeNotices.ToUnit(World.Unit));

        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Deliveries WHERE CouncilId = @CouncilId"), Is.Zero);
    }

    [Test]
    public async Task A_notice_must_name_one_addressee()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => World.Tell(SomeNotices.ToUnit(World.Unit) with { PersonId = World.Head }));
        await Assert.ThrowsAsync<ArgumentException>(() => World.Tell(SomeNotices.ToUnit(World.Unit) with { UnitId = null }));
    }

    [Test]
    public async Task Preferences_are_kept_by_version_and_have_defaults()
    {
        var standard = await World.Send(World.Head, new NoticePreferences());
        var change = new ChangeNoticePreferences { Version = 0, Timing = NoticeTiming.DailyDigest, MutedGroups = [NoticeGroup.Papers], QuietFrom = new(20, 30), QuietTo = new(6, 0) };
        var changed = await World.Send(World.Head, change);
        var now = await World.Send(World.Head, new NoticePreferences());
        var stale = await World.Refused(World.Head, change);

        Assert.That((standard.Timing, standard.QuietFrom, standard.Version, standard.EmailIsOn), Is.EqualTo((NoticeTiming.AtOnce, new TimeOnly(18, 0), 0, false)));
        Assert.That(changed.Version, Is.EqualTo(1));
        Assert.That((now.Timing, now.QuietFrom, now.QuietTo, now.Version), Is.EqualTo((NoticeTiming.DailyDigest, new TimeOnly(20, 30), new TimeOnly(6, 0), 1)));
        Assert.That(now.MutedGroups, Is.EqualTo(new[] { NoticeGroup.Papers }));
        Assert.That(stale.Kind, Is.EqualTo(RefusalKind.Stale));
    }

    [TestCase("khong phai thu")]
    [TestCase("Tên <a@b.vn>")]
    [TestCase("a@b.vn,c@d.vn")]
    [TestCase("a@b.vn\r\nBcc: c@d.vn")]
    public async Task What_is_no_bare_address_is_refused(string email)
    {
        var refused = await World.Refused(World.Administrator, new ChangePersonContact { PersonId = World.Head, Version = 1, Email = email });

        Assert.That(refused.Fields.Keys, Does.Contain("Email"));
    }

    [Test]
    public async Task Five_thousand_units_are_told_in_seconds()
    {
        await using var world = await World.Create(new NoticeOptions { Mail = new MailServer { Host = "localhost", From = "giamsat@lamson.example" } });
        var units = await world.With(world.Office, async services =>
        {
            var db = services.GetRequiredService<Db>();
            await db.Begin(CancellationToken.None);
            var ids = Enumerable.Range(0, 5000).Select(_ => Guid.CreateVersion7()).ToArray();
            foreach (var id in ids)
                await db.Execute("""
                    INSERT INTO Units (Id, CouncilId, Code, Kind, Level, Email, ValidFrom, Version) VALUES (@id, @CouncilId, @Code, 'Department', 'Province', @Email, @ValidFrom, 1)
                    """, new { id, Code = id.ToString(), Email = $"vt@{id:N}.example", ValidFrom = new DateOnly(2021, 7, 1) }, CancellationToken.None);
            await db.Commit(CancellationToken.None);
            await db.End();
            return ids;
        });
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        var told = await world.Tell([.. units.Select(u => SomeNotices.ToUnit(u, once: $"digest/{u}"))]);

        TestContext.Out.WriteLine($"5,000 notices with their deliveries: {System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        Assert.That(told.Told, Is.EqualTo(5000));
        Assert.That(await world.Value<long>("SELECT COUNT(*) FROM Deliveries WHERE CouncilId = @CouncilId"), Is.EqualTo(5000));
        Assert.That((await world.Tell([.. units.Select(u => SomeNotices.ToUnit(u, once: $"digest/{u}"))])).Told, Is.Zero);
    }
}
