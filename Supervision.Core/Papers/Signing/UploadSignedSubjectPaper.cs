using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Signing;

/// <summary>Whether the paper of a conclusion, a delegation's report or an urging letter may come in as it was signed in the province's document system: asked before it is sent.</summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record SignedSubjectPaperTerms : IQuery<IntakeTerms>
{
    public required PaperKind Kind { get; init; }

    /// <summary>The conclusion, report or letter, by the kind.</summary>
    public required Guid SubjectId { get; init; }

    public sealed class Validator : AbstractValidator<SignedSubjectPaperTerms>
    {
        public Validator() => RuleFor(q => q.Kind).IssuedBySubject();
    }
}

/// <summary>
/// The records clerk brings in the paper of a conclusion, a delegation's report or an urging letter as it was signed in the province's document system. Its signatures are judged, its number and
/// date read, its text compared; it waits until the command that issues its subject names it.
/// </summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record UploadSignedSubjectPaper : ICommand<Created>
{
    public required PaperKind Kind { get; init; }

    /// <summary>The conclusion, report or letter, by the kind.</summary>
    public required Guid SubjectId { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<UploadSignedSubjectPaper>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IssuedBySubject();
            RuleFor(c => c.Content).NotNull();
        }
    }
}

/// <summary>A signed file that waits for the paper of a subject to be issued as it; for the records clerk.</summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record SignedSubjectPaper(PaperKind Kind, Guid SubjectId) : IQuery<SignedSubjectPaperView>
{
    public sealed class Validator : AbstractValidator<SignedSubjectPaper>
    {
        public Validator() => RuleFor(q => q.Kind).IssuedBySubject();
    }
}

/// <param name="PaperId">The paper that is open; none before somebody opened one.</param>
/// <param name="UploadId">What the issuing command names it by; none where nothing waits.</param>
/// <param name="Waiting">What stands in it, against the draft.</param>
/// <param name="Symbol">By the council's template, as all that follows.</param>
/// <param name="AuthorityLines">Above the signature.</param>
/// <param name="SignerName">Who signs; none where the template names nobody.</param>
/// <param name="SignerPost">The signer's post in the state apparatus, where the kind has one.</param>
/// <param name="Recipients">To whom it goes.</param>
public sealed record SignedSubjectPaperView(
    Guid? PaperId, Guid? UploadId, SignedUploadView? Waiting, string? Symbol, IReadOnlyList<string> AuthorityLines, string? SignerName, string? SignerPost, IReadOnlyList<string> Recipients);

internal sealed class UploadSignedSubjectPaperHandler(Db db, FileLimit limit, SubjectPapers subjects, PaperForms forms, SignedUploads uploads, IPdfVerifier verifier)
    : IRequestHandler<SignedSubjectPaperTerms, IntakeTerms>, IRequestHandler<UploadSignedSubjectPaper, Created>, IRequestHandler<SignedSubjectPaper, SignedSubjectPaperView>
{
    public async Task<IntakeTerms> Handle(SignedSubjectPaperTerms query, CancellationToken ct)
    {
        await Demand(query.Kind, query.SubjectId, ct);
        return new IntakeTerms { Kinds = [FileKind.Pdf], LimitInBytes = limit.InBytes, KeepsPhotoPlace = true };
    }

    public async Task<Created> Handle(UploadSignedSubjectPaper command, CancellationToken ct)
    {
        var fresh = await Demand(command.Kind, command.SubjectId, ct);
        var paper = await subjects.Opened(command.Kind, command.SubjectId, fresh, ct);
        await uploads.DemandSubject(paper, ct);
        if (paper.PreparedSha256 is not null)
            throw RefusedException.Conflict("paper.being_signed", "Văn bản của hồ sơ này đang được ký số trong hệ thống; hãy rút văn bản khỏi ký trước.", nameof(command.Content));
        var file = await command.Content.Read(ct);
        return new Created(await uploads.Take(paper, command.Content, file, verifier.Verify(file), ct));
    }

    public async Task<SignedSubjectPaperView> Handle(SignedSubjectPaper query, CancellationToken ct)
    {
        var fresh = await subjects.DemandDraft(query.Kind, query.SubjectId, ct, Act.Number);
        var open = await db.OpenPaper(query.Kind, query.SubjectId, ct);
        var waiting = open is null ? null : await SignedUploads.Waiting(db, open.Id, ct);
        var form = await forms.Read(open ?? SubjectPapers.New(query.Kind, query.SubjectId, fresh, Guid.Empty), ct);
        return new SignedSubjectPaperView(
            open?.Id, waiting?.Id, waiting is null ? null : SignedUploadView.Of(waiting), form.Symbol, form.AuthorityLines, form.SignerName, form.SignerPost, form.Recipients);
    }

    private async Task<OwnedPaper> Demand(PaperKind kind, Guid subjectId, CancellationToken ct)
    {
        var fresh = await subjects.DemandDraft(kind, subjectId, ct, Act.Number);
        if (Enum.Parse<NumberSource>((await db.Value<string>("SELECT NumberSource FROM Councils WHERE Id = @CouncilId", null, ct))!) is NumberSource.Internal)
            throw RefusedException.Conflict("paper.numbered_here", "Hội đồng nhân dân lấy số từ sổ của hệ thống này nên không nhận văn bản đã vào số, ký ở hệ thống khác.");
        return fresh;
    }
}

internal static class SubjectKindRules
{
    /// <summary>Only what its subject issues by a command of its own.</summary>
    public static IRuleBuilderOptions<T, PaperKind> IssuedBySubject<T>(this IRuleBuilder<T, PaperKind> rule) => rule
        .Must(kind => Enum.IsDefined(kind) && kind.Rule().IsIssuedBySubject).WithMessage("“{PropertyName}” phải là văn bản của kết luận, báo cáo của Đoàn hoặc công văn đôn đốc.");
}
