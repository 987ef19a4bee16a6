using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Infrastructure.Documents.Pdf.Images;

/// <summary>The pictures of one document; equal files are one image.</summary>
internal sealed class ImageStore
{
    private readonly List<(byte[] Content, PdfImage Image)> known = [];

    /// <exception cref="UnprintableDocumentException">No picture that can be printed; names the block.</exception>
    public PdfImage Image(byte[] content, string block)
    {
        foreach (var (other, image) in known)
        {
            if (ReferenceEquals(other, content) || other.AsSpan().SequenceEqual(content))
                return image;
        }
        try
        {
            var file = PictureFile.Open(content);
            var image = file.Kind == FileKind.Jpeg ? JpegImage.Read(file) : PngImage.Read(file);
            known.Add((content, image));
            return image;
        }
        catch (RefusedException refused)
        {
            throw new UnprintableDocumentException(block, refused.Message);
        }
        catch (InvalidDataException broken)
        {
            throw new UnprintableDocumentException(block, broken.Message);
        }
    }
}
