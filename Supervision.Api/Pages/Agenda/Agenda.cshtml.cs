using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Agenda;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>A month of what lies before the actor, and the addresses by which their own calendar programs read it.</summary>
public sealed class AgendaPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    /// <summary>"2026-11"; without one, this month.</summary>
    [BindProperty(Name = "thang", SupportsGet = true)]
    public string? Typed { get; set; }

    public DateOnly Month { get; private set; }

    public DateOnly Today => clock.Today();

    /// <summary>Every day of the month.</summary>
    public IReadOnlyList<AgendaDay> Days { get; private set; } = [];

    public bool IsEmpty => Days.All(day => day.Groups.Count == 0);

    public IReadOnlyList<CalendarFeed> Feeds { get; private set; } = [];

    /// <summary>The address just made, shown this once.</summary>
    public string? Made { get; private set; }

    public ActionForm? Make => Feeds.Count >= MakeCalendarFeed.Most ? null : new("make", "Tạo địa chỉ lịch", "Tạo địa chỉ")
    {
        Fields = [new(nameof(MakeCalendarFeed.Name)) { Label = "Lịch sẽ đọc ở đâu", Value = "Điện thoại của tôi" }],
        Note = "Ai có địa chỉ này thì đọc được lịch của đồng chí mà không cần đăng nhập; chỉ dán vào máy của mình. Thu hồi được bất cứ lúc nào.",
    };

    public bool IsUnit => actor.UnitId is not null;

    /// <summary>The month as a table.</summary>
    public string Sheet => ListTools.SheetAddress("/api/agenda.xlsx", ("from", Month), ("to", Month.AddMonths(1).AddDays(-1)));

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostMake(MakeCalendarFeed make) => Submit(make, nameof(make), async made =>
    {
        Made = $"{CalendarFile.AddressOf(HttpContext)}/lich/{made.Token}.ics";
        Response.Headers.CacheControl = "no-store";
        await Read(HttpContext.RequestAborted);
        return Page();
    });

    public Task<IActionResult> OnPostRevoke(RevokeCalendarFeed revoke) => Submit(revoke, nameof(revoke), _ =>
    {
        Done = "Đã thu hồi địa chỉ lịch.";
        return Task.FromResult<IActionResult>(LocalRedirect("/lich#dia-chi"));
    });

    public static ActionForm Revoke(CalendarFeed feed) => new ActionForm("revoke", "Thu hồi", $"Thu hồi “{feed.Name}”") { Of = feed.Id }.With(nameof(RevokeCalendarFeed.FeedId), feed.Id);

    public static string Address(DateOnly month) => $"/lich?thang={month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";

    public static string NameOf(DateOnly month) => $"tháng {month.ToString("M/yyyy", CultureInfo.InvariantCulture)}";

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Month = Typed is null ? new DateOnly(Today.Year, Today.Month, 1)
            : DateOnly.TryParseExact(Typed, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) && typed.Year is >= 2000 and <= 2100 ? typed
            : throw RefusedException.Malformed("query.invalid", "Tháng trong địa chỉ không đọc được; hãy mở lại lịch.");
        var last = Month.AddMonths(1).AddDays(-1);
        var known = (await ask.Get(new AgendaBetween { From = Month, To = last }, ct)).Days.ToDictionary(day => day.On);
        Days = [.. Enumerable.Range(0, last.Day).Select(Month.AddDays).Select(day => known.GetValueOrDefault(day) ?? new AgendaDay(day, null, []))];
        Feeds = await ask.Get(new CalendarFeedList(), ct);
    }
}
