using System.Globalization;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf.Writing;
using Supervision.Infrastructure.Signing.Reading;
using Supervision.Infrastructure.Signing.Writing;

namespace Supervision.Infrastructure.Signing.Signatures;

/// <summary>
/// Writes number, date and copy mark. A prepared box is a form field that gets its value; another becomes a read-only annotation, which a plain approval signature permits
/// and a new form field is not.
/// </summary>
internal sealed class BoxFiller(PdfRevision file, FormUpdate form, PaperFonts fonts)
{
    // ISO 32000-1, table 165: print, read-only, locked, contents locked.
    private const int AnnotationFlags = 4 + 64 + 128 + 512;

    private readonly IReadOnlyList<FormField> fields = FormFields.Read(file);

    public bool IsPrepared(PaperBox box) => fields.Any(field => field.Name == PaperFieldNames.Of(box));

    public void Fill(IReadOnlyList<BoxText> texts)
    {
        var locks = new SignatureLocks(file, fields);
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text.Text)) throw RefusedException.Invalid("pdf.box_empty", "text", "Ô ghi trên văn bản chưa có nội dung.");
            var name = PaperFieldNames.Of(text.Box);
            if (locks.IsLocked(name)) throw BrokenPdf.Locked("ghi thêm số, ngày");
            var field = fields.FirstOrDefault(known => known.Name == name);
            if (field is not null) FillField(field, text);
            else AddAnnotation(name, text, locks);
        }
    }

    private void FillField(FormField field, BoxText text)
    {
        if (field.Reference is null || field.Kind != "Tx") throw BrokenPdf.Unreadable("ô ghi số, ngày bị hỏng");
        if (field.Value is not null && file.Resolve(field.Value) is not PdfNull) throw Filled();
        var page = PageOf(file, field.Dictionary);
        var (width, height) = SizeOf(file, page, field.Dictionary);
        var appearance = Appearances.Text(form.Objects, page, width, height, text, fonts);
        form.Objects.Replace(field.Reference, field.Dictionary
            .With("V", new PdfString(Wide(text.Text)))
            .With("AP", new PdfDictionary([new("N", new PdfReference(appearance, 0))])));
    }

    private void AddAnnotation(string name, BoxText text, SignatureLocks locks)
    {
        if (locks.Level is 2) throw BrokenPdf.Locked("thêm ô ghi số, ngày không được tạo sẵn trước khi ký");
        if (PaperAnnotations.Read(file).Any(annotation => annotation.Name == name)) throw Filled();
        var place = text.Place ?? throw BrokenPdf.Place("ô chưa được tạo sẵn và chưa có vị trí");
        var page = PageGeometry.Page(file, place);
        var rectangle = PageGeometry.Rectangle(page, place);
        var appearance = Appearances.Text(form.Objects, page, place.Width, place.Height, text, fonts);
        form.AddAnnotation(page, string.Create(
            CultureInfo.InvariantCulture,
            $"/Subtype /FreeText /F {AnnotationFlags} /NM ({name}) /Rect {rectangle} /Contents {PdfText.String(text.Text)} /DA (0 g /Helv 0 Tf) /BS <</W 0>> /AP <</N {appearance} 0 R>>"));
    }

    public static PdfPage PageOf(PdfRevision file, PdfDictionary widget)
    {
        var number = (widget["P"] as PdfReference)?.Number;
        return file.Pages.FirstOrDefault(page => page.Reference.Number == number) ?? throw BrokenPdf.Place("ô tạo sẵn không thuộc trang nào");
    }

    /// <summary>Width and height of a widget as it is seen.</summary>
    public static (double Width, double Height) SizeOf(PdfRevision file, PdfPage page, PdfDictionary widget)
    {
        var (left, bottom, right, top) = PageTree.Box(file, widget["Rect"]) ?? throw BrokenPdf.Place("ô tạo sẵn bị hỏng");
        return page.Rotation is 90 or 270 ? (top - bottom, right - left) : (right - left, top - bottom);
    }

    private static byte[] Wide(string text) => Convert.FromHexString(PdfText.String(text)[1..^1]);

    private static RefusedException Filled() => RefusedException.Conflict("pdf.box_filled", "Ô này đã được ghi; văn bản đã có số, ngày thì không ghi lại được.");
}
