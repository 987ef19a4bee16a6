using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>A signature in a file: what it covers, and the revision it was made in.</summary>
/// <param name="Field">The field it stands in.</param>
/// <param name="Dictionary">The signature's dictionary.</param>
/// <param name="Cover">What it covers.</param>
/// <param name="Fault">Why it covers no whole revision.</param>
/// <param name="Revision">The file as it was signed; null when it covers no whole revision.</param>
/// <param name="Content">The bytes it covers; null when that cannot be said.</param>
internal sealed record FoundSignature(FormField Field, PdfDictionary Dictionary, SignatureCover Cover, SignatureFinding? Fault, PdfRevision? Revision, byte[]? Content)
{
    public byte[]? Contents => (Dictionary["Contents"] as PdfString)?.Bytes;
}

/// <summary>
/// Judges /ByteRange and /Contents. What is left out of the range must be the hexadecimal string of this very signature and nothing else; what is covered must be a revision
/// that is whole and has the signature in it.
/// </summary>
internal static class SignatureRange
{
    public static FoundSignature Locate(PdfRevision file, FormField field, PdfDictionary signature)
    {
        if (file.Resolve(signature["Contents"]) is not PdfString { Bytes.Length: > 0 } contents || !contents.Bytes.AsSpan().ContainsAnyExcept((byte)0))
            return Forged("không có nội dung chữ ký (Contents)");
        if (file.Resolve(signature["ByteRange"]) is not PdfArray { Items.Count: > 0 } range) return Forged("không có phạm vi ký (ByteRange)");
        var numbers = range.Items.Select(item => (item as PdfNumber)?.Integer ?? -1).ToArray();
        if (numbers.Any(number => number < 0)) return Forged("phạm vi ký (ByteRange) không hợp lệ");
        if (numbers.Length != 4) return Partial("phạm vi ký không phải hai đoạn liền quanh chữ ký");
        var (first, before, second, after) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        if (second > file.Length || after > file.Length - second || before > second) return Forged("phạm vi ký vượt quá tệp");
        if (contents.Start < 0 || signature["Contents"] is not PdfString) return Forged("nội dung chữ ký không nằm trực tiếp trong tệp");
        if (first != 0) return Partial("phạm vi ký không bắt đầu từ đầu tệp");
        if (before != contents.Start || second != contents.End || !IsHexadecimal(file.Data.AsSpan(contents.Start, contents.End - contents.Start)))
            return Forged("phần bỏ trống trong phạm vi ký không đúng là nội dung chữ ký");

        var end = (int)(second + after);
        var content = new byte[before + after];
        file.Data.AsSpan(0, (int)before).CopyTo(content);
        file.Data.AsSpan((int)second, (int)after).CopyTo(content.AsSpan((int)before));
        if (!EndsRevision(file.Data.AsSpan(0, end)) || Earlier(file, end) is not { } revision || !Holds(revision, field, contents))
            return Partial("phạm vi ký không trùng với một phiên bản trọn vẹn của tệp") with { Content = content };
        return new(field, signature, end == file.Length ? SignatureCover.WholeFile : SignatureCover.EarlierRevision, null, revision, content);

        FoundSignature Forged(string why) => new(field, signature, SignatureCover.Part, new(SignatureCodes.Forged, $"Chữ ký không hợp lệ, có dấu hiệu giả mạo: {why}."), null, null);
        FoundSignature Partial(string why) => new(field, signature, SignatureCover.Part, new(SignatureCodes.Partial, $"Chữ ký chỉ bảo vệ một phần của tệp: {why}."), null, null);
    }

    private static bool IsHexadecimal(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'<', .. var digits, (byte)'>']) return false;
        foreach (var digit in digits)
            if (!char.IsAsciiHexDigit((char)digit)) return false;
        return true;
    }

    /// <summary>Nothing stands behind the last end mark.</summary>
    public static bool EndsRevision(ReadOnlySpan<byte> data) => data.TrimEnd("\r\n "u8).EndsWith("%%EOF"u8);

    private static PdfRevision? Earlier(PdfRevision file, int end)
    {
        if (end == file.Length) return file;
        try
        {
            return PdfRevision.Open(file.Data, end);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static bool Holds(PdfRevision revision, FormField field, PdfString contents) => FormFields.Read(revision)
        .Any(earlier => earlier.Name == field.Name && revision.Dictionary(earlier.Value)?["Contents"] is PdfString found && found.Start == contents.Start && found.End == contents.End);
}
