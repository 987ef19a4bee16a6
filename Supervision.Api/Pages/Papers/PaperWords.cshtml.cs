using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Wordings;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The texts of a draft, each with the system's words and the clerk's; one of them open to be reworded.</summary>
public sealed class PaperWordsPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    private const int MostCells = 60;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The text that is reworded.</summary>
    [BindProperty(Name = "doan", SupportsGet = true)]
    public string? Chosen { get; set; }

    [TempData]
    public string? Done { get; set; }

    public PaperView Paper { get; private set; } = null!;

    public PaperWordingView View { get; private set; } = null!;

    public bool MayReword { get; private set; }

    /// <summary>Texts that the page lists: cells of long tables only where they were reworded.</summary>
    public IReadOnlyList<WordableText> Texts { get; private set; } = [];

    public int HiddenCells { get; private set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostReword(RewordPaper reword)
    {
        // A refusal shows the form of the same text again.
        Chosen = reword.BlockKey;
        return Do(reword with { PaperId = Id }, nameof(reword), "Đã lưu lời văn.");
    }

    public Task<IActionResult> OnPostWithdraw(WithdrawWording withdraw) => Do(withdraw with { PaperId = Id }, nameof(withdraw), "Đã trở lại lời của hệ thống.");

    /// <summary>It is a line of a part that people write, and is changed there.</summary>
    public static bool IsOwnPart(WordableText text) => text.Reworded is null && SectionKeys.Read(text.BlockKey) is not null;

    /// <summary>The form that rewords a text.</summary>
    public ActionForm FormOf(WordableText text) => new ActionForm("reword", "Sửa lời đoạn này", "Lưu lời văn")
    {
        IsOpen = true,
        Note = text.Owned.Count == 0 ? null : $"Giữ nguyên trong câu: {string.Join("; ", text.Owned)}.",
        Fields =
        [
            new Field(nameof(RewordPaper.Kind), FieldKind.Choice)
            {
                Label = "Cách sửa",
                Value = (text.Reworded?.Kind ?? WordingKind.Replaced).ToString(),
                Choices = [.. KindsOf(text).Select(kind => new Choice(kind.ToString(), kind is WordingKind.Inserted ? "Thêm đoạn sau đoạn này" : kind.Label()))],
            },
            Field.Text(nameof(RewordPaper.Wording)) with { Value = text.Reworded is { Kind: WordingKind.Replaced } was ? was.Wording : text.SystemText, IsOptional = text.CanBeLeftOut, Hint = "Để nguyên hoặc để trống khi bỏ đoạn." },
        ],
        Hidden = new Dictionary<string, string> { [nameof(RewordPaper.BlockKey)] = text.BlockKey },
    }.With("Version", View.Version);

    public ActionForm WithdrawalOf(WordingView wording) => new ActionForm("withdraw", wording.Kind is WordingKind.Inserted ? "Bỏ đoạn thêm" : "Trở lại lời của hệ thống", wording.Kind is WordingKind.Inserted ? "Bỏ đoạn thêm" : "Trở lại lời của hệ thống")
    {
        Of = wording.Id,
        Hidden = new Dictionary<string, string> { [nameof(WithdrawWording.WordingId)] = wording.Id.ToString() },
    }.With("Version", View.Version);

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Paper = await ask.Get(new PaperDetails(Id), ct);
        View = await ask.Get(new PaperWording(Id), ct);
        MayReword = Paper.Status is PaperStatus.Draft && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Write);
        // What is wholly the system's has no words around it.
        var wordable = View.Texts.Where(text => text.SystemText.Length > 0 && string.Concat(text.Owned) != text.SystemText).ToList();
        var cells = wordable.Count(text => text.Role is TextRole.Cell);
        Texts = [.. wordable.Where(text => text.Role is not TextRole.Cell || cells <= MostCells || text.Reworded is not null || text.BlockKey == Chosen)];
        HiddenCells = cells <= MostCells ? 0 : cells - Texts.Count(text => text.Role is TextRole.Cell);
    }

    private static IEnumerable<WordingKind> KindsOf(WordableText text)
    {
        yield return WordingKind.Replaced;
        if (text.CanBeLeftOut) yield return WordingKind.Deleted;
        if (text.Role is TextRole.Paragraph or TextRole.Heading or TextRole.LegalBasis) yield return WordingKind.Inserted;
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/van-ban/{Id}/loi-van"));
    });
}
