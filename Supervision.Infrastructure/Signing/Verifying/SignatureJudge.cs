using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Reading;
using Supervision.Infrastructure.Signing.Signatures;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>Judges one signature: bytes, CMS, certificate, time.</summary>
internal sealed class SignatureJudge(ChainJudge chains)
{
    private const string Cades = "ETSI.CAdES.detached";
    private const string Pkcs7 = "adbe.pkcs7.detached";

    // Clocks of two machines are never quite the same.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    /// <param name="signature">As it was found.</param>
    /// <param name="later">What came until the next one.</param>
    /// <param name="changed">Content that was changed at any time after it, as a clause; null for none.</param>
    /// <param name="now">The instant of judging.</param>
    public VerifiedSignature Judge(FoundSignature signature, LaterContent later, string? changed, DateTimeOffset now)
    {
        var faults = new List<SignatureFinding>();
        var notes = new List<SignatureFinding>();
        if (signature.Fault is { } fault) faults.Add(fault);
        if (changed is not null) faults.Add(new(SignatureCodes.ContentChanged, $"Nội dung đã bị thay đổi sau khi ký: {changed}."));

        var filter = signature.Dictionary.Name("SubFilter");
        var isKnown = filter is Cades or Pkcs7;
        if (!isKnown) faults.Add(new(SignatureCodes.Kind, $"Loại chữ ký {filter ?? "không rõ"} không được hỗ trợ."));
        var cms = isKnown && signature is { Contents: { } contents, Content: { } content } ? SignedContent.Decode(contents, content) : null;
        var signer = cms?.SignerInfos[0];
        var isIntact = false;
        if (signer is not null)
        {
            var fits = SignedContent.DigestFits(signer, signature.Content!);
            if (fits == false) faults.Add(new(SignatureCodes.Changed, "Tệp đã bị sửa sau khi ký: nội dung không khớp với chữ ký."));
            else if (fits is null) faults.Add(new(SignatureCodes.Kind, "Thuật toán băm của chữ ký không được chấp nhận."));
            else if (!SignedContent.IsSound(cms!)) faults.Add(new(SignatureCodes.Broken, "Chữ ký không đúng với chứng thư số đi kèm."));
            else isIntact = true;
        }
        else if (isKnown && signature.Content is not null) faults.Add(new(SignatureCodes.Broken, "Không đọc được nội dung chữ ký."));

        var certificate = signer?.Certificate;
        var claimed = ClaimedTime(signature.Dictionary) ?? (signer is null ? null : SignedContent.SigningTime(signer));
        var isFuture = claimed > now + Tolerance;
        if (isFuture) faults.Add(new(SignatureCodes.FutureTime, "Thời điểm ký ghi trong chữ ký muộn hơn thời điểm hiện tại."));
        var at = claimed is { } time && !isFuture ? time : now;
        var judgement = certificate is null ? null : chains.Judge(certificate, cms!.Certificates, at, now);
        if (certificate is not null)
        {
            // Without it another certificate for the same key could be put in the place of the signer's (RFC 5035, 1).
            if (CadesSignature.Names(signer!, certificate) is var names && (names == false || (names is null && filter == Cades)))
                faults.Add(new(SignatureCodes.Broken, "Chữ ký không nêu đúng chứng thư số của người ký."));
            faults.AddRange(judgement!.Faults);
            notes.AddRange(judgement.Notes);
        }
        else if (signer is not null) faults.Add(new(SignatureCodes.Untrusted, "Chữ ký không kèm chứng thư số của người ký."));

        return new()
        {
            Field = signature.Field.Name,
            Cover = signature.Cover,
            SignedLength = signature.Revision?.Length ?? 0,
            IsIntact = isIntact,
            IsTrusted = judgement?.IsTrusted ?? false,
            Later = later,
            SignerName = certificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            Organisation = certificate is null ? null : Organisation(certificate),
            IssuerName = certificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
            Thumbprint = certificate?.Thumbprint,
            SerialNumber = certificate?.SerialNumber,
            ValidFrom = certificate is null ? null : CertificateRules.Start(certificate),
            ValidTo = certificate is null ? null : CertificateRules.End(certificate),
            ClaimedAt = claimed,
            JudgedAt = at,
            Revocation = judgement?.Revocation ?? RevocationState.NotChecked,
            Faults = faults,
            Notes = notes,
        };
    }

    private static string? Organisation(X509Certificate2 certificate) => certificate.SubjectName.EnumerateRelativeDistinguishedNames()
        .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value == "2.5.4.10").Select(name => name.GetSingleElementValue()).FirstOrDefault();

    /// <summary>"D:20260105083000+07'00'" (ISO 32000-1, 7.9.4); without an offset it is taken as UTC.</summary>
    private static DateTimeOffset? ClaimedTime(PdfDictionary signature)
    {
        if (signature["M"] is not PdfString written) return null;
        var text = FormFields.Text(written).Replace("'", "", StringComparison.Ordinal).Replace("Z0000", "Z", StringComparison.Ordinal);
        string[] forms = ["'D:'yyyyMMddHHmmsszzz", "'D:'yyyyMMddHHmmssZ", "'D:'yyyyMMddHHmmss"];
        if (text.Length > 5 && text[^5] is '+' or '-') text = text.Insert(text.Length - 2, ":");
        return DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
