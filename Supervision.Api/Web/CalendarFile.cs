using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MediatR;
using Supervision.Api.Hosting;
using Supervision.Api.Pages;
using Supervision.Core.Agenda;
using Supervision.Core.Calendar;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>A person's calendar as other programs read it (RFC 5545): a month back, a year ahead. Whole days, since a plan names a part of the day and no hour.</summary>
internal static class CalendarFile
{
    private const int DaysBack = 31;
    private const int DaysAhead = 366;

    // As often as calendar programs ask at most.
    private const string AskAgainIn = "PT3H";

    public static async Task<IResult> Serve(HttpContext http, IMediator mediator)
    {
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        if (await services.GetRequiredService<Identities>().OfCalendarFeed($"{http.Request.RouteValues["token"]}", ct) is not { } reader) return Results.NotFound();
        services.GetRequiredService<Actor>().Become(reader.Identity with { Origin = services.GetRequiredService<Visitor>().Address });
        if (reader.StaleToken is { } feed) await services.GetRequiredService<Sessions>().TouchCalendarFeed(reader.Identity.CouncilId, feed, ct);

        var clock = services.GetRequiredService<TimeProvider>();
        var today = clock.Today();
        var agenda = await mediator.Send(new AgendaBetween { From = today.AddDays(-DaysBack), To = today.AddDays(DaysAhead) }, ct);
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Text(Write(agenda, reader.Identity, AddressOf(http), clock.GetUtcNow()), "text/calendar", Encoding.UTF8);
    }

    /// <summary>Where this program is reached from outside.</summary>
    public static string AddressOf(HttpContext http) => http.RequestServices.GetRequiredService<ServerOptions>().PublicUrl?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}";

    private static string Write(AgendaView agenda, ActorIdentity reader, string address, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Giam sat//Lich giam sat//VI" };
        calendar.AddProperty("X-WR-CALNAME", $"Giám sát: {reader.Name}");
        calendar.AddProperty("X-PUBLISHED-TTL", AskAgainIn);
        foreach (var day in agenda.Days)
        {
            if (day.Off is { } off) Add(calendar, $"off-{day.On:yyyyMMdd}", day.On, OffDay(off), null, null, null, now);
            foreach (var group in day.Groups)
            {
                foreach (var entry in group.Entries) Add(calendar, Name(entry), day.On, Summary(entry), entry.Title, entry.Kind is AgendaKind.Visit ? entry.Place : null, address + AgendaLinks.Path(entry, reader.UnitId is not null), now);
                if (group.Count > group.Entries.Count)
                    Add(calendar, $"{group.Kind}-{day.On:yyyyMMdd}", day.On, AgendaLinks.Further(group), null, null, address + AgendaLinks.OfDay(group.Kind, day.On, reader.UnitId is not null), now);
            }
        }
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static void Add(Ical.Net.Calendar calendar, string id, DateOnly day, string summary, string? description, string? location, string? link, DateTimeOffset now) => calendar.Events.Add(new CalendarEvent
    {
        Uid = $"{id}@giam-sat",
        DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
        Start = new CalDateTime(day),
        End = new CalDateTime(day.AddDays(1)),
        Summary = summary,
        Description = description,
        Location = location,
        Url = link is null ? null : new Uri(link),
        // Nobody is busy all day because something is due.
        Transparency = Ical.Net.TransparencyType.Transparent,
    });

    // A task has one deadline; what else is due about it bears its day.
    private static string Name(AgendaEntry entry) => entry.Kind is AgendaKind.Supplement or AgendaKind.Explanation or AgendaKind.Passing ? $"{entry.Kind}-{entry.Id}-{entry.OnDay:yyyyMMdd}" : $"{entry.Id}";

    private static string OffDay(DayOff off) => off.Status is DayOffStatus.Provisional ? $"{off.Name} ({off.Kind.Label()}, {off.Status.Label()})" : $"{off.Name} ({off.Kind.Label()})";

    private static string Summary(AgendaEntry entry) => entry.Kind switch
    {
        AgendaKind.Visit => $"Buổi làm việc ({entry.Session!.Value.Label()}): {entry.Title}",
        AgendaKind.UnitReport => $"Hạn gửi báo cáo, {entry.Place}: {entry.Title}",
        AgendaKind.ConclusionReport => $"{(entry.IsDone ? "Đã báo cáo, hạn" : "Hạn")} báo cáo thực hiện kết luận, {entry.Place}: {Show.Cut(entry.Title, 120)}",
        AgendaKind.Supplement => $"Hạn bổ sung, làm rõ báo cáo{(entry.EndsOn > entry.OnDay ? $" (thực hiện đến hết ngày {Show.Date(entry.EndsOn)})" : "")}, {entry.Place}: {Show.Cut(entry.Title, 120)}",
        AgendaKind.Explanation => $"Hạn giải trình bằng văn bản, {entry.Place}: {Show.Cut(entry.Title, 120)}",
        AgendaKind.Passing => $"Hạn báo cáo lại công việc được giao tiếp, {entry.Place}: {Show.Cut(entry.Title, 120)}",
        AgendaKind.UrgentDemand => $"Hạn trả lời yêu cầu chấm dứt hành vi vi phạm, {entry.Place}: {Show.Cut(entry.Title, 120)}",
        AgendaKind.ReminderLetter => $"Hạn trả lời, {entry.Place}: {entry.Title}",
        AgendaKind.Examination => $"Hạn xem xét báo cáo của Đoàn giám sát, {entry.Place}: {Show.Cut(entry.Title, 120)}",
        _ => $"{(entry.IsDone ? "Đã báo cáo, hạn" : "Hạn")} thực hiện, {entry.Place}: {Show.Cut(entry.Title, 120)}",
    };
}
