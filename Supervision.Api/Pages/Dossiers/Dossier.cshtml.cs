using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Dossiers;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>One dossier: its papers by time, how long it is kept, its copies, and its way to the archive.</summary>
public sealed class DossierPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public DossierView View { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>What is to be done next on the way to the archive, and where; of a dossier that is closed and not handed over.</summary>
    public (string Said, string? Way)? Next { get; private set; }

    public bool IsLate => View is { Status: DossierStatus.Closed, HandOverDueOn: { } due } && due < clock.Today();

    /// <summary>How many documents of the supervision the dossier does not hold.</summary>
    public int Lacking => View.Status is not DossierStatus.Open ? 0 : View.Unfiled.Count + View.Records.Count(record => !record.IsHeld);

    /// <summary>The list of dossiers is open to the reader too, as it is in the menu.</summary>
    public bool MayArchive => actor.UnitId is null && actor.Identity.Roles.Any(role => role is Role.Admin or Role.StandingBoard or Role.CommitteeLeader or Role.Office or Role.RecordsClerk);

    public Task OnGet(CancellationToken ct) => Read(ct);

    /// <summary>Where a document that is no paper of the register is read; null for one that is known by its number only and belongs to nothing else.</summary>
    public static string? Address(DossierRecord record) => record.Kind switch
    {
        DossierRecordKind.VisitNotice => $"/buoi-lam-viec/{record.OpenedAt}",
        DossierRecordKind.Minutes or DossierRecordKind.MinutesAddendum => MinutesForms.Address(record.OpenedAt),
        DossierRecordKind.UnitReport => $"/bao-cao-don-vi/{record.OpenedAt}",
        DossierRecordKind.UrgentDemand or DossierRecordKind.DemandAnswer => $"/cuoc-giam-sat/{record.OpenedAt}#chan-dung",
        DossierRecordKind.RemediationReport or DossierRecordKind.ConfirmationSlip or DossierRecordKind.SupplementLetter => $"/bao-cao/{record.OpenedAt}",
        DossierRecordKind.ExtensionRequest or DossierRecordKind.ExtensionAnswer or DossierRecordKind.TaskDecision => $"/noi-dung/{record.OpenedAt}",
        DossierRecordKind.ReconsiderationRequest or DossierRecordKind.ReconsiderationAnswer => $"/ket-luan/{record.OpenedAt}",
        DossierRecordKind.ReminderLetter => $"/cong-van-don-doc/{record.OpenedAt}",
        _ => null,
    };

    /// <summary>A copy stands for an hour, for whoever asked for it.</summary>
    public bool MayFetch(DossierExportLine export) => export.ExportedById == actor.PersonId && clock.GetUtcNow() - export.ExportedAt <= TimeSpan.FromHours(1);

    public Task<IActionResult> OnPostRevise(ReviseDossier revise) => Do(revise with { DossierId = Id }, nameof(revise), "Đã sửa hồ sơ.");

    public async Task<IActionResult> OnPostFill(OpenDossier fill)
    {
        View = await ask.Get(new DossierDetails(Id), HttpContext.RequestAborted);
        return await Do(fill with { CampaignId = View.CampaignId }, nameof(fill), "Đã đưa vào hồ sơ mọi văn bản đã ban hành của cuộc giám sát.");
    }

    public Task<IActionResult> OnPostClose(CloseDossier close) => Do(close with { DossierId = Id }, nameof(close), "Đã kết thúc hồ sơ; không thêm văn bản nữa.");

    public Task<IActionResult> OnPostHandover(HandOverDossier handover) => Do(handover with { DossierId = Id }, nameof(handover), "Đã ghi nhận nộp lưu hồ sơ.");

    public Task<IActionResult> OnPostDispose(DisposeDossier dispose) => Do(dispose with { DossierId = Id }, nameof(dispose), "Đã đánh dấu hồ sơ hết giá trị; không có gì bị xóa.");

    public Task<IActionResult> OnPostExport(ExportDossier export) => Do(export with { DossierId = Id }, nameof(export), "Gói tệp đã sẵn sàng để tải ở mục “Đã xuất”, trong vòng một giờ.");

    public Task<IActionResult> OnPostContents(DraftPaper contents) => Begin(contents with { Kind = PaperKind.DossierContents, SubjectId = Id }, nameof(contents));

    public Task<IActionResult> OnPostMinutes(DraftPaper minutes) => Begin(minutes with { Kind = PaperKind.DossierHandover, SubjectId = Id }, nameof(minutes));

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new DossierDetails(Id), ct);
        var all = View.Status is not DossierStatus.Closed && View.Added.Count == 0 ? [] : await ask.All(Subject.Paper, after => new PaperList { Kind = PaperKind.DossierHandover, After = after, Take = 200 }, ct);
        var minutes = all.Where(paper => paper.Id != View.HandOverPaperId && IsIssued(paper)).ToList();
        Forms = [.. Of(View, minutes).Select(form => form.With("Version", View.Version))];
        if (View.Status is DossierStatus.Closed) Next = Step(all);
    }

    // Minutes that were begun for another dossier may name this one as well; only those of its own are known to be about it.
    private (string Said, string? Way) Step(IReadOnlyList<PaperLine> all)
    {
        var own = all.Where(paper => paper.SubjectId == Id && paper.Status is not PaperStatus.Cancelled).ToList();
        if (own.FirstOrDefault(paper => !IsIssued(paper)) is { } draft && !own.Any(IsIssued))
            return (draft.Status switch
            {
                PaperStatus.Draft => "trình duyệt biên bản giao nhận hồ sơ",
                PaperStatus.Submitted => "duyệt biên bản giao nhận hồ sơ",
                PaperStatus.Approved => "ký, ban hành biên bản giao nhận hồ sơ",
                _ => "ban hành biên bản giao nhận hồ sơ",
            }, $"/van-ban/{draft.Id}");
        return own.Any(IsIssued)
            ? ("văn thư ghi nhận nộp lưu theo biên bản giao nhận đã ban hành", Offered("handover"))
            : ("lập biên bản giao nhận hồ sơ; biên bản được duyệt, ban hành rồi mới ghi nhận nộp lưu", Offered("minutes"));
    }

    private string? Offered(string form) => Forms.Any(one => one.Name == form) ? $"#{form}" : null;

    private static bool IsIssued(PaperLine paper) => paper.Status is PaperStatus.Issued or PaperStatus.Sent or PaperStatus.Acknowledged;

    private IEnumerable<ActionForm> Of(DossierView dossier, IReadOnlyList<PaperLine> minutes)
    {
        var (roles, today) = (actor.Identity.Roles, clock.Today());
        var keeps = roles.Any(role => role is Role.Office or Role.RecordsClerk);
        if (keeps && dossier.Unfiled.Count > 0)
            yield return new ActionForm("fill", "Bổ sung các văn bản của cuộc giám sát", "Bổ sung vào hồ sơ") { IsOpen = true, Note = "Mọi văn bản đã ban hành của cuộc giám sát mà chưa có trong hồ sơ nào được đưa vào một lần." };
        if (keeps && dossier is { Status: DossierStatus.Open, Drafts.Count: 0 })
            yield return new ActionForm("close", "Kết thúc hồ sơ", "Kết thúc hồ sơ")
            {
                Fields =
                [
                    Field.Day(nameof(CloseDossier.ClosedOn), today),
                    .. Lacking == 0 ? (Field[])[] :
                    [
                        new(nameof(CloseDossier.IsLackingSeen), FieldKind.Several)
                        {
                            Label = $"Hồ sơ chưa có {Lacking} văn bản nêu ở trên",
                            Choices = [new("true", "Đã kiểm tra; bản giấy của các văn bản này đã được đưa vào hồ sơ hoặc không lưu ở hồ sơ này")],
                        },
                    ],
                ],
                Note = "Văn bản được đánh số theo thời gian và không thêm vào hồ sơ này được nữa; văn bản ban hành sau đó vào tập tiếp theo.",
            };
        var isAddition = dossier.Added.Count > 0;
        if (keeps && (dossier.Status is DossierStatus.Closed || isAddition))
            yield return new ActionForm("minutes", isAddition ? "Lập biên bản giao nhận bổ sung" : "Lập biên bản giao nhận hồ sơ này", "Lập biên bản") { Once = true };
        if (roles.Contains(Role.RecordsClerk) && (dossier.Status is DossierStatus.Closed || isAddition) && minutes.Count > 0)
            yield return new ActionForm("handover", isAddition ? "Ghi nhận đã nộp lưu phần bổ sung" : "Ghi nhận đã nộp lưu", "Ghi nhận nộp lưu")
            {
                Fields =
                [
                    new(nameof(HandOverDossier.HandOverPaperId), FieldKind.Choice)
                    {
                        Choices = [.. minutes.Select(paper => new Choice(paper.Id.ToString(), $"{(paper.Number is { } number ? $"{DocumentNumber.Digits(number)}/{paper.Symbol}" : paper.Title)}, ngày {Show.Date(paper.IssuedOn)}"))],
                    },
                    Field.Day(nameof(HandOverDossier.HandedOverOn), today),
                    new(nameof(HandOverDossier.ReceivedBy)),
                ],
            };
        if (keeps) yield return new ActionForm("contents", "Lập mục lục hồ sơ", "Lập mục lục") { Once = true };
        if (keeps)
            yield return new ActionForm("export", "Xuất hồ sơ thành gói tệp (ZIP)", "Xuất hồ sơ")
            {
                Once = true,
                Fields = [new(nameof(ExportDossier.WithEvidence), FieldKind.Choice) { Choices = [new("false", "Chỉ văn bản và biên bản đã ký"), new("true", "Kèm minh chứng và văn bản đến")] }],
                Note = "Tệp gốc nguyên từng byte, mục lục XML kèm mã băm; ai xuất, lúc nào được ghi nhật ký.",
            };
        if (keeps && dossier.Status is (DossierStatus.Open or DossierStatus.Closed))
            yield return new ActionForm("revise", "Sửa thông tin hồ sơ", "Lưu")
            {
                Fields =
                [
                    new(nameof(ReviseDossier.Code)) { Label = "Số, ký hiệu hồ sơ", Value = dossier.Code },
                    new(nameof(ReviseDossier.Title)) { Label = "Tiêu đề hồ sơ", Value = dossier.Title },
                    new(nameof(ReviseDossier.RetentionYears), FieldKind.Number) { IsOptional = true, Value = dossier.RetentionYears?.ToString(System.Globalization.CultureInfo.InvariantCulture), Hint = "Để trống là vĩnh viễn." },
                    Field.Text(nameof(ReviseDossier.RetentionBasis)) with { Value = dossier.RetentionBasis },
                    new(nameof(ReviseDossier.RetentionVerified), FieldKind.Choice) { Value = dossier.RetentionVerified ? "true" : "false", Choices = [new("false", "Chưa kiểm chứng"), new("true", "Đã đọc trong văn bản pháp luật")] },
                ],
            };
        if (roles.Contains(Role.StandingBoard) && dossier.Status is DossierStatus.HandedOver && dossier.RetentionYears is not null)
            yield return new ActionForm("dispose", "Đánh dấu hết giá trị", "Đánh dấu hết giá trị")
            {
                Fields = [Field.Day(nameof(DisposeDossier.DisposedOn), today), new(nameof(DisposeDossier.DisposalDecision)) { Hint = "Loại, số, ngày của quyết định." }],
                Note = "Không có gì bị xóa: tệp, mã băm và số văn bản vẫn được giữ.",
            };
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/ho-so/{Id}"));
    });

    private Task<IActionResult> Begin(DraftPaper command, string form) => Submit(command, form, made => Task.FromResult<IActionResult>(LocalRedirect($"/van-ban/{made.Id}")));
}
