using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Edits;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>What was changed in an edited draft, paragraph by paragraph, each to be taken over or not.</summary>
public sealed class EditedDraftPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "edit", SupportsGet = true)]
    public Guid EditId { get; set; }

    [TempData]
    public string? Done { get; set; }

    public PaperView Paper { get; private set; } = null!;

    public DraftEditView View { get; private set; } = null!;

    public bool MayDecide { get; private set; }

    public int Acceptable => View.Comparison.Differences.Count(one => one.CanBeAccepted);

    public IReadOnlyList<DraftDifference> Touched => [.. View.Comparison.Differences.Where(one => one.Touched.Count > 0)];

    /// <summary>What a difference is, with what went and what came marked.</summary>
    public static IHtmlContent Words(DraftDifference one)
    {
        var html = new HtmlContentBuilder();
        if (one.Words.Count > 0)
            foreach (var word in one.Words) Put(word.Kind switch { WordChangeKind.Removed => "del", WordChangeKind.Added => "ins", _ => null }, word.Text);
        else if (one.Kind is DifferenceKind.Deleted) Put("del", one.Before.PlainText);
        else if (one.Kind is DifferenceKind.Inserted) Put("ins", $"{one.Label} {one.Now}".Trim());
        else Put(null, $"{one.Now}{(one.Kind is DifferenceKind.Changed ? " (đổi kiểu chữ hoặc ký hiệu đầu đoạn)" : "")}");
        return html;

        void Put(string? element, string text)
        {
            if (element is not null) html.AppendHtml($"<{element}>");
            html.Append(text);
            if (element is not null) html.AppendHtml($"</{element}>");
        }
    }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostDecide(EditDecision decide) => Submit(new AcceptDraftEdits
    {
        PaperId = Id,
        EditId = EditId,
        Version = decide.Version,
        Seen = decide.Seen ?? "",
        Accepted = decide.Way is "chon" ? decide.Accepted ?? [] : [],
        All = decide.Way is "het",
    }, nameof(decide), _ =>
    {
        Done = decide.Way is "khong" ? "Không lấy sửa đổi nào." : "Đã lấy các sửa đổi vào dự thảo.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/van-ban/{Id}/ban-sua/{EditId}"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Paper = await ask.Get(new PaperDetails(Id), ct);
        View = await ask.Get(new DraftEdit(Id, EditId), ct);
        MayDecide = View.Status is EditStatus.Open && Paper.Status is PaperStatus.Draft && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Write);
    }

    /// <summary>The decision as the form sends it.</summary>
    public sealed record EditDecision
    {
        public int Version { get; init; }
        public string? Seen { get; init; }
        public List<int>? Accepted { get; init; }

        /// <summary>The button that was pressed: what is ticked, all, or nothing.</summary>
        public string? Way { get; init; }
    }
}
