using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Notices;

namespace Supervision.Api.Pages;

/// <summary>How the reader is written to outside the application: at once or by a day's digest, which groups not at all, and the quiet hours.</summary>
public sealed class NoticePreferencesPage(IMediator mediator, Asking ask) : FormPage(mediator)
{
    /// <summary>What was just done.</summary>
    [TempData]
    public string? Done { get; set; }

    public NoticePreferencesView View { get; private set; } = null!;

    public ActionForm Form => new ActionForm("preferences", "Đổi cách nhận", "Lưu cách nhận")
    {
        IsOpen = true,
        Fields =
        [
            Field.Of<NoticeTiming>(nameof(ChangeNoticePreferences.Timing)) with { Value = View.Timing.ToString() },
            Field.Several(nameof(ChangeNoticePreferences.MutedGroups), View.MutedGroups) with
            {
                IsOptional = true,
                Hint = "Yêu cầu chấm dứt vi phạm, yêu cầu giải trình và lỗi công việc tự động vẫn được gửi ngay, kể cả trong giờ yên lặng.",
            },
            Field.Hour(nameof(ChangeNoticePreferences.QuietFrom), View.QuietFrom) with { Hint = "Ghi giờ và phút, ví dụ: 18:00. Trong giờ yên lặng và ngày nghỉ không gửi gì; thông báo chờ đến hết giờ yên lặng của ngày làm việc." },
            Field.Hour(nameof(ChangeNoticePreferences.QuietTo), View.QuietTo) with { Hint = "Hai giờ bằng nhau thì không có giờ yên lặng." },
        ],
    }.With(nameof(ChangeNoticePreferences.Version), View.Version);

    public Task OnGet(CancellationToken ct) => Read(ct);

    // Binding fills no list that is there already, so what was ticked comes by itself.
    public Task<IActionResult> OnPostPreferences(ChangeNoticePreferences preferences, [ModelBinder(Name = "preferences.MutedGroups")] NoticeGroup[] muted) => Submit(preferences with { MutedGroups = muted }, nameof(preferences), _ =>
    {
        Done = "Đã lưu cách nhận thông báo.";
        return Task.FromResult<IActionResult>(LocalRedirect("/thong-bao/cach-nhan"));
    });

    protected override async Task Read(CancellationToken ct) => View = await ask.Get(new NoticePreferences(), ct);
}
