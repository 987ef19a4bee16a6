using System.Security.Cryptography;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>Judges every signature by itself, then what came between and after them, then the whole against what was issued. Thread safe.</summary>
public sealed class PdfVerifier(TrustedCertificates trusted, TimeProvider clock, SigningSettings settings) : IPdfVerifier
{
    private const int MostSignatures = 50;

    private readonly SignatureJudge judge = new(new ChainJudge(trusted, settings.Revocation));

    public PdfVerification Verify(byte[] pdf, byte[]? issued = null)
    {
        var file = PdfFiles.Open(pdf, settings);
        var now = clock.GetUtcNow();
        var faults = new List<SignatureFinding>();
        var found = Find(file);
        if (found.Count == 0) faults.Add(new(SignatureCodes.None, "Tệp PDF chưa có chữ ký số nào."));
        if (!SignatureRange.EndsRevision(pdf)) faults.Add(new(SignatureCodes.Partial, "Cuối tệp có dữ liệu không thuộc phiên bản nào và không chữ ký nào bảo vệ."));
        faults.AddRange(EarlierSignatures.Missing(file, found.Select(signature => signature.Field.Name).ToHashSet()));

        var later = Later(file, found);
        var signatures = found.Select((signature, i) => Judged(signature, later[i].Kind, Changes(later, i), now)).ToArray();
        var (state, difference) = CompareIssued(file, found, issued, faults);
        return new()
        {
            Signatures = signatures,
            Faults = faults,
            Issued = state,
            FirstDifference = difference,
            Boxes = Boxes(file),
        };
    }

    private VerifiedSignature Judged(FoundSignature signature, LaterContent later, string? changed, DateTimeOffset now)
    {
        try
        {
            return judge.Judge(signature, later, changed, now);
        }
        catch (CryptographicException)
        {
            // Certificates are taken apart bit by bit as they are asked; a damaged one fails somewhere on the way.
            var broken = signature.Fault ?? new SignatureFinding(SignatureCodes.Broken, "Không đọc được chứng thư số của chữ ký.");
            return judge.Judge(signature with { Content = null, Fault = broken }, later, changed, now);
        }
    }

    /// <summary>In the order in which they were made; what covers no revision comes last.</summary>
    private static List<FoundSignature> Find(PdfRevision file)
    {
        var signatures = new List<FoundSignature>();
        foreach (var field in FormFields.Read(file).Where(field => field.Kind == "Sig"))
        {
            if (file.Dictionary(field.Value) is not { } signature) continue;
            if (signatures.Count >= MostSignatures) throw BrokenPdf.Excessive("số chữ ký");
            signatures.Add(SignatureRange.Locate(file, field, signature));
        }
        return [.. signatures.OrderBy(signature => signature.Revision?.Length ?? int.MaxValue)];
    }

    private static RevisionDifference[] Later(PdfRevision file, List<FoundSignature> found) =>
    [
        .. found.Select((signature, i) =>
        {
            if (signature.Revision is not { } revision) return new RevisionDifference(LaterContent.Nothing, null, false);
            var next = found.Skip(i + 1).Select(other => other.Revision).FirstOrDefault(other => other is not null) ?? file;
            var difference = RevisionChanges.Between(revision, next);
            // What the signature itself forbids counts as any other change.
            return new SignatureLocks(revision, FormFields.Read(revision)).Level switch
            {
                1 when difference.Kind != LaterContent.Nothing => difference with { Kind = LaterContent.Other, What = difference.What ?? "chữ ký không cho phép thay đổi nào" },
                2 when difference.AddsAnnotations => difference with { Kind = LaterContent.Other, What = difference.What ?? "chú thích mới mà chữ ký không cho phép" },
                _ => difference,
            };
        }),
    ];

    /// <summary>What was changed after a signature, however many others came between.</summary>
    private static string? Changes(RevisionDifference[] later, int from) => later.Skip(from).FirstOrDefault(difference => difference.Kind == LaterContent.Other)?.What;

    private static (IssuedState State, long? Difference) CompareIssued(PdfRevision file, List<FoundSignature> found, byte[]? issued, List<SignatureFinding> faults)
    {
        if (issued is null) return (IssuedState.NotCompared, null);
        var common = file.Data.AsSpan().CommonPrefixLength(issued);
        if (common < issued.Length)
        {
            faults.Add(new(SignatureCodes.NotIssued, "Tệp không bắt đầu bằng đúng văn bản đã phát hành để ký: đã được tạo lại bằng phần mềm khác, hoặc là văn bản khác."));
            return (IssuedState.OtherBytes, common);
        }
        var signed = found.Select(signature => signature.Revision).FirstOrDefault(revision => revision?.Length > issued.Length) ?? file;
        var difference = RevisionChanges.Between(PdfRevision.Open(issued), signed);
        if (difference.Kind != LaterContent.Other) return (IssuedState.Same, null);
        faults.Add(new(SignatureCodes.ChangedBeforeSigning, $"Nội dung đã bị thay đổi sau khi phát hành và trước khi ký: {difference.What}."));
        return (IssuedState.ChangedBeforeSigning, null);
    }

    private static Dictionary<PaperBox, string> Boxes(PdfRevision file)
    {
        var boxes = new Dictionary<PaperBox, string>();
        foreach (var field in FormFields.Read(file))
            if (PaperFieldNames.Box(field.Name) is { } box && file.Resolve(field.Value) is PdfString text) boxes[box] = FormFields.Text(text);
        foreach (var annotation in PaperAnnotations.Read(file))
            if (PaperFieldNames.Box(annotation.Name) is { } box && file.Resolve(annotation.Dictionary["Contents"]) is PdfString text) boxes.TryAdd(box, FormFields.Text(text));
        return boxes;
    }
}

/// <summary>Signatures that an earlier revision had and the file no longer shows.</summary>
internal static class EarlierSignatures
{
    private const int MostRevisions = 32;

    public static IEnumerable<SignatureFinding> Missing(PdfRevision file, HashSet<string> known)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var end in Ends(file.Data.AsSpan(0, file.Length)))
        {
            try
            {
                var earlier = PdfRevision.Open(file.Data, end);
                missing.UnionWith(FormFields.Read(earlier).Where(field => field.Kind == "Sig" && earlier.Dictionary(field.Value) is not null).Select(field => field.Name));
            }
            catch (RefusedException)
            {
                // The first part of a linearised file ends like a revision and is none.
            }
        }
        missing.ExceptWith(known);
        return missing.Select(name => new SignatureFinding(SignatureCodes.Removed, $"Chữ ký {name} từng có trong tệp đã bị gỡ bỏ."));
    }

    private static List<int> Ends(ReadOnlySpan<byte> data)
    {
        var ends = new List<int>();
        // The newest first: what is hidden was hidden last.
        for (int found; ends.Count <= MostRevisions && (found = data.LastIndexOf("%%EOF"u8)) >= 0; data = data[..found]) ends.Add(found + "%%EOF"u8.Length);
        return [.. ends.Skip(1)];
    }
}
