using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.SavedFilters;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>The people of the council and its units with their roles and accounts, for whoever administers them; here they are added.</summary>
public sealed class AccountsPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private const string Path = "/quan-tri/tai-khoan";

    [TempData]
    public string? Done { get; set; }

    [BindProperty(Name = "vai-tro", SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>The unit whose people are listed.</summary>
    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? UnitId { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public ListTools Tools => new(FilteredList.Accounts, ListTools.SheetAddress("/api/people.xlsx", ("role", Role), ("unitId", UnitId)));

    /// <summary>The name of that unit.</summary>
    public string? UnitName { get; private set; }

    public Page<PersonLine> People { get; private set; } = null!;

    public ActionForm? Rules { get; private set; }

    /// <summary>The forms by which somebody is added.</summary>
    public IReadOnlyList<ActionForm> Adding { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRules(SetSecondFactorRules rules, [ModelBinder(Name = "rules.Roles")] Role[] chosen) => Submit(rules with { Roles = chosen }, nameof(rules), _ =>
    {
        Done = "Đã lưu các vai trò phải đăng nhập bằng hai lớp.";
        return Task.FromResult<IActionResult>(LocalRedirect(Path));
    });

    public async Task<IActionResult> OnPostCouncil(
        AddPerson council, [FromForm(Name = "council." + PersonForms.RoleField)] Role? role, [FromForm(Name = "council." + PersonForms.BodyField)] Guid? bodyId,
        [FromForm(Name = "council." + PersonForms.PostUnit)] Guid? postUnit, [FromForm(Name = "council." + PersonForms.PostTitle)] string? postTitle, string? find)
    {
        if (find is not null) return await Found();
        var post = string.IsNullOrWhiteSpace(postTitle) ? null : SearchText.Compose(postTitle.Trim());
        if (postUnit is not null && post is null) ModelState.AddModelError($"council.{PersonForms.PostTitle}", "Hãy ghi chức vụ tại đơn vị đã chọn.");
        if (postUnit is null && post is not null) ModelState.AddModelError($"council.{PersonForms.PostUnit}", "Hãy chọn đơn vị của chức vụ này.");
        return await Add(council with { Posts = postUnit is { } unit && post is not null ? [new HeldPost(unit, post, council.ValidFrom)] : [] }, nameof(council), role, bodyId);
    }

    public async Task<IActionResult> OnPostUnit(AddPerson unit, [FromForm(Name = "unit." + PersonForms.RoleField)] Role? role, string? find)
    {
        if (find is not null) return await Found();
        if (unit.UnitId is null) ModelState.AddModelError($"unit.{nameof(AddPerson.UnitId)}", "Hãy chọn đơn vị.");
        return await Add(unit, nameof(unit), role, null);
    }

    /// <summary>The list as it is filtered, from a page on.</summary>
    public string Link(string after) => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?> { ["vai-tro"] = Role?.ToString(), ["don-vi"] = UnitId?.ToString(), ["sau"] = after });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        var rules = await ask.Get(new SecondFactorRules(), ct);
        UnitName = UnitId is { } unit ? (await ask.Get(new UnitDetails(unit), ct)).Unit.Name : null;
        People = await ask.Get(new PersonList { Role = Role, UnitId = UnitId, After = After, Take = 100 }, ct);
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write)) return;
        Adding = [.. await Forms(ct)];
        Rules = new ActionForm("rules", "Vai trò phải đăng nhập bằng hai lớp", "Lưu")
        {
            Note = "Ai giữ một vai trò được chọn thì phải bật lớp xác thực thứ hai; chưa bật thì chỉ mở được trang cài đặt nó.",
            Fields = [Field.Several(nameof(SetSecondFactorRules.Roles), rules.Roles) with { IsOptional = true }],
        }.With(nameof(SetSecondFactorRules.Version), rules.Version);
    }

    private async Task<IEnumerable<ActionForm>> Forms(CancellationToken ct)
    {
        var ofUnit = PersonForms.OfUnit(await UnitChoices.Read(ask, Request, "unit", nameof(AddPerson.UnitId), UnitId, ct), clock.Today());
        return UnitId is not null ? [ofUnit] : [PersonForms.OfCouncil(await ask.Get(new BodyList(), ct), await UnitChoices.Read(ask, Request, "council", PersonForms.PostUnit, null, ct), clock.Today()), ofUnit];
    }

    private Task<IActionResult> Add(AddPerson person, string form, Role? role, Guid? bodyId)
    {
        if (role is null && ModelState[$"{form}.{PersonForms.RoleField}"] is not { Errors.Count: > 0 }) ModelState.AddModelError($"{form}.{PersonForms.RoleField}", "Hãy chọn vai trò.");
        return Submit(person with { Roles = role is { } held ? [new HeldRole(held, bodyId)] : [] }, form, added =>
        {
            Done = $"Đã thêm {person.Name}. Bước tiếp theo: mời vào hệ thống.";
            return Task.FromResult<IActionResult>(LocalRedirect($"{Path}/{added.Id}"));
        });
    }
}
