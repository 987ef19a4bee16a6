using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Signing;

/// <summary>
/// Makes the file that is signed from an approved paper: with room for number and date where they come after the signature, with number and date printed where the council takes them
/// first, and with the field that the agency seals in. From here on not a byte of it changes.
/// </summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record PreparePaperForSigning : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }

    /// <summary>Under which somebody signs for the one who holds the post (KT., TL., TUQ.); none where the holder signs.</summary>
    public Guid? AuthorityId { get; init; }

    /// <summary>Who signs a paper that its subject writes (a conclusion, a report, a letter); none takes the council's template. What has its own draft says it there.</summary>
    public string? SignerName { get; init; }

    /// <summary>The signer's post in the state apparatus, printed above the name, where the kind has one.</summary>
    public string? SignerPost { get; init; }

    /// <summary>Lines above the signature of a paper that its subject writes; none takes the council's template.</summary>
    public IReadOnlyList<string> AuthorityLines { get; init; } = [];

    /// <summary>To whom a paper goes that its subject writes; none takes the council's template.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Of which day the figures of a conclusion are; it is printed.</summary>
    public DateOnly? FiguresAsOf { get; init; }

    /// <summary>Who signs minutes for each party that signs them; printed below its place.</summary>
    public IReadOnlyList<PartySigner> PartySigners { get; init; } = [];

    public sealed class Validator : AbstractValidator<PreparePaperForSigning>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.SignerName).MaximumLength(200);
            RuleFor(c => c.SignerPost).MaximumLength(300);
            RuleFor(c => c.AuthorityLines).PaperLines(5, 500);
            RuleFor(c => c.Recipients).PaperLines(40, 2000);
            RuleFor(c => c.FiguresAsOf).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.PartySigners).Must(signers => signers.Select(signer => signer.Party).Distinct().Count() == signers.Count).WithMessage("“{PropertyName}” có bên bị lặp.");
            RuleForEach(c => c.PartySigners).ChildRules(signer =>
            {
                signer.RuleFor(s => s.Party).IsInEnum();
                signer.RuleFor(s => s.SignerName).NotEmpty().MaximumLength(60);
            });
        }
    }
}

/// <summary>Who signs minutes for a party.</summary>
public sealed record PartySigner(MinutesParty Party, string SignerName);

/// <summary>The file that is being signed, as it stands: for whoever signs it with a program of their own.</summary>
[Requires(Subject.Paper, Act.Write)]
[Sensitive(SensitiveKind.Draft)]
public sealed record PreparedPaper(Guid PaperId) : IQuery<KeptFile>;

internal sealed class PreparePaperForSigningHandler(
    Db db, Journal journal, Gate gate, Actor actor, PaperForms forms, PaperComposing composing, SubjectSigning signing, IPdfEngine engine, IPdfSigner signer, PaperFiles files,
    TimeProvider clock)
    : IRequestHandler<PreparePaperForSigning, Changed>
{
    // A signature's picture stands in the middle of its room, however wide the signer's cell is.
    private const double WidestSignature = 150;

    public async Task<Changed> Handle(PreparePaperForSigning command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Write, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        var before = new { paper.Status, paper.AuthorityLines, paper.SignerName, paper.SignerPost, paper.Recipients, paper.Symbol, paper.PreparedSha256 };
        await signing.Demand(paper, ct, isPreparing: true);
        await Demand(paper, ct);
        await signing.Settle(paper, command, ct);
        var isOfParties = paper.Kind.Rule().IsSignedByParties;
        if (!isOfParties) await SetSigner(paper, command.AuthorityId, ct);
        await signing.DemandForm(paper, ct);
        if (paper.AuthorUnitId is null) paper.CheckCode ??= CheckCodes.New();
        await PaperChecks.Demand(paper, composing, engine, ct);
        var rendered = engine.Render(await composing.Compose(paper, ct) with { IsDraft = false, Stamp = null });
        IReadOnlyList<PagePlace> places = isOfParties ? [.. Rooms(rendered).Select(Narrowed)] : [SignaturePlace(rendered)];
        var hasBlanks = paper.Number is null && !isOfParties;
        var prepared = signer.Prepare(rendered.Content, new PreparedFields(
            hasBlanks ? Blanks(rendered) : new Dictionary<PaperBox, PagePlace>(), isOfParties ? null : PagePlace.Seal(places[0], SealPaper.Diameter)));

        await files.Renew(paper, prepared, ct);
        await db.KeepPrinted(paper, ct);
        paper.Pages = rendered.PageCount;
        await db.Save(paper, ct);
        await db.Insert(new PaperPreparation
        {
            Id = Guid.CreateVersion7(),
            PaperId = paper.Id,
            Sha256 = paper.PreparedSha256!,
            Year = (paper.IssuedOn ?? clock.Today()).Year,
            HasBlanks = hasBlanks,
            SignaturePlace = PaperPreparation.WritePlaces(places),
            AuthorityId = command.AuthorityId,
            PreparedBy = actor.PersonId,
            PreparedAt = clock.GetUtcNow(),
        }, prepared.Length, rendered.PageCount, ct);
        journal.Add(new PaperPrepared(paper.Id, command.AuthorityId, paper.SignerName, paper.SignerPost, Lines.Read(paper.AuthorityLines), Lines.Read(paper.Recipients), command.FiguresAsOf, command.PartySigners, paper.Symbol,
            hasBlanks, paper.PreparedSha256!), before);
        if (!isOfParties) await db.TellToSign(paper, command.AuthorityId, actor, ct);
        return new Changed(paper.Id, paper.Version + 1);
    }

    private async Task Demand(OfficialPaper paper, CancellationToken ct)
    {
        if (paper.Kind.Rule().DocumentType is null)
            throw RefusedException.Conflict("paper.unnumbered", "Loại văn bản này không lấy số, không ký số; người soạn chốt văn bản.");
        if (paper.Status is not PaperStatus.Approved || paper.PreparedSha256 is not null)
            throw RefusedException.Step("paper.step", paper.PreparedSha256 is not null
                ? "Văn bản đã có bản để ký; hãy rút khỏi ký trước khi chuẩn bị lại."
                : $"Chỉ chuẩn bị bản ký từ văn bản đã duyệt; văn bản đang ở trạng thái “{paper.Status.Label()}”.", paper.Allowed.Select(step => step.ToString()));
        if (paper.Number is null && paper.AuthorUnitId is null && !paper.Kind.Rule().IsSignedByParties && (await db.SigningPolicy(ct)).SigningOrder is SigningOrder.NumberFirst)
            throw RefusedException.Conflict("paper.not_numbered", "Hội đồng nhân dân quy định lấy số, ngày trước khi ký: hãy lấy số rồi chuẩn bị bản ký.");
    }

    // What the template of the day says is the paper's own from here on.
    private async Task SetSigner(OfficialPaper paper, Guid? authorityId, CancellationToken ct)
    {
        var form = await forms.Read(paper, ct);
        paper.Symbol = form.Symbol;
        paper.AuthorityLines = Lines.Write(form.AuthorityLines);
        paper.Recipients = Lines.Write(form.Recipients);
        paper.SignerPost = form.SignerPost;
        if (authorityId is { } id)
        {
            var authority = await db.LoadAuthority(id, ct);
            authority.DemandCovers(paper, clock.Today());
            paper.AuthorityLines = Lines.Write(authority.Lines(form.AuthorityLines));
            paper.SignerName = authority.PersonName;
        }
        else paper.SignerName = form.SignerName;
        if (string.IsNullOrWhiteSpace(paper.SignerName))
            throw RefusedException.Conflict("paper.signer_missing", "Văn bản chưa có tên người ký: hãy ghi người ký trong dự thảo hoặc trong mẫu văn bản của Hội đồng nhân dân.");
    }

    private static IEnumerable<PagePlace> Rooms(RenderedPaper rendered) => rendered.Places.Where(place => place.Kind is PaperPlaceKind.Signature).OrderBy(place => place.Index).Select(place => PagePlace.From(place));

    private static PagePlace SignaturePlace(RenderedPaper rendered) => Rooms(rendered).LastOrDefault() is { } room
        ? Narrowed(room)
        : throw RefusedException.Conflict("paper.no_signature", "Văn bản không có chỗ ký.");

    private static PagePlace Narrowed(PagePlace place)
    {
        var width = Math.Min(place.Width, WidestSignature);
        return place with { Left = place.Left + ((place.Width - width) / 2), Width = width };
    }

    private static Dictionary<PaperBox, PagePlace> Blanks(RenderedPaper rendered)
    {
        PagePlace Of(PaperPlaceKind kind) => PagePlace.From(rendered.Places.FirstOrDefault(place => place.Kind == kind)
            ?? throw RefusedException.Conflict("paper.no_blanks", "Văn bản không có chỗ trống để ghi số, ngày sau khi ký; hãy lấy số trước khi ký."));
        return new()
        {
            [PaperBox.Number] = Of(PaperPlaceKind.NumberBlank),
            [PaperBox.Day] = Of(PaperPlaceKind.DayBlank),
            [PaperBox.Month] = Of(PaperPlaceKind.MonthBlank),
        };
    }
}

internal sealed class PreparedPaperHandler(Db db, Gate gate, IFileStore files) : IRequestHandler<PreparedPaper, KeptFile>
{
    public async Task<KeptFile> Handle(PreparedPaper query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Write, ct);
        var paper = await db.LoadPaper(query.PaperId, ct);
        if (paper.PreparedSha256 is not { } sha256) throw RefusedException.Conflict("paper.not_prepared", "Chưa có bản để ký: hãy chuẩn bị bản ký từ văn bản đã duyệt.");
        return new KeptFile($"{paper.FileName}-ky.pdf", RenderedPaper.PdfContentType, paper.Size!.Value, await files.Read(sha256, ct));
    }
}

public sealed record PaperPrepared(
    Guid SubjectId, Guid? AuthorityId, string? SignerName, string? SignerPost, IReadOnlyList<string> AuthorityLines, IReadOnlyList<string> Recipients, DateOnly? FiguresAsOf,
    IReadOnlyList<PartySigner> PartySigners, string? Symbol,
    bool HasBlanks, string Sha256) : IEvent;
