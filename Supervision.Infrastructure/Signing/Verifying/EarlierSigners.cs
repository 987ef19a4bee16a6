using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>Refuses a second signature by the same hand, and a signer's behind the agency's.</summary>
internal static class EarlierSigners
{
    public static void DemandNew(PdfRevision file, IReadOnlyList<FormField> fields, SigningKey key, SignerRole role)
    {
        foreach (var field in fields.Where(field => field.Kind == "Sig"))
        {
            if (file.Dictionary(field.Value) is not { } signature) continue;
            if (role == SignerRole.Signer && field.Name.StartsWith(PaperFieldNames.Agency, StringComparison.Ordinal))
                throw RefusedException.Conflict("pdf.already_signed", "Cơ quan đã ký số văn bản này nên không thêm chữ ký của người ký được nữa.");
            if (signature["Contents"] is PdfString contents && SignedContent.Decode(contents.Bytes)?.SignerInfos[0].Certificate is { } earlier
                && earlier.RawData.AsSpan().SequenceEqual(key.Certificate.RawData))
                throw RefusedException.Conflict("pdf.already_signed", "Chứng thư số này đã ký văn bản rồi.");
        }
    }
}
