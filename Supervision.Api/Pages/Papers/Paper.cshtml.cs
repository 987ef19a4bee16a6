using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Dispatches;
using Supervision.Core.Documents;
using Supervision.Core.Dossiers;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>One official paper: its parts, its file, whom it went to, and its way from draft to receipt.</summary>
public sealed class PaperPage(IMediator mediator, Asking ask, Actor actor, IHtmlPreview html, TimeProvider clock) : FormPage(mediator)
{
    private const string PartPrefix = "revise.Part.";

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public PaperView View { get; private set; } = null!;

    public IReadOnlyList<DispatchLine> Dispatches { get; private set; } = [];

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>The draft as it would be printed; none once it is issued, when the file that was kept is what stands.</summary>
    public PreviewText? Preview { get; private set; }

    public bool MayWrite => !View.IsArchived && View.Kind.Rule().IsOfUnit == actor.UnitId is not null && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Write);

    /// <summary>The reader drafts conclusions, or sends them out.</summary>
    public bool Concludes => actor.UnitId is null && (PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Conclusion, Act.Write) || PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Conclusion, Act.Number));

    /// <summary>Packages for the exchange axis are made by the clerk of whoever wrote the paper.</summary>
    public bool MayExchange => !View.IsArchived && View.Kind.Rule() is { IsOfUnit: false, DocumentType: not null } && actor.UnitId is null && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Number);

    /// <summary>What comes in as an answer to what went out is entered by the records clerk.</summary>
    public bool MayTakeAnswers => actor.UnitId is null && !View.Kind.Rule().IsOfUnit && View.Sha256 is not null && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Number);

    /// <summary>The campaign that it belongs to; null for who came by a link to one matter.</summary>
    public CampaignNamed? Campaign => actor.Identity.Link is null ? View.Campaign : null;

    /// <summary>Why the reader cannot note it as recalled, though its state would allow it; null where nothing stands against it.</summary>
    public string? RecallRefusal => !View.IsArchived && actor.UnitId is null && View.OpenTasks > 0 && View.Allowed.Contains(PaperStep.Recall) && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Number)
        ? PaperRecall.Refusal(View.OpenTasks) : null;

    public PaperSigningView Signing { get; private set; } = null!;

    public SigningForms SigningForms { get; private set; } = null!;

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRevise(PaperRevision revise) => Do(new RevisePaper
    {
        PaperId = Id,
        Version = revise.Version,
        Title = SearchText.Compose(revise.Title ?? ""),
        Sections = Parts(),
        Recipients = Lines(revise.Recipients),
        AuthorityLines = Lines(revise.AuthorityLines),
        SignerName = revise.SignerName,
        SignerPost = revise.SignerPost,
    }, nameof(revise), "Đã lưu dự thảo.");

    public Task<IActionResult> OnPostSubmit(SubmitPaper submit) => Do(submit with { PaperId = Id }, nameof(submit), "Đã trình.");

    public Task<IActionResult> OnPostApprove(ApprovePaper approve) => Do(approve with { PaperId = Id }, nameof(approve), "Đã duyệt.");

    public Task<IActionResult> OnPostReturn(ReturnPaper @return) => Do(@return with { PaperId = Id }, nameof(@return), "Đã trả lại để hoàn thiện.");

    public Task<IActionResult> OnPostNumber(NumberPaper number) => Do(number with { PaperId = Id }, nameof(number), "Đã lấy số.");

    public Task<IActionResult> OnPostIssue(IssuePaper issue) => Do(issue with { PaperId = Id }, nameof(issue), "Đã ban hành; văn bản được giữ nguyên từ lúc này.");

    public Task<IActionResult> OnPostPrepare(PreparePaperForSigning prepare) => Do(
        prepare with { PaperId = Id, AuthorityLines = TypedLines.Of(prepare.AuthorityLines), Recipients = TypedLines.Of(prepare.Recipients) }, nameof(prepare), "Đã tạo bản ký.");

    public Task<IActionResult> OnPostHand(SignPaperByHand hand) => Do(hand with { PaperId = Id }, nameof(hand), "Đã ghi nhận văn bản được ký tay.");

    public Task<IActionResult> OnPostConfirm(ConfirmSignedPaper confirm) => Do(confirm with { PaperId = Id }, nameof(confirm), "Đã xác nhận bản đã ký.");

    public Task<IActionResult> OnPostWithdraw(WithdrawPaperFromSigning withdraw) => Do(withdraw with { PaperId = Id }, nameof(withdraw), "Đã rút văn bản khỏi ký.");

    public Task<IActionResult> OnPostSend(PaperSending send)
    {
        if (send is { Way: DispatchChannel.System, UnitId: null } && (send.UnitIds is not { Length: > 0 } || !string.IsNullOrWhiteSpace(send.Receiver)))
            ModelState.AddModelError($"{nameof(send)}.{nameof(send.UnitIds)}", "Trên hệ thống chỉ gửi cho đơn vị có tài khoản: chọn đơn vị ở đây và để trống ô “Nơi nhận”.");
        return Do(new SendPaper { PaperId = Id, Version = send.Version, SentOn = send.SentOn, Receivers = [.. send.Receivers] }, nameof(send), "Đã ghi nhận việc gửi.");
    }

    public Task<IActionResult> OnPostAcknowledge(AcknowledgePaper acknowledge) => Do(acknowledge with { PaperId = Id }, nameof(acknowledge), "Đã ghi nhận xác nhận đã nhận.");

    public Task<IActionResult> OnPostRetry(RetryDispatch retry) => Do(retry with { PaperId = Id }, nameof(retry), "Văn bản sẽ được gửi lại trong ít phút.");

    public Task<IActionResult> OnPostCancel(CancelPaper cancel) => Do(cancel with { PaperId = Id }, nameof(cancel), "Đã hủy văn bản.");

    public Task<IActionResult> OnPostFile(AddToDossier file) => Do(file with { PaperId = Id }, nameof(file), "Đã đưa văn bản vào hồ sơ.");

    public Task<IActionResult> OnPostRecall(RecallPaper recall) => Do(recall with { PaperId = Id }, nameof(recall), "Đã ghi thu hồi; cơ quan ban hành và các đơn vị đã được gửi nhận thông báo.");

    public Task<IActionResult> OnPostReplace(ReplacePaper replace) => Submit(replace with { PaperId = Id }, nameof(replace), made =>
    {
        Done = "Đã chép sang dự thảo thay thế; sửa chỗ sai rồi trình ký.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/van-ban/{made.Id}"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new PaperDetails(Id), ct);
        if (View.Sha256 is null && View.Status is not PaperStatus.Cancelled) Preview = await PreviewText.Of(ask, html, new PrintPaper(Id), ct);
        Dispatches = await ask.Get(new DispatchList(Id), ct);
        Signing = await ask.Get(new PaperSigningDetails(Id), ct);
        SigningForms = SigningForms.Of(View, Signing, actor, clock.Today());
        Forms = [.. SigningForms.Actions(View, Signing, actor, clock.Today()).Concat(PaperForms.Of(View, Dispatches, Signing, actor, clock.Today())).Concat(await Filing(ct)).Select(form => form.With("Version", View.Version))];
    }

    // Whoever keeps dossiers puts an issued paper into one that is open; what belongs to a campaign went into its own by itself.
    private async Task<IEnumerable<ActionForm>> Filing(CancellationToken ct)
    {
        if (actor.UnitId is not null || View.Sha256 is null || !actor.Identity.Roles.Any(role => role is Role.Office or Role.RecordsClerk)) return [];
        var open = await ask.All(Subject.Paper, after => new ArchiveList { DossierStatus = DossierStatus.Open, After = after, Take = 200 }, ct);
        // A dossier of another supervision is never chosen by itself.
        var own = open.FirstOrDefault(dossier => dossier.CampaignId == View.CampaignId && View.CampaignId is not null);
        return open.Count == 0 ? [] :
        [
            new ActionForm("file", "Đưa vào hồ sơ", "Đưa vào hồ sơ")
            {
                Note = "Văn bản của cuộc giám sát tự vào hồ sơ của cuộc đó khi ban hành; một văn bản có thể ở nhiều hồ sơ mà chỉ giữ một bản."
                    + (View.CampaignId is not null && own is null ? " Hồ sơ của cuộc giám sát này đã kết thúc; các hồ sơ dưới đây là của cuộc khác." : ""),
                Fields =
                [
                    new(nameof(AddToDossier.DossierId), FieldKind.Choice)
                    {
                        Label = "Hồ sơ",
                        Value = own?.Id.ToString(),
                        Choices = [new("", "Chọn hồ sơ"), .. open.OrderBy(dossier => dossier != own).Select(dossier => new Choice(dossier.Id.ToString(), $"{dossier.Code}: {dossier.Title}"))],
                    },
                ],
            },
        ];
    }

    // What was typed into the parts stands under names of its own; it is put beside the rest so that a refusal shows it again.
    private Dictionary<string, string> Parts()
    {
        var parts = new Dictionary<string, string>();
        foreach (var (name, typed) in Request.Form.Where(field => field.Key.StartsWith(PartPrefix, StringComparison.Ordinal)))
        {
            var text = SearchText.Compose(typed.ToString()).ReplaceLineEndings("\n");
            ModelState.SetModelValue(name, text, text);
            ModelState.MarkFieldSkipped(name);
            if (!string.IsNullOrWhiteSpace(text)) parts[name[PartPrefix.Length..]] = text;
        }
        return parts;
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/van-ban/{Id}"));
    });

    private static string[] Lines(string? typed) => [.. SearchText.Compose(typed ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>What the form of a draft holds beside the parts.</summary>
    public sealed record PaperRevision
    {
        public int Version { get; init; }
        public string? Title { get; init; }
        public string? Recipients { get; init; }
        public string? AuthorityLines { get; init; }
        public string? SignerName { get; init; }
        public string? SignerPost { get; init; }
    }

    /// <summary>One receiver, as the form asks for it.</summary>
    public sealed record PaperSending
    {
        public int Version { get; init; }
        public DateOnly SentOn { get; init; }
        public Guid? UnitId { get; init; }

        /// <summary>Supervised units of the campaign, each a receiver by itself.</summary>
        public Guid[]? UnitIds { get; init; }
        public string? Receiver { get; init; }
        public DispatchChannel Way { get; init; }
        public string? MailTo { get; init; }

        /// <summary>The units chosen, and whoever else is named; nobody at all is the command's to refuse.</summary>
        internal IEnumerable<PaperReceiver> Receivers
        {
            get
            {
                Guid[] units = [.. (UnitIds ?? []).Distinct()];
                foreach (var unit in units) yield return new PaperReceiver { UnitId = unit, Way = Way };
                if (units.Length == 0 || !string.IsNullOrWhiteSpace(Receiver)) yield return new PaperReceiver { UnitId = UnitId, Receiver = Receiver, Way = Way, MailTo = MailTo };
            }
        }
    }
}
