using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>Issues a paper: its number and date where it has none yet, and its file, which from here on nobody changes.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record IssuePaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }

    /// <summary>As the province's document system gave it; none where the council's own register gives it, or where the paper has its number already.</summary>
    public int? Number { get; init; }

    /// <summary>None takes the symbol of the council's template.</summary>
    public string? Symbol { get; init; }

    /// <summary>The date of the paper; none where it has one already.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Who signs, where the paper does not say.</summary>
    public string? SignerName { get; init; }

    /// <summary>Whoever issues it says that its paper copy was signed by hand; not asked where a signature is recorded already.</summary>
    public bool? IsHandSigned { get; init; }

    /// <summary>The day of that signature.</summary>
    public DateOnly? SignedOn { get; init; }

    public sealed class Validator : AbstractValidator<IssuePaper>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Number).InclusiveBetween(1, 99_999);
            RuleFor(c => c.Symbol).PaperSymbol();
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.SignerName).MaximumLength(200);
            RuleFor(c => c.SignedOn).NotNull().When(c => c.IsHandSigned is true);
            RuleFor(c => c.SignedOn).LessThanOrEqualTo(_ => clock.Today());
        }
    }
}

internal sealed class IssuePaperHandler(Db db, Journal journal, Gate gate, Actor actor, PaperForms forms, PaperComposing composing, PaperRegister register, SubjectSigning signing, Documents.IPdfEngine engine, TimeProvider clock)
    : IRequestHandler<IssuePaper, Changed>
{
    public async Task<Changed> Handle(IssuePaper command, CancellationToken ct)
    {
        var paper = await Load(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        if (!paper.Allowed.Contains(PaperStep.Issue)) paper.Take(PaperStep.Issue);
        await DemandSigned(paper, command, ct);
        await PaperChecks.Demand(paper, composing, engine, ct);
        if (paper.PreparedSha256 is not null && (await db.Signatures(paper.Id, ct)).All(signature => signature.Signer is not SignatureBy.Agency))
            throw RefusedException.Conflict("paper.not_sealed", "Văn bản ký số chưa có dấu số của cơ quan: văn thư ghi số, ngày, đóng dấu số và ban hành trong cùng một bước.");
        if (paper.Kind.Rule().DocumentType is not null)
        {
            var on = command.IssuedOn ?? paper.IssuedOn ?? throw RefusedException.Invalid("paper.issued_on", nameof(command.IssuedOn), "Hãy nhập ngày ban hành.");
            PaperDates.Demand(paper, on);
            await HandSignedPapers.DemandNumberedInTime(db, paper, on, ct);
            await register.Number(paper, command.Number, command.Symbol ?? paper.Symbol ?? (await forms.Read(paper, ct)).Symbol!, on, nameof(command.Number), ct);
        }
        else paper.IssuedOn = command.IssuedOn ?? clock.Today();
        return new Changed(paper.Id, paper.Version + await signing.Issue(paper, ct));
    }

    // Nothing goes out with a number that nobody is known to have signed. A file that is being signed bears its signatures itself; minutes are signed by their parties.
    private async Task DemandSigned(OfficialPaper paper, IssuePaper command, CancellationToken ct)
    {
        var rule = paper.Kind.Rule();
        if (rule.DocumentType is null || rule.IsSignedByParties || paper.PreparedSha256 is not null) return;
        var isSigned = paper.Status is PaperStatus.Signed;
        if (rule.HasSigner)
            paper.SignerName = Named(isSigned ? paper.SignerName : command.SignerName) ?? Named((await forms.Read(paper, ct)).SignerName)
                ?? throw RefusedException.Invalid("paper.signer_missing", nameof(command.SignerName), "Văn bản chưa có tên người ký; hãy nhập tên người ký trước khi ban hành.");
        if (isSigned) return;
        if (command.IsHandSigned is not true)
            throw HandSignature.NotSigned(nameof(command.IsHandSigned));
        HandSignedPapers.DemandDay(paper, command.SignedOn!.Value);
        journal.Add(paper.Take(PaperStep.Sign));
        journal.Add(await HandSignedPapers.Record(db, paper, paper.SignerName ?? Named(command.SignerName) ?? "Đại diện các bên", command.SignedOn.Value, actor.PersonId, clock.GetUtcNow(), ct));
    }

    private static string? Named(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();

    // What has a number is the records clerk's to issue; the rest is its writer's.
    private async Task<OfficialPaper> Load(Guid paperId, CancellationToken ct)
    {
        await gate.OfficialPaper(paperId, Act.Write, ct);
        var paper = await db.LoadPaper(paperId, ct);
        // What a subject issues by its own command goes out from here only as the file that was signed and sealed.
        if (paper.Kind.Rule().IsIssuedBySubject && paper.PreparedSha256 is null)
            throw RefusedException.Conflict("paper.owned", "Văn bản này được ban hành từ chính hồ sơ của nó (kết luận, báo cáo, công văn đôn đốc).");
        if (paper.Kind.Rule().OwnedBy is not null) await signing.Demand(paper, ct);
        if (paper.Kind.Rule().DocumentType is null) PaperAccess.DemandWriter(paper, actor);
        else await gate.OfficialPaper(paperId, Act.Number, ct);
        return paper;
    }
}

public sealed record PaperIssued(Guid SubjectId, PaperKind Kind, int? Number, string? Symbol, DateOnly? IssuedOn, string Sha256) : IEvent;
