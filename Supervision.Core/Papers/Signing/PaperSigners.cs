using System.Text;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Papers.Signing;

/// <summary>Who may sign a paper and who may seal it, by the paper itself and by the certificate that was used.</summary>
internal sealed class PaperSigners(Db db, Actor actor, TimeProvider clock)
{
    /// <summary>Only the person whose name stands on the paper signs it, by their own right or by one that was given to them and holds today; nobody signs what they wrote.</summary>
    public async Task Demand(OfficialPaper paper, PaperPreparation preparation, CampaignAccess access, CancellationToken ct)
    {
        if (paper.AuthorUnitId != actor.UnitId) throw RefusedException.Forbidden("Văn bản do cơ quan khác soạn, ký.", "paper.author");
        if (preparation.AuthorityId is { } id)
        {
            var authority = await db.LoadAuthority(id, ct);
            if (authority.PersonId != actor.PersonId) throw NotTheSigner(paper);
            authority.DemandCovers(paper, clock.Today());
            await PaperAccess.DemandOtherThanWriters(db, paper, actor, ct);
            return;
        }
        if (!Same(actor.Identity.Name, paper.SignerName!)) throw NotTheSigner(paper);
        await PaperAccess.DemandApprover(db, paper, access, actor, ct);
    }

    /// <summary>The certificate is the signer's own.</summary>
    public static void DemandHolder(OfficialPaper paper, string? holder, string field)
    {
        if (holder is null || !Same(paper.SignerName!, holder))
            throw RefusedException.Invalid("certificate.other_signer", field, $"Chứng thư số là của “{holder ?? "không rõ"}”, còn văn bản do “{paper.SignerName}” ký.");
    }

    /// <summary>The certificate is the agency's: of the council, of the body that issues, of whoever the council lets seal; of a unit for its own papers.</summary>
    public async Task DemandAgency(OfficialPaper paper, string? holder, string field, CancellationToken ct)
    {
        var names = await SealHolders(paper, ct);
        if (holder is null || !names.Any(name => Same(name, holder)))
            throw RefusedException.Invalid("certificate.other_agency", field, $"Chứng thư số là của “{holder ?? "không rõ"}”, không phải của cơ quan được đóng dấu văn bản này: {string.Join("; ", names)}.");
    }

    private async Task<IReadOnlyList<string>> SealHolders(OfficialPaper paper, CancellationToken ct)
    {
        if (paper.AuthorUnitId is not null)
        {
            return [.. (await db.List<Named>("""
                SELECT n.Name
                FROM Units u
                """ + UnitNaming.OnDay + """
                WHERE u.Id = @AuthorUnitId AND u.CouncilId = @CouncilId
                """, new { paper.AuthorUnitId, On = clock.Today() }, ct)).Select(row => row.Name)];
        }
        var own = await db.List<Named>("SELECT Name FROM Councils WHERE Id = @CouncilId UNION SELECT Name FROM Bodies WHERE Id = @BodyId AND CouncilId = @CouncilId", new { paper.BodyId }, ct);
        return [.. own.Select(row => row.Name), .. (await db.SigningPolicy(ct)).SealHolders];
    }

    private static RefusedException NotTheSigner(OfficialPaper paper) => RefusedException.Forbidden(
        $"Văn bản này do “{paper.SignerName}” ký. Đồng chí không phải là người ký và không có việc ký thay, thừa lệnh, thừa ủy quyền dùng cho văn bản này.", "paper.signer");

    /// <summary>The same name, however spaced and in whatever capitals; a certificate that is written without diacritics throughout is read without.</summary>
    internal static bool Same(string name, string holder) =>
        string.Equals(Plain(name), Plain(holder), StringComparison.OrdinalIgnoreCase) || (Ascii.IsValid(holder) && SearchText.Fold(name) == SearchText.Fold(holder));

    private static string Plain(string name) => string.Join(' ', name.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed record Named
    {
        public required string Name { get; init; }
    }
}

/// <summary>What a verification answered, as a refusal.</summary>
internal static class SigningChecks
{
    /// <summary>Refuses with every fault that was found: the first one's code, all sentences.</summary>
    public static void DemandAccepted(PdfVerification verification, string field)
    {
        if (verification.IsAccepted) return;
        var faults = verification.AllFaults.ToList();
        throw Refused(faults.Count > 0 ? faults : [new SignatureFinding(SignatureCodes.None, "Tệp PDF chưa có chữ ký số nào được chấp nhận.")], field);
    }

    public static RefusedException Refused(IReadOnlyList<SignatureFinding> faults, string field) =>
        RefusedException.Invalid(faults[0].Code, field, string.Join(" ", faults.Select(fault => fault.Message).Distinct().Take(6)));

    /// <summary>The day of a signature here.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.Local());
}

/// <summary>Fills number, day and month into the file that was signed, as a revision under which the signature stays valid.</summary>
internal static class PaperBlanks
{
    /// <summary>Refuses a date that the printed year, or the signature before it, does not go with.</summary>
    public static void DemandDate(PaperPreparation preparation, IEnumerable<PaperSignature> signatures, DateOnly on)
    {
        if (preparation.HasBlanks && on.Year != preparation.Year)
            throw RefusedException.Invalid("paper.year", nameof(NumberPaper.IssuedOn), $"Bản đã ký in “năm {preparation.Year}” nên ngày ban hành phải trong năm {preparation.Year}; nếu không, hãy rút văn bản khỏi ký và chuẩn bị lại bản ký.");
        DemandNotBeforeSigning(signatures, on);
    }

    public static void DemandNotBeforeSigning(IEnumerable<PaperSignature> signatures, DateOnly on)
    {
        if (signatures.Where(signature => signature.Signer is SignatureBy.Person).Select(signature => signature.SignedOn).DefaultIfEmpty(on).Max() is var signed && on < signed)
            throw RefusedException.Invalid("paper.issued_before_signed", nameof(NumberPaper.IssuedOn), $"Ngày ban hành không được trước ngày ký {VietnameseDate.Short(signed)}.");
    }

    public static byte[] Fill(IPdfSigner signer, byte[] signed, OfficialPaper paper) => signer.Fill(signed,
    [
        new(PaperBox.Number, DocumentNumber.Digits(paper.Number!.Value)) { Alignment = TextAlignment.Centre },
        new(PaperBox.Day, VietnameseDate.Day(paper.IssuedOn!.Value)) { Alignment = TextAlignment.Centre, IsItalic = true },
        new(PaperBox.Month, VietnameseDate.Month(paper.IssuedOn.Value)) { Alignment = TextAlignment.Centre, IsItalic = true },
    ]);
}
