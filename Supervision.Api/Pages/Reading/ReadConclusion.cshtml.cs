using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Opinions;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>A drafted conclusion to be read, approved or sent back.</summary>
public sealed class ReadConclusionPage(IMediator mediator, Asking ask, Actor actor, IHtmlPreview html) : ReadingPage(mediator, ask, actor, html)
{
    private ConclusionView _view = null!;

    protected override IQuery<Document> Paper => new PrintConclusion(Id);

    protected override bool TakesOpinions => _view.IssuedOn is null && _view.Drafting is { ApprovedBy: null };

    protected override bool Decides => _view.IsApprover && _view.Allowed.Contains(ConclusionStep.Approve) && _view.Drafting is { ApprovedBy: null } && PermissionMatrix.AllowsAny(Actor.Identity.Roles, Subject.Conclusion, Act.Approve);

    protected override Guid? FiguresOf => _view.CampaignId;

    protected override string? Told => ConclusionForms.Told(_view);

    public Task<IActionResult> OnPostApprove(ApproveConclusion approve) => Do(approve with { ConclusionId = Id }, nameof(approve), "Đã duyệt.");

    public Task<IActionResult> OnPostReturn(ReturnConclusion @return) => Do(@return with { ConclusionId = Id }, nameof(@return), "Đã trả lại để hoàn thiện.");

    public Task<IActionResult> OnPostOpinion(GiveConclusionOpinion opinion) => Do(opinion with { ConclusionId = Id }, nameof(opinion), "Đã gửi ý kiến.");

    protected override async Task Fill(CancellationToken ct)
    {
        _view = await Ask.Get(new ConclusionDetails(Id), ct);
        (Kind, Title, Status, Version) = (_view.Kind.Label(), _view.Abstract, _view.Drafting?.ApprovedBy is not null && _view.IssuedOn is null ? "Đã duyệt, chờ ký" : _view.Status.Label(), _view.Version);
        (Home, PdfPath) = ($"/ket-luan/{Id}", $"/api/conclusions/{Id}/paper.pdf");
    }

    protected override async Task<IReadOnlyList<DraftOpinion>?> ReadOpinions(CancellationToken ct) =>
        PermissionMatrix.AllowsAny(Actor.Identity.Roles, Subject.Conclusion, Act.Write) ? await Ask.Try(Subject.Conclusion, new ConclusionOpinions(Id), ct) : null;
}
