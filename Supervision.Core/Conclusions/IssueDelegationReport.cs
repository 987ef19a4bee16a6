using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Gives a delegation's approved report its number and date; its text and its file are frozen from here on. With the report of its last delegation the campaign is reported;
/// the law gives the Standing Board's delegation 15 days from the end of fieldwork, a committee's or group's 10 (law 87/2015/QH13, Art. 71, 81, 86).
/// </summary>
[Requires(Subject.Conclusion, Act.Number)]
public sealed record IssueDelegationReport : ICommand<Changed>, IVersioned
{
    public required Guid ReportId { get; init; }
    public required int Version { get; init; }

    /// <summary>As the province's document system gave it; none where the council's own register of delegations' papers gives it.</summary>
    public int? Number { get; init; }

    /// <summary>What follows the slash: "BC-ĐGS".</summary>
    public required string Symbol { get; init; }

    /// <summary>The date of the paper; it may lie in the past.</summary>
    public required DateOnly IssuedOn { get; init; }
    public required string SignerName { get; init; }

    /// <summary>The post in the state apparatus that stands above the name, where it says more than the authority line: "Phó Chủ tịch Hội đồng nhân dân".</summary>
    public string? SignerTitle { get; init; }

    /// <summary>Lines above the signature; "TM. Đoàn giám sát", "Trưởng Đoàn" when left out.</summary>
    public IReadOnlyList<string> AuthorityLines { get; init; } = [];
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>The file that was signed in the province's document system, where the paper goes out as that.</summary>
    public Guid? SignedUploadId { get; init; }

    /// <summary>Why that file is right although it differs from what is printed here.</summary>
    public string? Reason { get; init; }

    /// <summary>Whoever issues it says that its paper copy was signed by hand; not asked where the file that was signed goes out.</summary>
    public bool? IsHandSigned { get; init; }

    /// <summary>The day of that signature, at the latest that of the paper.</summary>
    public DateOnly? SignedOn { get; init; }

    public sealed class Validator : AbstractValidator<IssueDelegationReport>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Number).InclusiveBetween(1, 99_999);
            RuleFor(c => c.Symbol).NotEmpty().MaximumLength(60).Matches(@"^\p{Lu}+(-[\p{Lu}\d.]+)+$").WithMessage("“{PropertyName}” phải có dạng BC-ĐGS.");
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.SignerName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.SignerTitle).MaximumLength(300);
            RuleFor(c => c.AuthorityLines).PaperLines(5, 500);
            RuleFor(c => c.Recipients).PaperLines(40, 2000);
            RuleFor(c => c.Reason).MaximumLength(2000);
            RuleFor(c => c.SignedOn).NotNull().When(c => c.IsHandSigned is true);
            RuleFor(c => c.SignedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Reason).Null().When(c => c.SignedUploadId is null).WithMessage("“{PropertyName}” chỉ ghi khi ban hành bản đã ký ở hệ thống khác.");
        }
    }
}

internal sealed class IssueDelegationReportHandler(Db db, Gate gate, ReportIssuing issuing) : IRequestHandler<IssueDelegationReport, Changed>
{
    public async Task<Changed> Handle(IssueDelegationReport command, CancellationToken ct)
    {
        await gate.DelegationReport(command.ReportId, Act.Number, ct);
        var report = await db.LoadDelegationReport(command.ReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        await issuing.Issue(report, new ReportIssue(command.Number, command.Symbol, command.IssuedOn, command.AuthorityLines, command.SignerName, command.SignerTitle, command.Recipients, SignedFile.Of(command.SignedUploadId, command.Reason),
            HandSignature.Of(command.SignedUploadId, command.IsHandSigned, command.SignedOn)), ct);
        return new Changed(report.Id, report.Version + 1);
    }
}

public sealed record DelegationReportIssued(
    Guid SubjectId, Guid CampaignId, string Reference, int Number, string Symbol, DateOnly IssuedOn, string SignerName, string? SignerTitle, IReadOnlyList<string> AuthorityLines,
    IReadOnlyList<string> Recipients, string Sha256, bool? IsHandSigned = null) : IEvent;
