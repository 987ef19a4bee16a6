using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Where a council wants two people, and what its province reads.</summary>
public sealed class OversightPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<FourEyesLine> Lines { get; private set; } = [];

    public CouncilParent Parent { get; private set; } = null!;

    public bool IsProvince { get; private set; }

    public ActionForm? Share => !MayWrite ? null : new ActionForm("share", "Đặt phạm vi chia sẻ", "Lưu")
    {
        Fields =
        [
            new(nameof(SetCouncilParent.ParentCode)) { Value = Parent.ParentCode, IsOptional = true, Hint = "Mã do Hội đồng nhân dân cấp tỉnh cung cấp. Để trống: không chia sẻ." },
            Field.Of<ParentSees>(nameof(SetCouncilParent.ParentSees)) with { Value = $"{Parent.ParentSees}" },
        ],
    }.With(nameof(SetCouncilParent.Version), Parent.Version);

    private bool MayWrite => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRule(SetFourEyesRule rule) => Do(rule, nameof(rule), "Đã lưu.");

    public Task<IActionResult> OnPostShare(SetCouncilParent share) => Do(share, nameof(share), "Đã lưu.");

    public ActionForm? Form(FourEyesLine line) => !MayWrite || line.IsCore ? null : new ActionForm("rule", line.IsStrict ? "Cho một người làm cả hai bước" : "Bắt buộc hai người", "Lưu")
    {
        Of = new Guid((int)line.Duty + 1, 0, 0, new byte[8]),
        Fields = [new(nameof(SetFourEyesRule.Basis)) { Hint = "Ví dụ: Quy chế hoạt động của Hội đồng nhân dân, Điều 12." }],
    }.With(nameof(SetFourEyesRule.Duty), line.Duty).With(nameof(SetFourEyesRule.IsStrict), line.IsStrict ? "false" : "true").With(nameof(SetFourEyesRule.Version), line.Version);

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        if (actor.UnitId is not null) throw RefusedException.Forbidden("Trang này dành cho các cơ quan của Hội đồng nhân dân.");
        Lines = await ask.Get(new FourEyesList(), ct);
        Parent = await ask.Get(new CouncilParentDetails(), ct);
        IsProvince = (await ask.Get(new CouncilDetails(), ct)).Level is CouncilLevel.Province;
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect("/quan-tri/kiem-soat"));
    });
}
