using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>The units that the council may supervise, for whoever keeps their directory: found by any name they ever bore, and added one by one.</summary>
public sealed class UnitsPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    public const string Path = "/quan-tri/don-vi";

    [TempData]
    public string? Done { get; set; }

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public UnitKind? Kind { get; set; }

    [BindProperty(Name = "cap", SupportsGet = true)]
    public UnitLevel? Level { get; set; }

    /// <summary>Also those that no longer exist.</summary>
    [BindProperty(Name = "da-ket-thuc", SupportsGet = true)]
    public bool Ended { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<UnitLine> Units { get; private set; } = new([], null);

    public ActionForm Add { get; private set; } = null!;

    private string? Words => string.IsNullOrWhiteSpace(Search) ? null : SearchText.Compose(Search.Trim());

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || Kind is not null || Level is not null || Ended;

    /// <summary>The list as a table, with its filter.</summary>
    public string Sheet => ListTools.SheetAddress("/api/units.xlsx", ("search", Words), ("kind", Kind), ("level", Level), ("ended", Ended));

    public Task OnGet(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPostAdd(AddUnit add, string? find)
    {
        if (find is not null) return await Found();
        return await Submit(add, nameof(add), added =>
        {
            Done = $"Đã thêm {add.Name} vào danh mục.";
            return Task.FromResult<IActionResult>(LocalRedirect($"{Path}/{added.Id}"));
        });
    }

    /// <summary>The list as it is filtered, from a page on.</summary>
    public string Link(string after) => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>
    {
        ["tim"] = string.IsNullOrWhiteSpace(Search) ? null : Search, ["loai"] = Kind?.ToString(), ["cap"] = Level?.ToString(), ["da-ket-thuc"] = Ended ? "true" : null, ["sau"] = after,
    });

    public static void Demand(Actor actor)
    {
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Directory, Act.Write)) throw RefusedException.Forbidden("Danh mục đơn vị do quản trị hoặc chuyên viên Văn phòng lập.");
    }

    protected override async Task Read(CancellationToken ct)
    {
        Demand(actor);
        if (HttpMethods.IsGet(Request.Method) && !ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        Units = await ask.Get(new UnitList { Search = Words, Kind = Kind, Level = Level, Ended = Ended, After = After }, ct);
        var superiors = await UnitChoices.Read(ask, Request, "add", nameof(AddUnit.ParentId), null, ct);
        Add = new ActionForm("add", "Thêm đơn vị", "Thêm đơn vị")
        {
            Once = true,
            Fields =
            [
                new(nameof(AddUnit.Name)) { Label = "Tên đơn vị", Hint = "Ghi như trên văn bản, ví dụ: Ủy ban nhân dân xã Hòa Bình." },
                new(nameof(AddUnit.Code)) { Label = "Mã đơn vị", Hint = "Chữ và số do Văn phòng đặt, không trùng đơn vị khác; dùng khi nhập bảng Excel. Ví dụ: UBND-HOABINH." },
                Field.Of<UnitKind>(nameof(AddUnit.Kind)) with { Choices = Asked<UnitKind>("Chọn loại") },
                Field.Of<UnitLevel>(nameof(AddUnit.Level)) with { Choices = Asked<UnitLevel>("Chọn cấp") },
                .. superiors.Fields("Cơ quan cấp trên trực tiếp", "Không có").Select(field => field with { IsOptional = true }),
                new(nameof(AddUnit.PlaceName)) { IsOptional = true, Hint = "Nơi ghi trước ngày tháng trên văn bản của đơn vị, ví dụ: Hòa Bình." },
                Field.Day(nameof(AddUnit.ValidFrom), clock.Today()) with { Label = "Hoạt động từ ngày", Hint = "Ngày thành lập, hoặc ngày mang tên này; văn bản trước ngày đó không ghi tên đơn vị được." },
                Field.Day(nameof(AddUnit.ValidTo)) with { Label = "Ngày hoạt động cuối cùng", IsOptional = true, Hint = "Chỉ ghi khi nhập đơn vị đã kết thúc, ví dụ Ủy ban nhân dân huyện: 30/6/2025." },
            ],
        };
    }

    // What nobody chose is asked for: the first of a list would be taken unseen.
    private static IReadOnlyList<Choice> Asked<T>(string none) where T : struct, Enum => [new("", none), .. Enum.GetValues<T>().Select(value => new Choice($"{value}", value.Label()))];
}
