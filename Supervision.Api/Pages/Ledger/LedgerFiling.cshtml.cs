using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Imports;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Files what is still open from past years: pasted from the office's table onto a paper, for somebody else to enter.</summary>
public sealed class LedgerFilingPage(IMediator mediator, Asking ask, Actor actor, ImportSheet sheets) : ImportPage(mediator, actor)
{
    private const int MostProblems = 50;

    /// <summary>The papers that such lists go onto, the newest first.</summary>
    public IReadOnlyList<SourcePaperLine> Papers { get; private set; } = [];

    public ActionForm Register { get; private set; } = null!;

    /// <summary>What is wrong with the table, row by row; the first ones.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public int FurtherProblems { get; private set; }

    public static IReadOnlyList<string> Columns => LedgerRowsTyped.Columns;

    public static bool MayFile(Actor actor) => actor.UnitId is null && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.FollowUpTask, Act.Write);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRegister(RegisterSourcePaper register) => Submit(register with { Kind = SourcePaperKind.Backlog }, nameof(register), _ =>
    {
        Done = "Đã ghi văn bản nguồn; hãy dán danh sách.";
        return Task.FromResult<IActionResult>(LocalRedirect("/noi-dung/nhap"));
    });

    public async Task<IActionResult> OnPostFile(Filing file)
    {
        IReadOnlyList<LedgerRow> rows;
        try
        {
            if (file.SourcePaperId is null) throw RefusedException.Invalid("form.paper", nameof(file.SourcePaperId), "Hãy chọn văn bản nguồn.");
            rows = LedgerRowsTyped.Read(file.Table);
            if (rows.Count == 0) throw RefusedException.Invalid("form.table", nameof(file.Table), "Hãy dán danh sách, mỗi nội dung một dòng.");
        }
        catch (RefusedException refused)
        {
            _ = Actor.Identity;
            Mark(nameof(file), refused);
            await Read(HttpContext.RequestAborted);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        return await Submit(new ImportLedger { SourcePaperId = file.SourcePaperId.Value, Rows = rows }, nameof(file), filed =>
        {
            TempData[nameof(LedgerImportPage.Done)] = string.Join(' ', (string[])[Filed(filed), .. filed.Warnings.Take(10)]);
            return Task.FromResult<IActionResult>(LocalRedirect($"/noi-dung/nhap/{filed.SubjectId}"));
        });
    }

    /// <summary>Reads a file and shows what filing it would do; nothing is filed.</summary>
    public Task<IActionResult> OnPostPreview(Guid? sourcePaperId, IFormFile? file) => Look(async ct =>
    {
        ChosenPaper = sourcePaperId;
        if (sourcePaperId is not { } paper) throw RefusedException.Invalid("form.paper", nameof(ImportLedger.SourcePaperId), "Hãy chọn văn bản nguồn.");
        var list = await sheets.Read(file, LedgerRowsTyped.Columns, LedgerRowsTyped.Days, ct);
        var (rows, errors) = LedgerRowsTyped.Parse(list.Rows);
        var judged = await ask.Get(new PreviewLedger { SourcePaperId = paper, Rows = rows, ContentHash = list.ContentHash }, ct);
        return new ShownPreview(With(judged, ByRow(errors)), list.FileName, list.ContentHash, Carry(rows), "confirm", "Nộp danh sách, chờ duyệt") { Kind = ImportKind.Ledger, Unread = list.Unread, More = new Dictionary<string, string> { [nameof(ImportLedger.SourcePaperId)] = $"{paper}" } };
    });

    public Task<IActionResult> OnPostConfirm(Confirmation confirm) => Submit(
        new ImportLedger { SourcePaperId = confirm.SourcePaperId ?? Guid.Empty, Rows = Confirmed<LedgerRow>(confirm.Json), FileName = confirm.FileName, ContentHash = confirm.ContentHash }, nameof(confirm), filed =>
        {
            TempData[nameof(LedgerImportPage.Done)] = Filed(filed);
            return Task.FromResult<IActionResult>(LocalRedirect($"/noi-dung/nhap/{filed.SubjectId}"));
        });

    private static string Filed(LedgerImportFiled filed) => $"Đã nộp {filed.Items} nội dung, chờ người khác duyệt{(filed.Skipped > 0 ? $"; bỏ qua {filed.Skipped} nội dung đã có hoặc bị lặp" : "")}.";

    /// <summary>The paper that was chosen for a file.</summary>
    public Guid? ChosenPaper { get; private set; }

    protected override async Task Read(CancellationToken ct)
    {
        _ = Actor.Identity;
        if (!MayFile(Actor)) throw RefusedException.Forbidden("Danh sách nhập vào sổ theo dõi do cơ quan của Hội đồng nhân dân lập.");
        Papers = (await ask.Get(new SourcePaperList { Kind = SourcePaperKind.Backlog, Take = 200 }, ct)).Items;
        Register = new ActionForm("register", "Ghi văn bản nguồn mới", "Ghi văn bản nguồn")
        {
            IsOpen = Papers.Count == 0,
            Once = true,
            Note = "Văn bản của các năm trước đã nêu những nội dung còn đang thực hiện.",
            Fields =
            [
                new(nameof(RegisterSourcePaper.Reference)) { Hint = "Ví dụ: 25/NQ-HĐND." },
                Field.Day(nameof(RegisterSourcePaper.IssuedOn)),
                new(nameof(RegisterSourcePaper.Issuer)),
                Field.Text(nameof(RegisterSourcePaper.Title)),
            ],
        };
        var wrong = ModelState.Where(entry => entry.Key.StartsWith("file.", StringComparison.OrdinalIgnoreCase) && !entry.Key.EndsWith(nameof(Filing.SourcePaperId), StringComparison.OrdinalIgnoreCase))
            .SelectMany(entry => entry.Value!.Errors.Select(error => error.ErrorMessage)).ToList();
        (Problems, FurtherProblems) = ([.. wrong.Take(MostProblems)], Math.Max(0, wrong.Count - MostProblems));
    }

    /// <summary>A list as the form has it.</summary>
    public sealed record Filing
    {
        public Guid? SourcePaperId { get; init; }

        /// <summary>As it was pasted.</summary>
        public string? Table { get; init; }
    }
}
