using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Gives an approved conclusion its number and date, as the records clerk types them. From here on its text, its figures and its file are frozen, its tasks have days,
/// and the supervision is concluded.
/// </summary>
[Requires(Subject.Conclusion, Act.Number)]
public sealed record IssueConclusion : ICommand<Changed>, IVersioned
{
    public required Guid ConclusionId { get; init; }
    public required int Version { get; init; }

    /// <summary>As the province's document system gave it; none where the council's own register gives it.</summary>
    public int? Number { get; init; }

    /// <summary>What follows the slash: "TB-HĐND".</summary>
    public required string Symbol { get; init; }

    /// <summary>The date of the paper; it may lie in the past.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The day that the figures printed in it were taken.</summary>
    public required DateOnly FiguresAsOf { get; init; }

    /// <summary>"TM. Thường trực Hội đồng nhân dân", "KT. Chủ tịch", "Phó Chủ tịch". A council's resolution is signed "Chủ tịch" or "Chủ tọa" alone.</summary>
    public required IReadOnlyList<string> AuthorityLines { get; init; }
    public required string SignerName { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>The file that was signed in the province's document system, where the paper goes out as that.</summary>
    public Guid? SignedUploadId { get; init; }

    /// <summary>Why that file is right although it differs from what is printed here.</summary>
    public string? Reason { get; init; }

    /// <summary>Whoever issues it says that its paper copy was signed by hand; not asked where the file that was signed goes out.</summary>
    public bool? IsHandSigned { get; init; }

    /// <summary>The day of that signature, at the latest that of the paper.</summary>
    public DateOnly? SignedOn { get; init; }

    public sealed class Validator : AbstractValidator<IssueConclusion>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Number).InclusiveBetween(1, 99_999);
            RuleFor(c => c.Symbol).NotEmpty().MaximumLength(60).Matches(@"^\p{Lu}+(-[\p{Lu}\d.]+)+$").WithMessage("“{PropertyName}” phải có dạng TB-HĐND.");
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.FiguresAsOf).LessThanOrEqualTo(c => c.IssuedOn);
            RuleFor(c => c.AuthorityLines).NotEmpty();
            RuleFor(c => c.AuthorityLines).PaperLines(5, 500);
            RuleFor(c => c.SignerName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Recipients).NotEmpty();
            RuleFor(c => c.Recipients).PaperLines(40, 2000);
            RuleFor(c => c.Reason).MaximumLength(2000);
            RuleFor(c => c.SignedOn).NotNull().When(c => c.IsHandSigned is true);
            RuleFor(c => c.SignedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Reason).Null().When(c => c.SignedUploadId is null).WithMessage("“{PropertyName}” chỉ ghi khi ban hành bản đã ký ở hệ thống khác.");
        }
    }
}

internal sealed class IssueConclusionHandler(Db db, Gate gate, ConclusionIssuing issuing) : IRequestHandler<IssueConclusion, Changed>
{
    public async Task<Changed> Handle(IssueConclusion command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Number, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);
        await issuing.Issue(conclusion, new ConclusionIssue(
            command.Number, command.Symbol, command.IssuedOn, command.FiguresAsOf, command.AuthorityLines, command.SignerName, command.Recipients, SignedFile.Of(command.SignedUploadId, command.Reason),
            HandSignature.Of(command.SignedUploadId, command.IsHandSigned, command.SignedOn)), ct);
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }
}

public sealed record ConclusionIssued(
    Guid SubjectId, Guid CampaignId, string Reference, string DocumentType, int Number, string Symbol, DateOnly IssuedOn, DateOnly FiguresAsOf,
    IReadOnlyList<string> AuthorityLines, string SignerName, IReadOnlyList<string> Recipients, string Sha256, bool? IsHandSigned = null) : IEvent;
