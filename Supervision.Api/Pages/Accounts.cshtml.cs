using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.SavedFilters;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>The accounts of the council and its units, for whoever administers them.</summary>
public sealed class AccountsPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    [BindProperty(Name = "vai-tro", SupportsGet = true)]
    public Role? Role { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public ListTools Tools => new(FilteredList.Accounts, ListTools.SheetAddress("/api/people.xlsx", ("role", Role)));

    public Page<PersonLine> People { get; private set; } = null!;

    public ActionForm? Rules { get; private set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRules(SetSecondFactorRules rules, [ModelBinder(Name = "rules.Roles")] Role[] chosen) => Submit(rules with { Roles = chosen }, nameof(rules), _ =>
    {
        Done = "Đã lưu các vai trò phải đăng nhập bằng hai lớp.";
        return Task.FromResult<IActionResult>(LocalRedirect("/quan-tri/tai-khoan"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        var rules = await ask.Get(new SecondFactorRules(), ct);
        People = await ask.Get(new PersonList { Role = Role, After = After, Take = 100 }, ct);
        if (PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write))
            Rules = new ActionForm("rules", "Vai trò phải đăng nhập bằng hai lớp", "Lưu")
            {
                Note = "Ai giữ một vai trò được chọn thì phải bật lớp xác thực thứ hai; chưa bật thì chỉ mở được trang cài đặt nó.",
                Fields = [Field.Several(nameof(SetSecondFactorRules.Roles), rules.Roles) with { IsOptional = true }],
            }.With(nameof(SetSecondFactorRules.Version), rules.Version);
    }
}
