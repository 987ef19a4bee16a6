using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The council itself: what it settles for its own work, and the bodies that it works by.</summary>
public sealed class CouncilSettingsPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    public CouncilAnswer Council { get; private set; } = null!;

    public IReadOnlyList<BodyLine> Bodies { get; private set; } = [];

    public ActionForm Settings { get; private set; } = null!;

    public ActionForm Body { get; private set; } = null!;

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostSettings(
        ChangeCouncilSettings settings,
        [ModelBinder(Name = "settings." + nameof(ChangeCouncilSettings.Checklist))] ChecklistItem[] items,
        [ModelBinder(Name = "settings." + nameof(ChangeCouncilSettings.MinutesSigners))] MinutesParty[] signers) =>
        Do(settings with { Checklist = items ?? [], MinutesSigners = signers ?? [] }, nameof(settings), "Đã lưu thiết lập.");

    public Task<IActionResult> OnPostBody(AddBody body) => Do(body, nameof(body), body.ValidFrom > clock.Today() ? $"Đã thêm {body.Name}; có trong danh sách từ ngày {Show.Date(body.ValidFrom)}." : $"Đã thêm {body.Name}.");

    public Task<IActionResult> OnPostRename(RenameBody rename) => Do(rename, nameof(rename), $"Đã đổi tên thành {rename.Name}.");

    /// <summary>The form that gives a body another name; null for the council itself.</summary>
    public ActionForm? Renaming(BodyLine body) => body.Kind is BodyKind.Council ? null : new ActionForm("rename", $"Đổi tên {body.Name}", "Lưu tên mới")
    {
        Of = body.Id,
        Note = "Văn bản đã ban hành giữ tên đã in; văn bản ghi ngày trước ngày đổi vẫn mang tên cũ.",
        Fields =
        [
            new(nameof(RenameBody.Name)) { Label = "Tên mới", Value = body.Name },
            new(nameof(RenameBody.HeaderName)) { Value = body.HeaderName },
            Field.Day(nameof(RenameBody.ValidFrom), clock.Today()) with { Label = "Mang tên mới từ ngày" },
        ],
    }.With(nameof(RenameBody.BodyId), body.Id);

    protected override async Task Read(CancellationToken ct)
    {
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write)) throw RefusedException.Forbidden("Trang này dành cho người quản trị của Hội đồng nhân dân.");
        Council = await ask.Get(new CouncilDetails(), ct);
        Bodies = await ask.Get(new BodyList(), ct);
        Settings = new ActionForm("settings", "Đổi thiết lập", "Lưu thiết lập")
        {
            Fields =
            [
                Field.Of<NumberSource>(nameof(ChangeCouncilSettings.NumberSource)) with { Value = $"{Council.NumberSource}", Hint = "Nơi cấp số cho văn bản đi. Sổ của hệ thống này: hệ thống tự cấp số tiếp theo." },
                new(nameof(ChangeCouncilSettings.ChecklistName)) { Value = Council.ChecklistName, Hint = "Tên gọi tại địa phương, ví dụ: 6 rõ." },
                Field.Several(nameof(ChangeCouncilSettings.Checklist), Council.Checklist) with { Hint = "Mỗi nội dung yêu cầu, kiến nghị được kiểm tra đủ các mục này trước khi ban hành." },
                new(nameof(ChangeCouncilSettings.ChecklistEnforced), FieldKind.Choice)
                {
                    Label = "Khi một nội dung còn thiếu mục",
                    Choices = [new("false", "Cảnh báo, vẫn cho ban hành"), new("true", "Không cho ban hành")],
                    Value = Council.ChecklistEnforced ? "true" : "false",
                },
                new(nameof(ChangeCouncilSettings.ImmediateDays), FieldKind.Number) { Value = $"{Council.ImmediateDays}", Hint = "“Ngay sau khi ban hành” được tính là bao nhiêu ngày làm việc, từ 1 đến 30. Không luật nào quy định; Hội đồng nhân dân tự đặt." },
                Field.Several(nameof(ChangeCouncilSettings.MinutesSigners), Council.MinutesSigners) with { Hint = "Theo quy chế của Hội đồng nhân dân: biên bản buổi làm việc cần đủ chữ ký của những người này." },
            ],
        }.With(nameof(ChangeCouncilSettings.Version), Council.Version);
        Body = new ActionForm("body", "Thêm Ban, Tổ đại biểu, cơ quan khác", "Thêm cơ quan")
        {
            Once = true,
            Fields =
            [
                Field.Of<BodyKind>(nameof(AddBody.Kind), BodyKind.Committee, BodyKind.DelegateGroup, BodyKind.Office, BodyKind.StandingBoard, BodyKind.NaDeputation),
                new(nameof(AddBody.Name)) { Label = "Tên cơ quan", Hint = "Ví dụ: Ban Pháp chế Hội đồng nhân dân tỉnh Lam Sơn." },
                new(nameof(AddBody.HeaderName)) { Hint = "Dòng in đậm bên trái đầu văn bản, ví dụ: BAN PHÁP CHẾ." },
                new(nameof(AddBody.ShortCode)) { Hint = "Chữ viết tắt trong số, ký hiệu văn bản, ví dụ: BPC." },
                Field.Day(nameof(AddBody.ValidFrom), clock.Today()) with { Label = "Thành lập từ ngày" },
                Field.Day(nameof(AddBody.ValidTo)) with { Label = "Hoạt động đến hết ngày", IsOptional = true },
            ],
        };
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect("/quan-tri/hoi-dong"));
    });
}
