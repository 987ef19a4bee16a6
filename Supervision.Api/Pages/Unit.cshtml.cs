using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>One unit for whoever keeps the directory: the names it bore, another name from a day on, its end and who took over.</summary>
public sealed class UnitPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    // The last part of its name is the command's own member, so that what is wrong with the list stands beside the lines.
    private const string SuccessorLines = "Typed.Successors";

    [TempData]
    public string? Done { get; set; }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    public UnitAnswer View { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>Its people have accounts, which the reader administers.</summary>
    public bool SeesPeople => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write);

    public bool SeesTasks => ask.May(Subject.FollowUpTask);

    public bool HasEnded => View.Unit.ValidTo < clock.Today();

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRename(RenameUnit rename) => Do(rename, nameof(rename), $"Đã ghi tên mới từ ngày {Show.Date(rename.ValidFrom)}.");

    public async Task<IActionResult> OnPostEnd(EndUnit end, [FromForm(Name = "end." + SuccessorLines)] string? lines, CancellationToken ct)
    {
        UnitsPage.Demand(actor);
        var successors = await TypedUnits.Read(ask, lines, "đơn vị kế thừa phải được thêm vào danh mục trước", wrong => ModelState.AddModelError($"end.{nameof(EndUnit.Successors)}", wrong), ct);
        return await Do(end with { Successors = [.. successors.Select(one => new Successor(one.Unit.Id, one.Note))] }, nameof(end), "Đã ghi đơn vị kết thúc hoạt động và đơn vị kế thừa.");
    }

    protected override async Task Read(CancellationToken ct)
    {
        UnitsPage.Demand(actor);
        View = await ask.Get(new UnitDetails(Id), ct);
        Forms = [.. Shown()];
    }

    private IEnumerable<ActionForm> Shown()
    {
        var unit = View.Unit;
        if (!HasEnded)
            yield return new ActionForm("rename", "Đổi tên", "Ghi tên mới")
            {
                Note = "Văn bản về những ngày trước vẫn ghi tên cũ.",
                Fields =
                [
                    new(nameof(RenameUnit.Name)) { Label = "Tên mới" },
                    Field.Day(nameof(RenameUnit.ValidFrom)) with { Label = "Mang tên mới từ ngày", Hint = "Ngày văn bản đổi tên có hiệu lực; có thể là ngày đã qua." },
                ],
            }.With(nameof(RenameUnit.UnitId), Id).With(nameof(RenameUnit.Version), unit.Version);
        if (unit.ValidTo is null || View.Successors.Count == 0)
            yield return new ActionForm("end", unit.ValidTo is null ? "Kết thúc hoạt động, ghi đơn vị kế thừa" : "Ghi đơn vị kế thừa", "Ghi kết thúc hoạt động")
            {
                Note = "Việc đã giao cho đơn vị vẫn đứng tên đơn vị; chuyển từng nội dung chưa xong cho đơn vị kế thừa ở trang của nội dung đó. Ghi rồi thì không mở lại được.",
                Fields =
                [
                    Field.Day(nameof(EndUnit.LastDay), unit.ValidTo) with { Label = "Ngày hoạt động cuối cùng" },
                    new(nameof(EndUnit.Paper)) { Label = "Văn bản sắp xếp, giải thể", Hint = "Ví dụ: Nghị quyết số 1656/NQ-UBTVQH15." },
                    Field.Text(SuccessorLines) with { Hint = "Mỗi dòng một đơn vị đã có trong danh mục, ghi mã hoặc đúng tên; phần việc đơn vị đó nhận ghi sau dấu chấm phẩy. Ví dụ: Ủy ban nhân dân xã Hòa Bình; các trường mầm non." },
                ],
            }.With(nameof(EndUnit.UnitId), Id).With(nameof(EndUnit.Version), unit.Version);
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"{UnitsPage.Path}/{Id}"));
    });
}
