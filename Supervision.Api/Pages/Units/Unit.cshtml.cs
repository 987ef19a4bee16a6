using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.UnitLinks;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>One unit for whoever keeps the directory: its mailbox, the names it bore, another name from a day on, its end and who took over.</summary>
public sealed class UnitPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    // The last part of its name is the command's own member, so that what is wrong with the list stands beside the lines.
    private const string SuccessorLines = "Typed.Successors";

    [TempData]
    public string? Done { get; set; }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    public UnitAnswer View { get; private set; } = null!;

    /// <summary>Where the unit is written to.</summary>
    public UnitContactsAnswer? Reached { get; private set; }

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>Its people have accounts, which the reader administers.</summary>
    public bool SeesPeople => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write);

    public bool SeesTasks => ask.May(Subject.FollowUpTask);

    /// <summary>It left something open that the reader may give to its successors.</summary>
    public bool MayTransfer { get; private set; }

    public bool HasEnded => View.Unit.ValidTo < clock.Today();

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRename(RenameUnit rename) => Do(rename, nameof(rename), $"Đã ghi tên mới từ ngày {Show.Date(rename.ValidFrom)}.");

    public Task<IActionResult> OnPostMailbox(ChangeUnitMailbox mailbox) =>
        Do(mailbox, nameof(mailbox), mailbox.Email is { } address ? $"Đã ghi hộp thư {address}." : "Đã bỏ hộp thư; từ nay không gửi thư chung cho đơn vị này.");

    public async Task<IActionResult> OnPostEnd(EndUnit end, [FromForm(Name = "end." + SuccessorLines)] string? lines, CancellationToken ct)
    {
        UnitsPage.Demand(actor);
        var successors = await TypedUnits.Read(ask, lines, "đơn vị kế thừa phải được thêm vào danh mục trước", wrong => ModelState.AddModelError($"end.{nameof(EndUnit.Successors)}", wrong), ct);
        return await Do(end with { Successors = [.. successors.Select(one => new Successor(one.Unit.Id, one.Note))] }, nameof(end), "Đã ghi đơn vị kết thúc hoạt động và đơn vị kế thừa.");
    }

    public Task<IActionResult> OnPostTransfer(TransferOpenTasks transfer) => Submit(transfer with { UnitId = Id }, nameof(transfer), moved =>
    {
        Done = moved.Left.Count == 0
            ? $"Đã chuyển {Count(moved)} nội dung cho đơn vị kế thừa; đơn vị thấy từ lúc này và được báo."
            : $"Đã chuyển {Count(moved)} nội dung; chưa chuyển được {moved.Left.Count} nội dung: {string.Join("; ", moved.Left.Take(10).Select(left => $"số {left.Number}: {left.Reason.TrimEnd('.')}"))}.";
        return Task.FromResult<IActionResult>(LocalRedirect($"{UnitsPage.Path}/{Id}"));
    });

    private static int Count(TasksHandedOver moved) => moved.Moved.Select(one => one.TaskId).Distinct().Count();

    protected override async Task Read(CancellationToken ct)
    {
        UnitsPage.Demand(actor);
        View = await ask.Get(new UnitDetails(Id), ct);
        MayTransfer = HasEnded && View.Successors.Count > 0 && actor.Identity.Roles.Any(role => PermissionMatrix.Allows(role, Subject.FollowUpTask, Rows.All, Act.Write))
            && (await ask.Try(Subject.FollowUpTask, new TaskList { LeadUnitId = Id, OpenOnly = true, Take = 200 }, ct))?.Items.Any(task => task.Progress is not TaskProgress.Draft) == true;
        Reached = await ask.Try(Subject.UnitLink, new UnitContactList(Id), ct);
        Forms = [.. Shown()];
    }

    private IEnumerable<ActionForm> Shown()
    {
        var unit = View.Unit;
        if (MayTransfer)
            yield return (HandoverForm.Of("transfer", "Chuyển mọi nội dung chưa xong cho đơn vị kế thừa", "Chuyển mọi nội dung chưa xong", View, clock.Today()) with
            {
                IsOpen = true,
                Note = "Đơn vị nhận thấy các nội dung từ lúc chuyển và được báo một lần; thời hạn giữ nguyên. Chọn nhiều đơn vị thì mỗi nội dung được tách thành phần của từng đơn vị; muốn chuyển riêng một nội dung, làm ở trang của nội dung đó.",
            }).With(nameof(TransferOpenTasks.Version), unit.Version);
        if (!HasEnded && Reached is { } reached)
            yield return new ActionForm("mailbox", reached.Email is null ? "Ghi hộp thư chính thức" : "Đổi hộp thư chính thức", "Lưu hộp thư")
            {
                Note = "Thông báo, đôn đốc cho đơn vị được gửi thêm vào hộp thư này, ngoài những người có tài khoản; đường dẫn mở việc không cần tài khoản cũng gửi vào đây.",
                Fields = [new(nameof(ChangeUnitMailbox.Email)) { Label = "Hộp thư chính thức", Value = reached.Email, IsOptional = true, Hint = "Một địa chỉ thư của đơn vị, không phải thư riêng, ví dụ: ubnd.hoabinh@lamson.gov.vn. Để trống thì thôi dùng." }],
            }.With(nameof(ChangeUnitMailbox.UnitId), Id).With(nameof(ChangeUnitMailbox.Version), unit.Version);
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
                Note = "Việc đã giao vẫn đứng tên đơn vị cho đến khi Văn phòng chuyển cho đơn vị kế thừa, ở trang này hoặc ở trang của từng nội dung. Ghi rồi thì không mở lại được.",
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
