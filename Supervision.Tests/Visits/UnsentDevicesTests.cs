using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Core.Visits.Devices;

namespace Supervision.Tests.Visits;

/// <summary>Before a session is closed its head learns who has findings on a device that nobody has received.</summary>
public sealed class UnsentDevicesTests : FeatureTest
{
    [Test]
    public async Task Whoever_closes_is_told_who_has_unsent_ones_and_says_that_it_is_meant()
    {
        var visit = await World.StartedVisit();
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 2 });
        var end = new MoveVisit { VisitId = visit, Version = 3, Step = VisitStep.End, At = new TimeOnly(11, 30) };
        World.Clock.Set(SomeVisits.VisitOn, new TimeOnly(11, 40));

        var refused = await World.Refused(World.Secretary, end);

        Assert.That((refused.Kind, refused.Code), Is.EqualTo((RefusalKind.Conflict, "visit.unsent")));
        Assert.That(refused.Fields[nameof(MoveVisit.DespiteUnsent)].Single(), Does.Contain($"{World.Identity(World.Member).Name}: còn 2 nội dung chưa gửi").And.Contain("08 giờ 05"));
        await World.Send(World.Secretary, end with { DespiteUnsent = true });
        Assert.That(await World.Journalled(visit, "VisitMoved", "Data"), Has.Some.Contains("\"despiteUnsent\":true"));
    }

    [Test]
    public async Task The_first_signature_and_the_lock_ask_as_well()
    {
        var visit = await World.EndedVisit();
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 1 });
        var signature = SomeVisits.Signature(visit, MinutesParty.Secretary, "Chuyên viên Văn phòng");

        Assert.That((await World.Refused(World.Secretary, signature)).Code, Is.EqualTo("visit.unsent"));
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 0, Leaving = true });
        await World.SignAll(visit);
        await World.Send(World.Secretary, new AttachSignedMinutes { VisitId = visit, Content = await World.Received(SomeVisits.Scan) });
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 1 });
        var locked = new LockMinutes { VisitId = visit, Version = 4, LockedOn = SomeVisits.VisitOn };

        Assert.That((await World.Refused(World.Head, locked)).Code, Is.EqualTo("visit.unsent"));
        await World.Send(World.Head, locked with { DespiteUnsent = true });
    }

    [Test]
    public async Task A_device_that_fell_silent_may_hold_something_until_it_says_otherwise()
    {
        var visit = await World.StartedVisit();
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 0 });
        Assert.That(await World.Send(World.Head, new UnsentOnDevices(visit)), Is.Empty, "it records and is heard of");

        World.Clock.Advance(TimeSpan.FromMinutes(3));
        var silent = (await World.Send(World.Head, new UnsentOnDevices(visit))).Single();
        Assert.That((silent.Surety, silent.PersonName), Is.EqualTo((UnsentSurety.Silent, World.Identity(World.Member).Name)));
        Assert.That(silent.Sentence, Is.EqualTo($"Máy của {World.Identity(World.Member).Name} mất liên lạc từ 08 giờ 05 phút, {VietnameseDate.Short(SomeVisits.VisitOn)}; có thể còn nội dung chưa gửi"));
        var end = new MoveVisit { VisitId = visit, Version = 3, Step = VisitStep.End, At = new TimeOnly(8, 6) };
        Assert.That((await World.Refused(World.Secretary, end)).Fields[nameof(MoveVisit.DespiteUnsent)].Single(), Does.Contain("mất liên lạc từ 08 giờ 05"), "it is said to whoever ends the session");
        Assert.That(await World.Send(World.Expert, new UnsentOnDevices(visit)), Is.Empty, "who was only invited is not told");

        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 0, Leaving = true });
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await World.Send(World.Head, new UnsentOnDevices(visit)), Is.Empty, "it said that nothing is left on it");
    }

    [Test]
    public async Task What_was_refused_is_told_apart_from_what_still_comes()
    {
        var visit = await World.StartedVisit();
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 0, Refused = 2, RefusedWith = "Cuộc giám sát đang ở trạng thái “Đã kết luận” nên không ghi thêm nội dung được." });

        var held = (await World.Send(World.Head, new UnsentOnDevices(visit))).Single();

        Assert.That((held.Unsent, held.Surety), Is.EqualTo((0, UnsentSurety.Told)));
        Assert.That(held.Sentence, Does.Contain(": 2 nội dung không được nhận: Cuộc giám sát đang ở trạng thái “Đã kết luận” nên không ghi thêm nội dung được (máy báo").And.Not.Contain("chưa gửi"));
        var refused = await World.Refused(World.Secretary, new MoveVisit { VisitId = visit, Version = 3, Step = VisitStep.End, At = new TimeOnly(8, 0) });
        Assert.That(refused.Message, Does.Contain("bỏ nội dung không được nhận trên máy"), "waiting does not bring it");
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 1, Refused = 1 });
        Assert.That((await World.Send(World.Head, new UnsentOnDevices(visit))).Single().Sentence, Does.Contain("còn 1 nội dung chưa gửi; 1 nội dung không được nhận (máy báo"));
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-1", Unsent = 0, Leaving = true });
        Assert.That(await World.Send(World.Head, new UnsentOnDevices(visit)), Is.Empty);
    }

    [Test]
    public async Task Of_a_persons_two_devices_each_speaks_for_itself_and_only_changes_are_journalled()
    {
        var visit = await World.StartedVisit();
        foreach (var unsent in new[] { 0, 1, 1, 1 }) await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "may-tinh-bang", Unsent = unsent });
        await World.Send(World.Member, new TellDevice { VisitId = visit, DeviceKey = "dien-thoai", Unsent = 0, Leaving = true });

        Assert.That((await World.Send(World.Head, new UnsentOnDevices(visit))).Single().Unsent, Is.EqualTo(1));
        Assert.That(await World.Journalled(visit, "DeviceTold", "Before"), Is.EqualTo(new[] { """{"unsent":0,"refused":0}""" }));
    }
}
