using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>
/// The head of the delegation signs its report. With the report of its last delegation the campaign is reported;
/// the law gives the Standing Board's delegation 15 days from the end of fieldwork, a committee's or group's 10 (law 87/2015/QH13, Art. 71, 81, 86).
/// </summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record IssueDelegationReport : ICommand<Changed>, IVersioned
{
    public required Guid ReportId { get; init; }
    public required int Version { get; init; }

    /// <summary>"12/BC-ĐGS"; a delegation's papers have a series of their own, kept where the council keeps it.</summary>
    public required string Reference { get; init; }

    /// <summary>The date of the paper; it may lie in the past.</summary>
    public required DateOnly IssuedOn { get; init; }
    public required string SignerName { get; init; }

    /// <summary>The post in the council that stands above the name: "Phó Chủ tịch Hội đồng nhân dân".</summary>
    public required string SignerTitle { get; init; }

    /// <summary>Lines above the signature; "TM. Đoàn giám sát", "Trưởng Đoàn" when left out.</summary>
    public IReadOnlyList<string> AuthorityLines { get; init; } = [];
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public sealed class Validator : AbstractValidator<IssueDelegationReport>
    {
        public Validator()
        {
            RuleFor(c => c.Reference).NotEmpty().MaximumLength(100).Matches(@"^\d+[\d\p{L}]*/[\p{Lu}\d.\-]+$").WithMessage("'{PropertyName}' phải có dạng 12/BC-ĐGS.");
            RuleFor(c => c.SignerName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.SignerTitle).NotEmpty().MaximumLength(300);
            RuleFor(c => c.AuthorityLines).PaperLines(5, 500);
            RuleFor(c => c.Recipients).PaperLines(40, 2000);
        }
    }
}

internal sealed class IssueDelegationReportHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<IssueDelegationReport, Changed>
{
    public async Task<Changed> Handle(IssueDelegationReport command, CancellationToken ct)
    {
        DemandHead(await gate.DelegationReport(command.ReportId, Act.Write, ct));
        var report = await db.LoadDelegationReport(command.ReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        await db.DemandOtherThanWriters(report.Id, report.DraftedBy, actor.PersonId, ct);

        var campaign = await db.LoadCampaign(report.CampaignId, ct);
        if (campaign.Status is not CampaignStatus.FieldworkEnded)
            throw RefusedException.Conflict("report.campaign", $"Cuộc giám sát đang ở trạng thái “{campaign.Status.Label()}” nên chưa ban hành được báo cáo của Đoàn.");
        if (command.IssuedOn < campaign.FieldworkEndedOn || command.IssuedOn > clock.Today())
            throw RefusedException.Invalid("report.issued_on", nameof(command.IssuedOn), "Ngày báo cáo phải từ ngày kết thúc thực địa đến hôm nay.");

        journal.Add(report.Take(ReportStep.Issue));
        report.Reference = command.Reference;
        report.IssuedOn = command.IssuedOn;
        report.SignerName = command.SignerName;
        report.SignerTitle = command.SignerTitle;
        report.AuthorityLines = Lines.Write(command.AuthorityLines);
        report.Recipients = Lines.Write(command.Recipients);
        report.ApprovedBy = actor.PersonId;
        await db.Save(report, ct);

        if (await db.Value<long>("""
            SELECT COUNT(*) FROM Delegations d
            WHERE d.CampaignId = @CampaignId AND d.CouncilId = @CouncilId
              AND NOT EXISTS (SELECT 1 FROM DelegationReports r WHERE r.DelegationId = d.Id AND r.Status = 'Issued')
            """, new { report.CampaignId }, ct) == 0)
        {
            journal.Add(campaign.Take(CampaignStep.Report, command.IssuedOn, clock.Today(), nameof(command.IssuedOn)));
            await db.Save(campaign, ct);
        }
        journal.Add(new DelegationReportIssued(report.Id, report.CampaignId, command.Reference, command.IssuedOn, command.SignerName, command.SignerTitle, command.AuthorityLines, command.Recipients));
        return new Changed(report.Id, report.Version + 1);
    }

    /// <summary>The delegation's report is its head's to sign or to give back, or theirs who may approve a conclusion of the campaign.</summary>
    internal static void DemandHead(CampaignAccess access)
    {
        if (!access.Roles.Contains(Role.DelegationHead) && !PermissionMatrix.AllowsAny(access.Roles, Subject.Conclusion, Act.Approve))
            throw RefusedException.Forbidden("Chỉ Trưởng đoàn, Phó Trưởng đoàn hoặc người có thẩm quyền của cơ quan thành lập Đoàn được duyệt báo cáo của Đoàn giám sát.");
    }
}

public sealed record DelegationReportIssued(
    Guid SubjectId, Guid CampaignId, string Reference, DateOnly IssuedOn, string SignerName, string SignerTitle, IReadOnlyList<string> AuthorityLines, IReadOnlyList<string> Recipients) : IEvent;
