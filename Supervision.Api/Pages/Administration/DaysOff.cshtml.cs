using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>A year's days off and worked Saturdays, each with its paper: set one by one or pasted as a list; what open deadlines moved by it is told at once.</summary>
public sealed class DaysOffPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private const string Path = "/quan-tri/lich-nghi", Edits = "Edits";
    private const int MostProblems = 50;

    [TempData]
    public string? Done { get; set; }

    /// <summary>What was just done, on the very answer that says so.</summary>
    public string? Said { get; private set; }

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Asked { get; set; }

    /// <summary>The day of the table that is to be put right.</summary>
    [BindProperty(Name = "ngay", SupportsGet = true)]
    public DateOnly? Line { get; set; }

    public int Year => Asked ?? Line?.Year ?? clock.Today().Year;

    public IReadOnlyList<DayOff> Days { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Nothing of the year is official yet.</summary>
    public bool IsUnannounced { get; private set; }

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>Open deadlines that are on another day since what was just done; null where nothing was.</summary>
    public IReadOnlyList<MovedDeadline>? Moved { get; private set; }

    /// <summary>What a pasted list would set; null where none was looked at.</summary>
    public IReadOnlyList<SetDayOff>? Preview { get; private set; }

    /// <summary>What is wrong with the list, line by line; the first ones.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public string? List => ModelState["import.List"]?.AttemptedValue;

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostSet(SetDayOff set)
    {
        var edits = Request.Form[$"set.{Edits}"].ToString().Length > 0;
        if (set.Day != default) (Asked, Line) = (set.Day.Year, edits ? set.Day : null);
        return Change(set, nameof(set), set.Day.Year, $"Đã ghi ngày {Show.Date(set.Day)}: {set.DayKind.Label()}.");
    }

    public Task<IActionResult> OnPostRemove(RemoveDayOff remove)
    {
        (Asked, Line) = (remove.Day.Year, remove.Day);
        return Change(remove, nameof(remove), remove.Day.Year, $"Đã bỏ ngày {Show.Date(remove.Day)} khỏi bảng.");
    }

    /// <summary>Sets the days of a pasted list; the other button only shows what it would set.</summary>
    public async Task<IActionResult> OnPostImport(Pasted import, string? preview, CancellationToken ct)
    {
        Demand();
        IReadOnlyList<SetDayOff> days = [];
        try
        {
            days = DaysOffTyped.Read(import.List);
            if (days.Count == 0) throw RefusedException.Invalid("form.list", nameof(import.List), "Hãy dán danh sách, mỗi ngày một dòng.");
        }
        catch (RefusedException refused)
        {
            Mark(nameof(import), refused);
        }
        if (days.Count > 0) Asked = days[0].Day.Year;
        if (!ModelState.IsValid)
        {
            await Read(ct);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (preview is not null)
        {
            Preview = days;
            return await Found();
        }
        return await Change(new ImportDaysOff { DaysOff = days }, nameof(import), days[0].Day.Year, $"Đã ghi {days.Count} ngày.");
    }

    protected override async Task Read(CancellationToken ct)
    {
        Demand();
        if (HttpMethods.IsGet(Request.Method) && (!ModelState.IsValid || Year is < 2000 or > 2100)) throw RefusedException.Malformed("query.invalid", "Năm hoặc ngày trong địa chỉ không đọc được; hãy chọn lại.");
        var table = await ask.Get(new DaysOff(), ct);
        Days = [.. table.Days.Where(day => day.Date.Year == Year)];
        Years = [.. table.Days.Select(day => day.Date.Year).Concat([Year, clock.Today().Year, clock.Today().Year + 1]).Distinct().Order()];
        IsUnannounced = table.UnannouncedYears.Contains(Year);
        Forms = [.. Shown()];
        Problems = [.. ModelState.Where(entry => entry.Key.StartsWith("import", StringComparison.OrdinalIgnoreCase)).SelectMany(entry => entry.Value!.Errors.Select(error => error.ErrorMessage)).Distinct().Take(MostProblems)];
    }

    private IEnumerable<ActionForm> Shown()
    {
        var line = Days.FirstOrDefault(day => day.Date == Line);
        Field[] fields =
        [
            Field.Of<DayOffKind>(nameof(SetDayOff.DayKind)) with { Value = $"{line?.Kind}" },
            new(nameof(SetDayOff.Name)) { Value = line?.Name, Hint = "Ví dụ: Quốc khánh; Nghỉ bù Ngày Chiến thắng." },
            new(nameof(SetDayOff.SourcePaper)) { Value = line?.SourcePaper, Hint = "Bộ luật Lao động 2019: Điều 112 (nghỉ lễ, tết), khoản 3 Điều 111 (nghỉ bù); hoặc văn bản của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh về hoán đổi." },
            Field.Of<DayOffStatus>(nameof(SetDayOff.DayStatus)) with { Value = $"{line?.Status}", Hint = "Dự kiến: các thời hạn rơi vào ngày này được ghi là tạm tính cho đến khi có công bố." },
        ];
        if (line is null)
        {
            yield return new ActionForm("set", "Thêm một ngày", "Ghi vào bảng") { Fields = [Field.Day(nameof(SetDayOff.Day)), .. fields] };
            yield break;
        }
        yield return new ActionForm("set", $"Sửa ngày {Show.Date(line.Date)}", "Lưu ngày này") { IsOpen = true, Fields = fields }
            .With(nameof(SetDayOff.Day), TypedDay.Write(line.Date)).With(Edits, true);
        yield return new ActionForm("remove", $"Bỏ ngày {Show.Date(line.Date)} khỏi bảng", "Bỏ khỏi bảng")
        {
            Note = line.IsOff ? "Ngày này trở lại là ngày bình thường trong tuần; các thời hạn đang mở được tính lại." : "Thứ Bảy này trở lại là ngày nghỉ; các thời hạn đang mở được tính lại.",
        }.With(nameof(RemoveDayOff.Day), TypedDay.Write(line.Date));
    }

    // What moved is shown on this very answer: a list of any length is no matter for a cookie.
    private Task<IActionResult> Change(Core.Pipeline.ICommand<DaysOffChanged> command, string form, int year, string done) => Submit(command, form, async changed =>
    {
        if (changed.Moved.Count == 0)
        {
            Done = $"{done} Không có thời hạn nào đang mở phải đổi ngày.";
            return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{Path}?nam={year}"));
        }
        ModelState.Clear();
        (Moved, Line, Said) = (changed.Moved, null, done);
        await Read(HttpContext.RequestAborted);
        return Page();
    });

    private void Demand()
    {
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write)) throw RefusedException.Forbidden("Bảng ngày nghỉ do người quản trị của Hội đồng nhân dân ghi.");
    }

    /// <summary>What a day would be called once it is set.</summary>
    public static string Standing(SetDayOff day) => new DayOff { Date = day.Day, Kind = day.DayKind, Name = day.Name, SourcePaper = day.SourcePaper, Status = day.DayStatus }.StatusWords;

    /// <summary>A list as it was pasted.</summary>
    public sealed record Pasted
    {
        public string? List { get; init; }
    }
}
