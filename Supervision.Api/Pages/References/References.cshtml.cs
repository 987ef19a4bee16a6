using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.References;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>What is kept beside the council's supervision, by kind; whoever keeps it registers more.</summary>
public sealed class ReferencesPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    public const string Path = "/ho-so-tham-chieu";

    [BindProperty(Name = "loai", SupportsGet = true)]
    public ReferenceKind? Kind { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Page<ReferenceRow> Lines { get; private set; } = new([], null);

    public ActionForm? Register { get; private set; }

    /// <summary>The list as a table, with its filter.</summary>
    public string Sheet => ListTools.SheetAddress("/api/references.xlsx", ("kind", Kind));

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRegister(RegisterReferenceCase register) => Submit(register, nameof(register), made =>
    {
        Done = "Đã lập hồ sơ tham chiếu. Bước tiếp theo: ghi các mục và số liệu mà nguồn nêu.";
        return Task.FromResult<IActionResult>(LocalRedirect($"{Path}/{made.Id}"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        if (HttpMethods.IsGet(Request.Method) && !ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        Lines = await ask.Get(new ReferenceCaseList { Kind = Kind, After = After }, ct);
        Register = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.ReferenceCase, Act.Write) ? ReferenceForms.Register(Lines.Items.Count == 0 && Kind is null && After is null) : null;
    }
}
