using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Publishing;

namespace Supervision.Api.Pages;

/// <summary>One text for the public: its words beside what everybody will read of them, and its way there and back.</summary>
public sealed class PublicationPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    private const string Home = "/quan-ly-cong-khai/noi-dung";
    private bool _isPreviewed;

    /// <summary>None for one that is still to be worded.</summary>
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public PublicationKind? Kind { get; set; }

    [BindProperty(Name = "ket-luan", SupportsGet = true)]
    public Guid? ConclusionId { get; set; }

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Year { get; set; }

    [TempData]
    public string? Done { get; set; }

    /// <summary>As it is kept; null for one that is still to be worded.</summary>
    public PublicationView? View { get; private set; }

    /// <summary>What is read of it outside: as typed, else as kept, else as the records propose.</summary>
    public PublicShown Shown { get; private set; } = null!;

    /// <summary>Words in it that are names of persons or look like one, each with its place.</summary>
    public IReadOnlyList<FoundName> Names { get; private set; } = [];

    public bool IsOpen { get; private set; }

    public string PublicPath { get; private set; } = "";

    /// <summary>As it was typed; null where nothing was.</summary>
    public PublicationContent? Typed { get; private set; }

    /// <summary>What is shown is what was typed, and not kept.</summary>
    public bool IsTyped => Typed is not null && _isPreviewed;

    public string Form => View is null ? "draft" : "revise";

    /// <summary>The words may be changed by the reader.</summary>
    public bool MayWord => May(Act.Write) && (View is null || View.Allowed.Contains(PublicationStep.Revise));

    public PublicationKind Of => View?.Line.Kind ?? Kind ?? PublicationKind.Programme;

    /// <summary>Where a form of this page is sent.</summary>
    public string Address => Id is { } id ? $"{Home}/{id}" : $"{Home}?loai={Kind}&ket-luan={ConclusionId}&nam={Year}";

    /// <summary>The parts that are offered to be worded: as many as there are, and an empty one.</summary>
    public int Parts => Shown.Content.Parts.Count + (Typed is { Parts: [.., { Text: null, Heading: null }] } ? 0 : 1);

    public IReadOnlyList<ActionForm> Forms => View is null ? [] : [.. Steps().Select(form => form.With(nameof(ApprovePublication.Version), View.Line.Version))];

    public PlainField Field(string name, string? proposed, int? lines = null) => PlainField.Of(ModelState, $"{Form}.{nameof(DraftPublication.Content)}.{name}", proposed) with { Lines = lines };

    /// <summary>So many lines that the text stands in them.</summary>
    public static int LinesOf(string? text) => Math.Clamp(((text?.Length ?? 0) / 70) + (text?.Count(c => c == '\n') ?? 0) + 1, 2, 12);

    /// <summary>What is wrong with a field of the form as a whole.</summary>
    public string? Wrong(string name) => ModelState[name.Length == 0 ? Form : $"{Form}.{name}"]?.Errors.FirstOrDefault()?.ErrorMessage;

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        // What waits already is gone on with.
        if (Id is null && await Find(PublicationStatus.Draft, ct) is { } waiting) return LocalRedirect($"{Home}/{waiting}");
        await Read(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostDraft(DraftPublication draft, string? preview)
    {
        _ = actor.Identity;
        (Kind, ConclusionId, Year) = (draft.Kind, draft.ConclusionId, draft.ProgrammeYear);
        Typed = Filled(draft.Content);
        if (preview is not null) return await Look();
        return await Submit(draft, nameof(draft), made => Gone(made.Id, "Đã lưu, chờ người có thẩm quyền duyệt công khai."));
    }

    public async Task<IActionResult> OnPostRevise(RevisePublication revise, string? preview)
    {
        _ = actor.Identity;
        Typed = Filled(revise.Content);
        if (preview is not null) return await Look();
        return await Submit(revise with { PublicationId = Id ?? Guid.Empty }, nameof(revise), _ => Gone(Id, "Đã lưu, chờ duyệt công khai."));
    }

    public Task<IActionResult> OnPostApprove(ApprovePublication approve) => Submit(approve with { PublicationId = Id ?? Guid.Empty }, nameof(approve), _ => Gone(Id, "Đã duyệt công khai."));

    public Task<IActionResult> OnPostWithdraw(WithdrawPublication withdraw) => Submit(withdraw with { PublicationId = Id ?? Guid.Empty }, nameof(withdraw), _ => Gone(Id, "Đã rút; người ngoài không còn xem được."));

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        var open = await ask.Get(new PublicSwitchDetails(), ct);
        (IsOpen, PublicPath) = (open.IsOpen, $"/cong-khai/{Uri.EscapeDataString(open.Code)}");
        if (Id is { } id)
        {
            View = await ask.Get(new PublicationDetails(id), ct);
            Names = View.Names;
            var line = View.Line;
            Shown = new PublicShown(line.Source, line.IssuedOn, line.FiguresAsOf, Typed ?? View.Content, View.Counts) { IsPreview = true, Marks = Words(Names) };
            return;
        }
        var suggested = await ask.Get(new PublicationSuggestion { Kind = Of, ConclusionId = ConclusionId, ProgrammeYear = Year }, ct);
        var source = suggested.Source;
        var proposed = source.Content;
        Names = suggested.Names;
        // What was shortened for the public before is not offered whole again.
        if (await Find(PublicationStatus.Published, ct) is { } published)
        {
            var view = await ask.Get(new PublicationDetails(published), ct);
            (proposed, Names) = (view.Content, view.Names);
        }
        Shown = new PublicShown(source.Source, source.IssuedOn, source.FiguresAsOf, Typed ?? proposed, source.Counts) { IsPreview = true, Marks = Words(Names) };
    }

    private async Task<Guid?> Find(PublicationStatus status, CancellationToken ct) => ConclusionId is null && Year is null ? null
        : (await ask.Get(new PublicationList { Status = status, Kind = Of, ConclusionId = ConclusionId, ProgrammeYear = Year, Take = 1 }, ct)).Items is [var line, ..] ? line.Id : null;

    // The browser sends a content without parts as none.
    private static PublicationContent Filled(PublicationContent? content) => content is null ? new PublicationContent { Title = "" } : content with { Title = content.Title ?? "", Parts = content.Parts ?? [] };

    private async Task<IActionResult> Look()
    {
        _isPreviewed = true;
        return await Found();
    }

    private Task<IActionResult> Gone(Guid? id, string done)
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"{Home}/{id}"));
    }

    private IEnumerable<ActionForm> Steps()
    {
        if (!May(Act.Approve)) yield break;
        if (View!.Allowed.Contains(PublicationStep.Approve) && !View.NeedsOtherHands)
            yield return new ActionForm("approve", "Duyệt công khai", IsOpen ? "Duyệt, công khai ngay" : "Duyệt công khai")
            {
                IsOpen = true,
                Fields = View.Names.Count == 0 ? [] :
                [
                    new(nameof(ApprovePublication.NamesChecked), FieldKind.Several)
                    {
                        Label = $"Chữ có thể là tên người, số điện thoại, giấy tờ, tài khoản, biển số, thư điện tử của một người: {string.Join("; ", View.Names)}",
                        Choices = [new("true", "Đã kiểm tra, không có chữ nào của riêng một người")],
                        Hint = "Đúng là của một người thì đề nghị văn phòng sửa, hoặc bỏ bản này.",
                    },
                ],
                Note = "Xin đọc hết phần “Người ngoài sẽ đọc”: ai cũng đọc được đúng từng chữ ở đó " + (IsOpen ? "ngay sau khi duyệt." : "khi trang công khai được mở; hiện trang đang tắt."),
            };
        if (View.Allowed.Contains(PublicationStep.Withdraw))
        {
            var isOut = View.Line.Status is PublicationStatus.Published;
            yield return new ActionForm("withdraw", isOut ? "Rút khỏi trang công khai" : "Không công khai, bỏ bản này", isOut ? "Rút" : "Bỏ bản này") { Fields = [Web.Field.Text(nameof(WithdrawPublication.Reason))] };
        }
    }

    private static string[] Words(IEnumerable<FoundName> names) => [.. names.Select(name => name.Words).Distinct()];

    private bool May(Act act) => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Publication, act);
}
