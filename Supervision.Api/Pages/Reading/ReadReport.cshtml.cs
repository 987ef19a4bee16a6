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

/// <summary>A delegation's drafted report to be read, approved or sent back.</summary>
public sealed class ReadReportPage(IMediator mediator, Asking ask, Actor actor, IHtmlPreview html) : ReadingPage(mediator, ask, actor, html)
{
    private DelegationReportView _view = null!;

    protected override IQuery<Document> Paper => new PrintDelegationReport(Id);

    protected override bool TakesOpinions => _view is { Status: not ReportStatus.Issued, ApprovedBy: null };

    protected override bool Decides => _view.Allowed.Contains(ReportStep.Approve) && _view.ApprovedBy is null
        && (Actor.Identity.Roles.Contains(Role.DelegationHead) || PermissionMatrix.AllowsAny(Actor.Identity.Roles, Subject.Conclusion, Act.Approve));

    protected override Guid? FiguresOf => _view.CampaignId;

    public Task<IActionResult> OnPostApprove(ApproveReport approve) => Do(approve with { ReportId = Id }, nameof(approve), "Đã duyệt báo cáo.");

    public Task<IActionResult> OnPostReturn(ReturnReport @return) => Do(@return with { ReportId = Id }, nameof(@return), "Đã trả lại để hoàn thiện.");

    public Task<IActionResult> OnPostOpinion(GiveReportOpinion opinion) => Do(opinion with { ReportId = Id }, nameof(opinion), "Đã gửi ý kiến.");

    protected override async Task Fill(CancellationToken ct)
    {
        _view = await Ask.Get(new DelegationReportDetails(Id), ct);
        (Kind, Title, Status, Version) = ("Báo cáo của Đoàn giám sát", "Báo cáo kết quả giám sát", _view is { ApprovedBy: not null, IssuedOn: null } ? "Đã duyệt, chờ ký" : _view.Status.Label(), _view.Version);
        (Home, PdfPath) = ($"/bao-cao-doan/{Id}", $"/api/reports/{Id}/paper.pdf");
    }

    protected override async Task<IReadOnlyList<DraftOpinion>?> ReadOpinions(CancellationToken ct) =>
        PermissionMatrix.AllowsAny(Actor.Identity.Roles, Subject.Conclusion, Act.Write) ? await Ask.Try(Subject.Conclusion, new ReportOpinions(Id), ct) : null;
}
