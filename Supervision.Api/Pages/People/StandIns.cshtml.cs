using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.People;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>Who stands in for whom: one's own, and for administrators all of the council.</summary>
public sealed class StandInsPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<StandInLine> All { get; private set; } = [];

    public ActionForm? Add { get; private set; }

    public bool Holds(StandInLine one) => one.ValidFrom <= clock.Today() && one.ValidTo >= clock.Today() && (one.EndedOn is null || one.EndedOn > clock.Today());

    public ActionForm? End(StandInLine one) => one.EndedOn is not null || one.ValidTo < clock.Today() || (one.ForPersonId != actor.PersonId && !Administers) ? null
        : new ActionForm("end", "Chấm dứt trước hạn", "Chấm dứt")
        {
            Of = one.Id,
            Fields = [Field.Day(nameof(EndStandIn.EndedOn), clock.Today()), Field.Text(nameof(EndStandIn.Reason))],
        }.With(nameof(EndStandIn.StandInId), one.Id).With(nameof(EndStandIn.Version), one.Version);

    private bool Administers => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostAdd(AddStandIn add) => Do(add, nameof(add), "Đã ghi người làm thay.");

    public Task<IActionResult> OnPostEnd(EndStandIn end) => Do(end, nameof(end), "Đã chấm dứt việc làm thay.");

    protected override async Task Read(CancellationToken ct)
    {
        All = await ask.Get(new StandInList(), ct);
        var own = actor.Identity.Held.Where(StandIns.Roles.Contains).ToList();
        if (actor.Identity.ActingFor is not null || (own.Count == 0 && !Administers)) return;
        var people = (await ask.All(Subject.Directory, after => new PersonList { After = after, Take = 200 }, ct)).Where(p => p.IsActive).ToList();
        // Others than those of one's own office are refused.
        var mates = people.Where(p => Administers ? p.Roles.Count > 0 : p.UnitId == actor.UnitId && p.Id != actor.PersonId);
        var whose = Administers ? people.Where(p => p.Roles.Any(r => StandIns.Roles.Contains(r.Role))) : people.Where(p => p.Id == actor.PersonId);
        Add = new ActionForm("add", "Giao người làm thay", "Giao làm thay")
        {
            Once = true,
            Note = "Người làm thay chọn vai trò được giao khi làm việc; nhật ký ghi rõ làm thay cho ai. Việc ký thay trên văn bản ghi ở mục Ký thay.",
            Fields =
            [
                new(nameof(AddStandIn.ForPersonId), FieldKind.Choice) { Choices = [new("", "Chọn người"), .. whose.Select(Line)], Value = Administers ? "" : $"{actor.PersonId}" },
                new(nameof(AddStandIn.PersonId), FieldKind.Choice) { Label = "Người làm thay", Choices = [new("", "Chọn người"), .. mates.Select(Line)] },
                Field.Of<Role>(nameof(AddStandIn.Role), Administers ? StandIns.Roles : [.. own]),
                Field.Day(nameof(AddStandIn.ValidFrom), clock.Today()),
                Field.Day(nameof(AddStandIn.ValidTo)),
                new(nameof(AddStandIn.Reference)) { Label = "Văn bản giao", Hint = "Ví dụ: Thông báo phân công số 12/TB-TTHĐND ngày 02/3/2026." },
            ],
        };
    }

    private static Choice Line(PersonLine person) => new($"{person.Id}", $"{person.Name}, {person.Title}");

    private Task<IActionResult> Do<T>(IRequest<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect("/lam-thay"));
    });
}
