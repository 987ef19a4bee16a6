using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>Writes papers as WordprocessingML.</summary>
public sealed class DocxWriter : IDocxWriter
{
    public byte[] Write(Document document) => throw new NotSupportedException();
}
