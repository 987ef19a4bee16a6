using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Law;

namespace Supervision.Api.Pages;

/// <summary>Opens a council with its first administrator, by the set-up code.</summary>
[EnableRateLimiting(RateLimits.Account)]
[OpenToAll("the set-up code says who it is")]
public sealed class SetUpPage(IMediator mediator) : FormPage(mediator)
{
    public ActionForm Form { get; } = new("council", "Mở Hội đồng nhân dân", "Mở Hội đồng nhân dân")
    {
        IsOpen = true,
        Fields =
        [
            new(nameof(SetUpCouncil.SetupCode)) { Hint = "Mã dùng một lần mà chương trình in ra khi khởi động lần đầu, hoặc mã đã đặt trong thiết lập." },
            new(nameof(SetUpCouncil.Name)) { Label = "Tên Hội đồng nhân dân", Hint = "Ví dụ: Hội đồng nhân dân tỉnh Lam Sơn." },
            new(nameof(SetUpCouncil.HeaderName)) { Hint = "Ví dụ: HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN." },
            new(nameof(SetUpCouncil.Code)) { Label = "Mã Hội đồng nhân dân", Hint = "Ngắn, không dấu, ví dụ: lamson." },
            Field.Of<CouncilLevel>(nameof(SetUpCouncil.Level)),
            new(nameof(SetUpCouncil.PlaceName)) { Hint = "Ghi trước ngày tháng trên văn bản, ví dụ: Lam Sơn." },
            Field.Day(nameof(SetUpCouncil.ValidFrom)) with { Label = "Ngày bắt đầu nhiệm kỳ" },
            new(nameof(SetUpCouncil.AdministratorName)),
            new(nameof(SetUpCouncil.UserName)),
            Field.Secret(nameof(SetUpCouncil.Password), isNew: true) with { Hint = "Ít nhất 12 ký tự; một câu dài dễ nhớ là tốt nhất." },
        ],
    };

    [TempData]
    public string? Done { get; set; }

    public Task<IActionResult> OnPostCouncil(SetUpCouncil council) => Submit(council with { IsDemo = false }, nameof(council), _ =>
    {
        Done = "Đã mở Hội đồng nhân dân. Hãy đăng nhập bằng tài khoản quản trị vừa tạo.";
        return Task.FromResult<IActionResult>(LocalRedirect("/dang-nhap"));
    });
}
