using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>What a test spoils in a file, to see that the check of the archive's rules notices; nothing outside tests.</summary>
/// <param name="Objects">Changes objects before they are written.</param>
/// <param name="Bytes">Changes the finished bytes.</param>
internal sealed record PdfFlaws(Action<PdfFile>? Objects = null, Func<byte[], byte[]>? Bytes = null)
{
    public static PdfFlaws None { get; } = new();

    public void Spoil(PdfFile file) => Objects?.Invoke(file);

    public byte[] Spoil(byte[] bytes) => Bytes is null ? bytes : Bytes(bytes);
}
