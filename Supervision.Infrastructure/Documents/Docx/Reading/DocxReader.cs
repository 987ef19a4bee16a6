using System.Xml;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Infrastructure.Documents.Docx.Reading;

/// <summary>
/// Reads an edited DOCX and compares it with the one that the writer makes of the paper. It reads the parts as a stream of XML and not by the SDK, which
/// holds a part whole and follows the package's own word on what its parts are. Thread safe.
/// </summary>
public sealed class DocxReader(IDocxWriter writer) : IDocxReader
{
    public async Task<DraftComparison> Compare(Stream docx, Document current, CancellationToken ct)
    {
        await DocxFile.Demand(docx, IDocxReader.LimitInBytes, ct);
        var lines = new DraftLineReader(current);
        using var printed = new MemoryStream(writer.Write(current));
        try
        {
            var comparison = DraftComparer.Compare(current, lines.Read(printed, ct), lines.Read(docx, ct));
            var carried = StampReader.Read(docx);
            return comparison with { MadeFrom = carried?.Stamp, IsOlder = carried != CarriedStamp.Of(current) };
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or EndOfStreamException)
        {
            throw RefusedException.Invalid("file.damaged", "Content", "Tệp DOCX bị hỏng hoặc không đúng khuôn dạng.");
        }
    }
}
