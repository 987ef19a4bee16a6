namespace Supervision.Infrastructure.Documents.Pdf.Writing;

/// <summary>Something that pages show by name and that the file holds once (ISO 32000-1, 8.8): an image, or a form of operators.</summary>
internal interface IXObject
{
    /// <summary>Writes the objects; gives the number of the one that a page names.</summary>
    int Write(PdfFile file);
}

/// <summary>Operators that are drawn as one; <paramref name="box"/> bounds what they draw, in their own coordinates.</summary>
internal sealed class FormObject(string operators, (double Left, double Bottom, double Right, double Top) box) : IXObject
{
    public int Write(PdfFile file) => file.AddStream(
        $"/Type /XObject /Subtype /Form /BBox [{PdfText.Number(box.Left)} {PdfText.Number(box.Bottom)} {PdfText.Number(box.Right)} {PdfText.Number(box.Top)}] /Resources <<>> /Filter /FlateDecode",
        Deflate.Compress(System.Text.Encoding.ASCII.GetBytes(operators)));
}
