namespace Supervision.Infrastructure.Signing.Reading;

/// <summary>Reads an object where it stands in the file (ISO 32000-1, 7.3.10).</summary>
internal static class PdfObjects
{
    /// <param name="data">The file.</param>
    /// <param name="length">How much of it belongs to the revision.</param>
    /// <param name="at">Where "12 0 obj" stands.</param>
    /// <param name="resolve">Finds a stream's length that stands elsewhere.</param>
    public static (int Number, int Generation, PdfValue Value) ReadAt(byte[] data, int length, int at, Func<PdfReference, PdfValue> resolve)
    {
        var lexer = new PdfLexer(data, length, isFile: true) { Position = at };
        if (lexer.TakeCount() is not { } number || lexer.TakeCount() is not { } generation || !lexer.Take("obj"u8)) throw BrokenPdf.References();
        var value = lexer.Read();
        if (value is not PdfDictionary dictionary || !lexer.Take("stream"u8))
            return lexer.Take("endobj"u8) ? (number, generation, value) : throw BrokenPdf.Object(number);

        var start = lexer.Position;
        if (start < length && data[start] == '\r') start++;
        if (start >= length || data[start] != '\n') throw BrokenPdf.Object(number);
        start++;
        var stated = dictionary["Length"] is PdfReference reference ? resolve(reference) : dictionary["Length"];
        if (stated is not PdfNumber { Integer: >= 0 and var size } || size > length - start) throw BrokenPdf.Object(number);
        lexer.Position = start + (int)size;
        if (!lexer.Take("endstream"u8) || !lexer.Take("endobj"u8)) throw BrokenPdf.Object(number);
        return (number, generation, new PdfStream(dictionary, data.AsMemory(start, (int)size)));
    }
}
