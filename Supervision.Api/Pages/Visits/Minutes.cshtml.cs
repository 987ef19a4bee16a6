using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Indicators;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Core.Visits.Devices;

namespace Supervision.Api.Pages;

/// <summary>The minutes of a session: who has to sign them and who has, as one file or on paper, until they are locked.</summary>
public sealed class MinutesPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private readonly IMediator _mediator = mediator;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public MinutesSigningView View { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>The forms that take out what was written wrongly, by the item.</summary>
    public IReadOnlyDictionary<Guid, ActionForm> TakeOuts { get; private set; } = new Dictionary<Guid, ActionForm>();

    /// <summary>Devices that hold something yet.</summary>
    public IReadOnlyList<UnsentDevice> Unsent { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    /// <summary>Opens the paper of the minutes, where nobody did yet, and makes the file that the parties sign.</summary>
    public async Task<IActionResult> OnPostPrepare(PrintedSigners prepare, CancellationToken ct)
    {
        _ = actor.Identity;
        // From the file on nothing more is written, as from the first signature on paper.
        var unsent = await ask.Try(Subject.Visit, new UnsentOnDevices(Id), ct) ?? [];
        if (unsent.Count > 0 && !prepare.DespiteUnsent)
        {
            ModelState.AddModelError($"{nameof(prepare)}.{nameof(prepare.DespiteUnsent)}", "Chưa nhận đủ nội dung ghi trên các máy; chờ máy gửi xong, hoặc đánh dấu xác nhận vẫn thực hiện.");
            await Read(ct);
            Problems.Say(Response, StatusCodes.Status409Conflict);
            return Page();
        }
        var paper = await _mediator.Send(new OpenSubjectPaper { Kind = PaperKind.Minutes, SubjectId = Id }, ct);
        return await Do(new PreparePaperForSigning
        {
            PaperId = paper.Id,
            Version = (await ask.Get(new PaperDetails(paper.Id), ct)).Version,
            PartySigners = [.. prepare.Named()],
        }, nameof(prepare), "Đã tạo bản ký; các bên ký vào bản này.");
    }

    public Task<IActionResult> OnPostRecord(SignMinutes record) => Do(record with { VisitId = Id }, nameof(record), "Đã ghi nhận chữ ký trên giấy.");

    public Task<IActionResult> OnPostRefuse(SignMinutes refuse) => Do(refuse with { VisitId = Id }, nameof(refuse), "Đã ghi nhận việc từ chối ký.");

    public Task<IActionResult> OnPostWithdraw(WithdrawPaperFromSigning withdraw) => Do(withdraw, nameof(withdraw), "Đã rút biên bản khỏi ký số.");

    public Task<IActionResult> OnPostLock(LockMinutes @lock) => Do(@lock with { VisitId = Id }, nameof(@lock), "Đã khóa biên bản.");

    public Task<IActionResult> OnPostTakeOut(WithdrawMinutesItem takeOut) => Do(takeOut with { VisitId = Id }, nameof(takeOut), "Đã rút mục khỏi biên bản; nội dung đúng ghi lại ở trang buổi làm việc.");

    public Task<IActionResult> OnPostAddendum(AddAddendum addendum) => Do(addendum with { VisitId = Id }, nameof(addendum), "Đã ghi phần bổ sung; phần này có hiệu lực khi các bên đã ký.");

    public Task<IActionResult> OnPostSignAddendum(SignAddendum signAddendum) => Do(signAddendum with { VisitId = Id }, nameof(signAddendum), "Đã ghi nhận chữ ký trên phần bổ sung.");

    public Task<IActionResult> OnPostRefuseAddendum(SignAddendum refuseAddendum) => Do(refuseAddendum with { VisitId = Id }, nameof(refuseAddendum), "Đã ghi nhận việc từ chối ký phần bổ sung.");

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new MinutesSigningDetails(Id), ct);
        if (actor.UnitId is null && View.Status is not VisitStatus.Completed) Unsent = await ask.Try(Subject.Visit, new UnsentOnDevices(Id), ct) ?? [];
        var check = View.Status is VisitStatus.AwaitingSignature && actor.UnitId is null ? await ask.Try(Subject.Finding, new VisitFlags(Id), ct) : null;
        Forms = [.. MinutesForms.Of(View, clock.Today(), Unsent, check)];
        TakeOuts = View.Items.Select(item => (item.Id, Form: MinutesForms.TakeOut(View, item))).Where(one => one.Form is not null).ToDictionary(one => one.Id, one => one.Form!);
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect(MinutesForms.Address(Id)));
    });

    /// <summary>The names that are printed below the places of the parties.</summary>
    public sealed record PrintedSigners
    {
        public string? Secretary { get; init; }
        public string? Head { get; init; }
        public string? UnitRepresentative { get; init; }

        /// <summary>It is made although devices hold, or may hold, findings that were not sent yet.</summary>
        public bool DespiteUnsent { get; init; }

        internal IEnumerable<PartySigner> Named()
        {
            if (!string.IsNullOrWhiteSpace(Secretary)) yield return new PartySigner(MinutesParty.Secretary, Secretary.Trim());
            if (!string.IsNullOrWhiteSpace(UnitRepresentative)) yield return new PartySigner(MinutesParty.UnitRepresentative, UnitRepresentative.Trim());
            if (!string.IsNullOrWhiteSpace(Head)) yield return new PartySigner(MinutesParty.Head, Head.Trim());
        }
    }
}
