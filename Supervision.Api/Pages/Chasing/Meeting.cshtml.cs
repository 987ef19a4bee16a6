using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>What is still late after the second letter, for the Standing Board's meeting; what was decided is written down here.</summary>
public sealed class MeetingPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Also what was decided this month.</summary>
    [BindProperty(Name = "da-quyet-dinh", SupportsGet = true)]
    public bool WithDecided { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Page<MeetingLine> Lines { get; private set; } = new([], null);

    private DateOnly? Since => WithDecided ? new DateOnly(clock.Today().Year, clock.Today().Month, 1) : null;

    public bool Decides => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Escalation, Act.Approve);

    /// <summary>The list as a table, with its filter.</summary>
    public string Sheet => ListTools.SheetAddress("/api/meeting-list.xlsx", ("decidedSince", Since));

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostDecide(DecideMeasure decide) => Submit(decide, nameof(decide), _ =>
    {
        Done = "Đã ghi biện pháp được quyết định.";
        return Task.FromResult<IActionResult>(LocalRedirect(After is null ? "/phien-hop" : $"/phien-hop?sau={Uri.EscapeDataString(After)}"));
    });

    /// <summary>Why it is late; null where it no longer is.</summary>
    public string? Late(MeetingLine line) => line.DaysLate > 0 && line.DueOn is { } due ? OwedWords.Late(line.Progress, due, clock.Today()) : null;

    public ActionForm Form(MeetingLine line) => new ActionForm("decide", "Ghi biện pháp được quyết định", "Ghi biện pháp")
    {
        Of = line.TaskId,
        Fields =
        [
            Field.Of<MeasureKind>(nameof(DecideMeasure.MeasureKind)),
            Field.Day(nameof(DecideMeasure.DecidedOn), clock.Today()),
            new(nameof(DecideMeasure.DecidedBy)) { Hint = "Ví dụ: Phiên họp thứ 12 của Thường trực HĐND." },
            new(nameof(DecideMeasure.Reference)),
            Field.Text(nameof(DecideMeasure.Content)) with { Hint = "Nội dung phải giải trình, kiến nghị, chất vấn." },
            new(nameof(DecideMeasure.ResponsiblePost)) { Hint = "Chức danh người phải giải trình. Để trống được khi biện pháp không phải là yêu cầu giải trình bằng văn bản." },
            new(nameof(DecideMeasure.IsComplex), FieldKind.Choice) { Label = "Thời hạn giải trình", Choices = [new("false", "Thông thường"), new("true", "Nội dung phức tạp, thời hạn dài hơn")] },
            Field.Day(nameof(DecideMeasure.DueOn)) with { IsOptional = true, Hint = "Không đặt cho yêu cầu giải trình: thời hạn do pháp luật quy định." },
        ],
    }.With(nameof(DecideMeasure.TaskId), line.TaskId);

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Lines = await ask.Get(new MeetingList { DecidedSince = Since, After = After }, ct);
    }
}
