using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The papers outside campaigns that ask something of units, and the form that registers another one.</summary>
public sealed class SourcePapersPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    public const string Path = "/van-ban-nguon";

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<SourcePaperLine> Papers { get; private set; } = new([], null);

    /// <summary>Null for whoever registers none.</summary>
    public ActionForm? Register { get; private set; }

    public bool IsUnit => actor.UnitId is not null;

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRegister(RegisterSourcePaper register) => Submit(register, nameof(register), made =>
    {
        TempData[nameof(SourcePaperPage.Done)] = "Đã ghi văn bản nguồn vào sổ; hãy thêm các nội dung của văn bản.";
        return Task.FromResult<IActionResult>(LocalRedirect($"{Path}/{made.Id}"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Papers = await ask.Get(new SourcePaperList { After = After }, ct);
        var all = Writes(Rows.All);
        if (!all && !Writes(Rows.Body)) return;
        var bodies = (await ask.Try(Subject.Directory, new BodyList(), ct) ?? []).Select(body => new Choice($"{body.Id}", body.Name));
        Register = new ActionForm("register", "Ghi văn bản nguồn mới", "Ghi văn bản nguồn")
        {
            Once = true,
            Note = "Văn bản không thuộc cuộc giám sát mà có nội dung giao đơn vị. Ghi vào sổ thì đơn vị chưa thấy gì; đơn vị thấy khi nội dung của văn bản được duyệt chuyển.",
            Fields =
            [
                Field.Of<SourcePaperKind>(nameof(RegisterSourcePaper.Kind)),
                new(nameof(RegisterSourcePaper.Reference)) { Hint = "Ví dụ: 25/NQ-HĐND." },
                Field.Day(nameof(RegisterSourcePaper.IssuedOn)) with { Hint = "Ngày ban hành, hoặc ngày của phiên họp; thời hạn của các nội dung tính từ ngày này." },
                new(nameof(RegisterSourcePaper.Issuer)),
                Field.Text(nameof(RegisterSourcePaper.Title)),
                new(nameof(RegisterSourcePaper.BodyId), FieldKind.Choice)
                {
                    Label = "Cơ quan theo dõi",
                    IsOptional = all,
                    Choices = [new("", all ? "Thường trực Hội đồng nhân dân" : "Chọn cơ quan"), .. bodies],
                },
            ],
        };
    }

    private bool Writes(Rows rows) => actor.Identity.Roles.Any(role => PermissionMatrix.Allows(role, Subject.FollowUpTask, rows, Act.Write));
}
