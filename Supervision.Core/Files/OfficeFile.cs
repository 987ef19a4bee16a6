using System.Buffers;
using System.IO.Compression;
using System.Xml;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Files;

/// <summary>
/// Looks through an OOXML document: whether it is one, holds no program, unpacks to something reasonable at every depth, and bears no stamp of secrecy.
/// Nothing is believed of what its directory says: every part is unpacked once, and counted.
/// </summary>
internal static class OfficeFile
{
    private const long MostUnpacked = 500L * 1024 * 1024;
    private const long Harmless = 10L * 1024 * 1024;
    private const int MostRatio = 100;
    private const int MostDepth = 2;
    private const int FirstParagraphs = 60;
    private const long MostCharacters = 16_000_000;

    public static async Task<FileKind> Demand(Stream content, IReadOnlyList<FileKind> taken, CancellationToken ct)
    {
        try
        {
            var parts = await ZipDirectory.Read(content, ct);
            var kind = KindOf(parts);
            if (kind is null || !taken.Contains(kind.Value)) throw FileTypes.NotTaken("PK\u0003\u0004"u8, taken);
            await Look(content, parts, new Budget(MostUnpacked), 0, ct);
            if (kind is FileKind.Docx)
                foreach (var part in parts.Where(IsText))
                    await DemandUnstamped(content, part, ct);
            return kind.Value;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException)
        {
            throw BrokenFile.Damaged("Office");
        }
    }

    private static FileKind? KindOf(IReadOnlyList<ZipPart> parts)
    {
        if (!Has("[Content_Types].xml")) return null;
        return Has("word/document.xml") ? FileKind.Docx : Has("xl/workbook.xml") ? FileKind.Xlsx : null;

        bool Has(string name) => parts.Any(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task Look(Stream zip, IReadOnlyList<ZipPart> parts, Budget budget, int depth, CancellationToken ct)
    {
        if (parts.Any(p => p.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw RefusedException.Invalid("file.macro", FileIntake.ContentField, "Tệp Office chứa macro (chương trình) nên không được nhận. Hãy lưu lại không kèm macro.");
        if (parts.Sum(p => p.Unpacked) > budget.Left) throw BrokenFile.Bomb("giải nén quá lớn");
        foreach (var part in parts)
        {
            await using var unpacked = await Unpack(zip, part, ct);
            await LookAt(unpacked, part, budget, depth, ct);
        }
    }

    private static async Task LookAt(Stream unpacked, ZipPart part, Budget budget, int depth, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        FileStream? nested = null;
        try
        {
            long count = 0;
            int read;
            while ((read = await unpacked.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0)
            {
                if (count == 0 && FileTypes.IsZip(buffer.AsSpan(0, read))) nested = Passing(depth);
                count += read;
                budget.Take(read);
                if (count > Harmless && count / MostRatio > part.Packed) throw BrokenFile.Bomb($"nén quá {MostRatio} lần");
                if (nested is not null) await nested.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            if (nested is not null) await Look(nested, await ZipDirectory.Read(nested, ct), budget, depth + 1, ct);
        }
        finally
        {
            if (nested is not null) await nested.DisposeAsync();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A document inside a document waits on disk, not in memory, while it is looked through.
    private static FileStream Passing(int depth) => depth < MostDepth
        ? new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose | FileOptions.Asynchronous)
        : throw BrokenFile.Bomb("nén lồng nhau nhiều lớp");

    private static async Task<Stream> Unpack(Stream zip, ZipPart part, CancellationToken ct)
    {
        var content = new Slice(zip, await ZipDirectory.ContentOf(zip, part, ct), part.Packed);
        return part.Method switch
        {
            0 => content,
            8 => new DeflateStream(content, CompressionMode.Decompress),
            _ => throw BrokenFile.Damaged("Office"),
        };
    }

    private static bool IsText(ZipPart part) => part.Name.Equals("word/document.xml", StringComparison.OrdinalIgnoreCase)
        || (part.Name.StartsWith("word/header", StringComparison.OrdinalIgnoreCase) && part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase));

    private static async Task DemandUnstamped(Stream zip, ZipPart part, CancellationToken ct)
    {
        await using var content = await Unpack(zip, part, ct);
        using var xml = XmlReader.Create(content, new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters });
        var paragraphs = new Stack<System.Text.StringBuilder>();
        var seen = 0;
        while (seen < FirstParagraphs && await xml.ReadAsync())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "p", IsEmptyElement: false }) paragraphs.Push(new());
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && paragraphs.TryPeek(out var open)) open.Append(await xml.GetValueAsync());
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "p" } && paragraphs.TryPop(out var whole))
            {
                seen++;
                if (Secrets.IsStamp(whole.ToString())) throw Secrets.Refused(FileIntake.ContentField, $"Văn bản có dấu chỉ độ mật “{whole.ToString().Trim()}”.");
            }
        }
    }

    private sealed class Budget(long bytes)
    {
        public long Left { get; private set; } = bytes;

        public void Take(int count)
        {
            Left -= count;
            if (Left < 0) throw BrokenFile.Bomb("giải nén quá lớn");
        }
    }
}
