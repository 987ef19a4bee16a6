using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.People;
using Supervision.Core.PersonalData;

namespace Supervision.Api.Pages;

/// <summary>What is held about people and why; one person's file, to be handed over or corrected.</summary>
public sealed class PersonalDataPage(IMediator mediator, Asking ask) : FormPage(mediator)
{
    private readonly IMediator _mediator = mediator;

    [BindProperty(Name = "nguoi", SupportsGet = true)]
    public Guid? PersonId { get; set; }

    [BindProperty]
    public CorrectPerson? Correct { get; set; }

    public IReadOnlyList<HeldData> Register { get; private set; } = [];

    public IReadOnlyList<PersonLine> People { get; private set; } = [];

    public PersonFile? Person { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Read(ct);
        return await Submit(Correct!, nameof(Correct), _ =>
        {
            Done = "Đã đính chính.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/quan-tri/du-lieu-ca-nhan?nguoi={Correct!.PersonId}"));
        });
    }

    protected override async Task Read(CancellationToken ct)
    {
        Register = await _mediator.Send(new PersonalDataRegister(), ct);
        People = await ask.All(Subject.Directory, after => new PersonList { After = after, Take = 200 }, ct);
        if ((PersonId ?? Correct?.PersonId) is { } person) Person = await _mediator.Send(new PersonalDataOf(person), ct);
    }
}
