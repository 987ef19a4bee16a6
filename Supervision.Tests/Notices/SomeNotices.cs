using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Jobs;
using Supervision.Core.Notices;
using Supervision.Core.Storage;

namespace Supervision.Tests.Notices;

/// <summary>What tests of notices do with a world.</summary>
internal static class SomeNotices
{
    public static NewNotice ToUnit(Guid unit, string title = "Báo cáo chưa đạt yêu cầu", NoticeKind kind = NoticeKind.ReportReturned, string? once = null) => new()
    {
        UnitId = unit,
        Kind = kind,
        Title = title,
        Text = "Đề nghị bổ sung minh chứng.\n\nThời hạn: 20/3/2026.",
        Link = "/noi-dung/1",
        OnceKey = once,
    };

    public static NewNotice ToPerson(Guid person, string title = "Báo cáo chưa đạt yêu cầu", NoticeKind kind = NoticeKind.ReportReturned, string? once = null) =>
        ToUnit(Guid.Empty, title, kind, once) with { UnitId = null, PersonId = person };

    /// <summary>As a command does: in a transaction.</summary>
    public static Task<Notified> Tell(this World world, params NewNotice[] notices) => world.With(world.Office, async services =>
    {
        var db = services.GetRequiredService<Db>();
        await db.Begin(CancellationToken.None);
        try
        {
            var told = await db.Notify(notices, CancellationToken.None);
            await db.Commit(CancellationToken.None);
            return told;
        }
        finally
        {
            await db.End();
        }
    });

    /// <summary>One run of the job that delivers.</summary>
    public static Task<JobDone> Deliver(this World world) => world.With(world.Administrator, services => services.GetServices<IScheduledJob>().OfType<DeliverNotices>().Single()
        .Run(new JobContext(services.GetRequiredService<IServiceScopeFactory>(), "notices.deliver"), CancellationToken.None));

    public static async Task Address(this World world, Guid person, string? email, string? phone = null) => await world.Send(world.Administrator, new ChangePersonContact
    {
        PersonId = person,
        Version = (int)await world.Value<long>("SELECT Version FROM People WHERE Id = @person AND CouncilId = @CouncilId", new { person }),
        Email = email,
        Phone = phone,
    });

    public static async Task Mailbox(this World world, Guid unit, string? email) => await world.Send(world.Administrator, new ChangeUnitMailbox
    {
        UnitId = unit,
        Version = (int)await world.Value<long>("SELECT Version FROM Units WHERE Id = @unit AND CouncilId = @CouncilId", new { unit }),
        Email = email,
    });

    public static async Task<IReadOnlyList<DeliveryLine>> Deliveries(this World world, DeliveryState state) =>
        [.. (await world.Send(world.Administrator, new DeadLetters { State = state, Take = 200 })).Items.Reverse()];
}
