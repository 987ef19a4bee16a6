using System.Security.Cryptography;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Dossiers;
using Supervision.Core.Files;
using Supervision.Core.Notices;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>What an aggregate says of the paper that it issues.</summary>
public sealed record PaperIssue
{
    public required PaperKind Kind { get; init; }
    public required Guid SubjectId { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? BodyId { get; init; }
    public Guid? AddresseeUnitId { get; init; }
    public required string Title { get; init; }
    public required string DocumentType { get; init; }

    /// <summary>As typed; null where the council's register gives it.</summary>
    public required int? Number { get; init; }
    public required string Symbol { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required IReadOnlyList<string> AuthorityLines { get; init; }
    public required string SignerName { get; init; }

    /// <summary>Post in the state apparatus, printed above the name, where the paper has one.</summary>
    public string? SignerPost { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }
    public Guid? ReplacesId { get; init; }

    /// <summary>The file that was signed in another system goes out; its day stands in it.</summary>
    public bool IsSignedElsewhere { get; init; }

    /// <summary>The field of the request that the number was typed in.</summary>
    public required string NumberField { get; init; }
}

/// <summary>The one door through which papers become issued: the number is taken, the file is frozen as it goes out, and the paper can be looked up from then on.</summary>
internal sealed class PaperRegister(Db db, PaperComposing composing, IPdfEngine engine, IFileStore files, PaperNumbers numbers, DossierFiling filing, Actor actor, TimeProvider clock)
{
    /// <summary>Opens the paper of an aggregate and gives it its number: what was typed, what was reserved before, or the next of its series.</summary>
    public async Task<OfficialPaper> Number(PaperIssue issue, CancellationToken ct)
    {
        var paper = await db.OpenPaper(issue.Kind, issue.SubjectId, ct);
        if (paper is null)
        {
            paper = new OfficialPaper
            {
                Id = Guid.CreateVersion7(),
                Kind = issue.Kind,
                SubjectId = issue.SubjectId,
                CampaignId = issue.CampaignId,
                BodyId = issue.BodyId,
                AddresseeUnitId = issue.AddresseeUnitId,
                ReplacesId = issue.ReplacesId,
                Status = PaperStatus.Approved,
                Force = PaperForce.None,
                Title = issue.Title,
                Content = PaperContent.Empty.Write(),
                DraftedBy = actor.PersonId,
                DraftedAt = clock.GetUtcNow(),
                Version = 1,
            };
            await db.Insert(paper, ct);
        }
        await DemandAsSigned(paper, issue, ct);
        // Its subject was approved by its own commands, or it would not be issued.
        if (paper.Status is PaperStatus.Draft) paper.Status = PaperStatus.Approved;
        paper.DocumentType = issue.DocumentType;
        await Number(paper, issue.Number, issue.Symbol, issue.IssuedOn, issue.NumberField, ct, issue.IsSignedElsewhere);
        paper.AuthorityLines = Lines.Write(issue.AuthorityLines);
        paper.SignerName = issue.SignerName;
        paper.SignerPost = issue.SignerPost;
        paper.Recipients = Lines.Write(issue.Recipients);
        return paper;
    }

    // A file that is being signed goes out as it is: sealed, and with the signature that it bears. One of another system was confirmed by a person and is whole.
    private async Task DemandAsSigned(OfficialPaper paper, PaperIssue issue, CancellationToken ct)
    {
        if (await db.Preparation(paper, ct) is null || await db.IsConfirmedUpload(paper, ct)) return;
        if ((await db.Signatures(paper.Id, ct)).All(signature => signature.Signer is not SignatureBy.Agency))
            throw RefusedException.Conflict("paper.not_sealed", "Văn bản đang được ký số: văn thư ghi số, ngày, đóng dấu số và ban hành trong cùng một bước; nếu không ký số nữa, hãy rút văn bản khỏi ký.");
        if (paper.SignerName != issue.SignerName || paper.AuthorityLines != Lines.Write(issue.AuthorityLines) || paper.Recipients != Lines.Write(issue.Recipients))
            throw RefusedException.Conflict("paper.signed_otherwise", $"Bản đã ký do “{paper.SignerName}” ký, với nơi nhận ghi trong bản đó; không ban hành với người ký, nơi nhận khác.", nameof(PaperIssue.SignerName));
    }

    /// <summary>Gives a paper its number by the council's source of numbers, and the code by which anybody holding it can look it up.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="typed">The number as typed, or none.</param>
    /// <param name="symbol">What follows the slash.</param>
    /// <param name="on">Its day: not before that of its approval here, unless it came signed, or was stated, before.</param>
    /// <param name="field">The field of the request that the number was typed in.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="isSignedElsewhere">The file that was signed in another system goes out.</param>
    public async Task Number(OfficialPaper paper, int? typed, string symbol, DateOnly on, string field, CancellationToken ct, bool isSignedElsewhere = false)
    {
        if (paper.Number is { } reserved)
        {
            if ((typed ?? reserved) != reserved || paper.Symbol != symbol || paper.IssuedOn != on)
                throw RefusedException.Conflict("number.reserved", $"Văn bản đã được lấy số {paper.Reference} ngày {VietnameseDate.Short(paper.IssuedOn!.Value)}; hủy số đó trước khi cấp số khác.", field);
            return;
        }
        if (paper.AuthorUnitId is not null)
        {
            // A unit numbers its own papers in its own office; nobody here can know what it has given.
            (paper.Number, paper.Symbol, paper.IssuedOn) = (typed ?? throw RefusedException.Invalid("number.missing", field, "Hãy nhập số văn bản do đơn vị cấp."), symbol, on);
            return;
        }
        if (await numbers.Stated(paper, ct) is { } stated)
        {
            if ((typed ?? stated.Number) != stated.Number || !string.Equals(symbol, stated.Symbol, StringComparison.OrdinalIgnoreCase) || on != stated.IssuedOn)
                throw RefusedException.Conflict("number.stated", $"Khi quyết định đã ghi văn bản này là số {stated.Reference} ngày {VietnameseDate.Short(stated.IssuedOn)}: văn bản mang đúng số, ký hiệu và ngày đó.", field);
            paper.DocumentType ??= paper.Kind.Rule().DocumentType;
            await numbers.Adopt(paper, ct);
            (paper.Number, paper.Symbol, paper.IssuedOn) = (stated.Number, symbol, on);
            paper.CheckCode ??= CheckCodes.New();
            return;
        }
        if (!isSignedElsewhere) await PaperDates.DemandApproved(db, paper, on, ct);
        var source = Enum.Parse<NumberSource>((await db.Value<string>("SELECT NumberSource FROM Councils WHERE Id = @CouncilId", null, ct))!);
        if (source is NumberSource.Qlvb && typed is null)
            throw RefusedException.Invalid("number.missing", field, "Số văn bản do hệ thống quản lý văn bản của tỉnh cấp: hãy nhập số đã cấp.");
        if (source is NumberSource.Internal && typed is not null)
            throw RefusedException.Invalid("number.given", field, "Số văn bản do sổ của hệ thống này cấp, không nhập tay.");
        paper.DocumentType ??= paper.Kind.Rule().DocumentType;
        if (typed is { } number) await numbers.Take(paper, number, symbol, on, field, ct);
        paper.Number = typed ?? await numbers.Reserve(paper, symbol, on, ct);
        paper.Symbol = symbol;
        paper.IssuedOn = on;
        paper.CheckCode ??= CheckCodes.New();
    }

    /// <summary>Keeps the paper as it goes out: the signed file where there is one, else the paper as it is composed now; it is in force from here on.</summary>
    public async Task<string> Freeze(OfficialPaper paper, CancellationToken ct)
    {
        await Freeze([paper], ct);
        return paper.Sha256!;
    }

    /// <summary>As above for several that go out together: composed one after another, printed and written to disk beside one another, which is what takes the time.</summary>
    public async Task Freeze(IReadOnlyList<OfficialPaper> papers, CancellationToken ct)
    {
        var composed = new List<(OfficialPaper Paper, Document Document)>();
        foreach (var paper in papers)
        {
            paper.Take(PaperStep.Issue);
            paper.Force = PaperForce.InForce;
            paper.FrozenAt = clock.GetUtcNow();
            // Size and pages of a signed file were kept when it was prepared; not a byte changes under the signatures.
            if (paper.PreparedSha256 is { } signed) paper.Sha256 = signed;
            else composed.Add((paper, await composing.Compose(paper, ct)));
        }
        await using (var printed = await PrintedFiles.Of([.. composed.Select(one => one.Document)], engine, files, ct))
            for (var i = 0; i < composed.Count; i++)
            {
                var (paper, (file, pages)) = (composed[i].Paper, printed[i]);
                await db.ClaimContent(file.Sha256, ct);
                await file.Keep(ct);
                (paper.Sha256, paper.Size, paper.Pages) = (file.Sha256, file.Size, pages);
            }
        foreach (var paper in papers)
        {
            await numbers.Use(paper.Id, ct);
            await db.Save(paper, ct);
            await filing.File(paper, ct);
        }
    }
}

/// <summary>Codes that nobody can count through: ten letters and digits without those that are read wrong, in groups.</summary>
internal static class CheckCodes
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>What is printed on a paper that has a code; nothing where nobody knows under which address it could be looked up.</summary>
    public static PaperCheck? Mark(OfficialPaper paper, PublicAddress address) =>
        paper.CheckCode is { } code && address.Find() is { } root ? new PaperCheck($"{root}/tra-cuu/{code}", code) : null;

    /// <summary>"7K3M9-QXP2T": 50 bits at random.</summary>
    public static string New() => $"{RandomNumberGenerator.GetString(Alphabet, 5)}-{RandomNumberGenerator.GetString(Alphabet, 5)}";
}
