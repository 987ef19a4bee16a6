using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Opinions;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>A drafted paper to be read, approved or sent back.</summary>
public sealed class ReadPaperPage(IMediator mediator, Asking ask, Actor actor, IHtmlPreview html) : ReadingPage(mediator, ask, actor, html)
{
    private PaperView _view = null!;

    protected override IQuery<Document> Paper => new PrintPaper(Id);

    protected override bool TakesOpinions => _view.Status is PaperStatus.Draft or PaperStatus.Submitted;

    protected override bool Decides => _view.Status is PaperStatus.Submitted && _view.Kind.Rule() is { OwnedBy: null } rule && rule.IsOfUnit == Actor.UnitId is not null && PermissionMatrix.AllowsAny(Actor.Identity.Roles, Subject.Paper, Act.Approve);

    public Task<IActionResult> OnPostApprove(ApprovePaper approve) => Do(approve with { PaperId = Id }, nameof(approve), "Đã duyệt.");

    public Task<IActionResult> OnPostReturn(ReturnPaper @return) => Do(@return with { PaperId = Id }, nameof(@return), "Đã trả lại để hoàn thiện.");

    public Task<IActionResult> OnPostOpinion(GivePaperOpinion opinion) => Do(opinion with { PaperId = Id }, nameof(opinion), "Đã gửi ý kiến.");

    protected override async Task Fill(CancellationToken ct)
    {
        _view = await Ask.Get(new PaperDetails(Id), ct);
        (Kind, Title, Status, Version) = (_view.Kind.Label(), _view.Title, _view.Status.Label(), _view.Version);
        (Home, PdfPath) = ($"/van-ban/{Id}", _view.Sha256 is null ? $"/api/papers/{Id}/paper.pdf" : $"/api/papers/{Id}/issued");
    }

    protected override async Task<IReadOnlyList<DraftOpinion>?> ReadOpinions(CancellationToken ct) =>
        PermissionMatrix.AllowsAny(Actor.Identity.Roles, Subject.Paper, Act.Write) ? await Ask.Try(Subject.Paper, new PaperOpinions(Id), ct) : null;
}
