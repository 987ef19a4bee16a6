using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Indicators;
using Supervision.Core.Opinions;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>A draft to be read on whatever is at hand: the text first, then what others think of it, then what the reader decides or says. Each kind of draft has a page that fills it.</summary>
public abstract class ReadingPage(IMediator mediator, Asking ask, Actor actor, IHtmlPreview html) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    /// <summary>What kind of paper it is.</summary>
    public string Kind { get; protected set; } = "";

    public string Title { get; protected set; } = "";

    /// <summary>Where it stands.</summary>
    public string Status { get; protected set; } = "";

    /// <summary>The page that all of its life is on.</summary>
    public string Home { get; protected set; } = "";

    /// <summary>The draft as a file.</summary>
    public string PdfPath { get; protected set; } = "";

    public int Version { get; protected set; }

    public PreviewText Preview { get; private set; } = new(null, null);

    /// <summary>Null for whoever reads the draft without a part in it.</summary>
    public IReadOnlyList<DraftOpinion>? Opinions { get; private set; }

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    private FigureDoubts? _doubts;

    protected Asking Ask => ask;

    protected Actor Actor => actor;

    public Task OnGet(CancellationToken ct) => Read(ct);

    protected sealed override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        await Fill(ct);
        Preview = await PreviewText.Of(ask, html, Paper, ct);
        Opinions = await ReadOpinions(ct);
        _doubts = Decides && FiguresOf is { } campaign ? FigureDoubts.Of(await ask.Try(Subject.Finding, new CampaignFlags(campaign), ct), campaign, FigureDoubts.BeforeApproval) : null;
        Forms = [.. Steps.Select(form => form.With(nameof(IVersioned.Version), Version)), .. TakesOpinions && Opinions is not null ? [Opinion] : Array.Empty<ActionForm>()];
    }

    /// <summary>Reads the draft itself.</summary>
    protected abstract Task Fill(CancellationToken ct);

    protected abstract IQuery<Document> Paper { get; }

    protected abstract Task<IReadOnlyList<DraftOpinion>?> ReadOpinions(CancellationToken ct);

    /// <summary>Nothing was decided yet.</summary>
    protected abstract bool TakesOpinions { get; }

    /// <summary>The reader approves or sends back.</summary>
    protected abstract bool Decides { get; }

    /// <summary>The campaign whose figures the draft repeats; null for one that repeats none.</summary>
    protected virtual Guid? FiguresOf => null;

    /// <summary>What whoever approves should know of it; null where there is nothing.</summary>
    protected virtual string? Told => null;

    protected Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect(Request.Path));
    });

    private IEnumerable<ActionForm> Steps => !Decides ? [] :
    [
        new ActionForm("approve", "Đồng ý, duyệt dự thảo", "Đồng ý, duyệt") { IsOpen = true, Note = "Sau khi duyệt, văn bản được ký, vào số và ban hành.", Warning = Told, Doubts = _doubts },
        new ActionForm("return", "Đề nghị sửa, trả lại người soạn", "Trả lại để sửa") { Fields = [Field.Text("Reason") with { Label = "Cần sửa những gì" }] },
    ];

    private ActionForm Opinion => new ActionForm("opinion", "Ghi ý kiến, chưa quyết định", "Gửi ý kiến")
    {
        IsOpen = !Decides,
        Once = true,
        Fields = [Field.Of<OpinionStance>(nameof(IDraftOpinion.Stance)) with { Label = "Ý kiến" }, Field.Text(nameof(IDraftOpinion.Text)) with { Label = "Nội dung ý kiến" }],
    }.With(nameof(IDraftOpinion.DraftVersion), Version);
}
