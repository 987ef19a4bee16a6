using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.References;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>A reference: complete, but no supervision of the council. Whoever keeps it adds items, each kind by a form of its own, and figures.</summary>
public sealed class ReferencePage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    private ReferenceItemKind? _sent;

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The kind of item that is to be added.</summary>
    [BindProperty(Name = "them", SupportsGet = true)]
    public ReferenceItemKind? Kind { get; set; }

    [TempData]
    public string? Done { get; set; }

    public ReferenceAnswer View { get; private set; } = null!;

    public CheckAnswer? Check { get; private set; }

    public bool MayWrite => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.ReferenceCase, Act.Write);

    public ReferenceItemKind? Adding => _sent ?? Kind;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPostItem(TypedReferenceItem item)
    {
        _sent = item.ItemKind;
        var data = item.Blank();
        await TryUpdateModelAsync(data, data.GetType(), $"{nameof(item)}.{nameof(AddReferenceItem.Data)}");
        return await Submit(item.With(Id, data), nameof(item), added => Again($"Đã ghi mục {added.Number}: {item.ItemKind.Label()}.", $"?them={item.ItemKind}"));
    }

    public Task<IActionResult> OnPostFigure(IndicatorTyped figure) =>
        Submit(new RecordReferenceIndicator { ReferenceCaseId = Id, Stated = figure.Read(ModelState, nameof(figure)) }, nameof(figure), added => Again($"Đã ghi số liệu {added.Number}.", ""));

    protected override async Task Read(CancellationToken ct)
    {
        if (HttpMethods.IsGet(Request.Method) && !ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Loại mục trong địa chỉ không đọc được; hãy chọn lại.");
        View = await ask.Get(new ReferenceCaseDetails(Id), ct);
        Check = await ask.Try(Subject.ReferenceCase, new ReferenceFlags(Id), ct);
        Forms = MayWrite ? [.. Adding is { } kind ? [ReferenceForms.Item(View, kind)] : Array.Empty<ActionForm>(), ReferenceForms.Indicator(View)] : [];
    }

    private Task<IActionResult> Again(string done, string at)
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"{ReferencesPage.Path}/{Id}{at}"));
    }
}
