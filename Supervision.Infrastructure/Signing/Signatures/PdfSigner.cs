using System.Globalization;
using System.Security.Cryptography;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf.Writing;
using Supervision.Infrastructure.Signing.Reading;
using Supervision.Infrastructure.Signing.Verifying;
using Supervision.Infrastructure.Signing.Writing;

namespace Supervision.Infrastructure.Signing.Signatures;

/// <summary>Signs on the base class library's CMS. Thread safe; the same input, key (RSA) and time give the same bytes.</summary>
public sealed class PdfSigner(PaperFonts fonts, TimeProvider clock, SigningSettings settings) : IPdfSigner
{
    // ISO 32000-1, table 165: print, locked; a widget's own text is read-only by its field.
    private const string WidgetFlags = "/F 132";

    public byte[] Prepare(byte[] pdf, PreparedFields fields)
    {
        var file = PdfFiles.Open(pdf, settings);
        var known = FormFields.Read(file);
        if (known.Any(field => field.Kind == "Sig" && file.Dictionary(field.Value) is not null))
            throw RefusedException.Conflict("pdf.already_signed", "Tệp PDF đã có chữ ký số nên không thêm ô ghi số, ngày được nữa.");
        var names = fields.Boxes.Keys.Select(PaperFieldNames.Of).Append(PaperFieldNames.Agency).ToHashSet();
        if (known.Any(field => names.Contains(field.Name)))
            throw RefusedException.Conflict("pdf.already_prepared", "Tệp PDF đã có sẵn ô ghi số, ngày, con dấu.");

        var form = new FormUpdate(file, new PdfUpdate(file));
        foreach (var (box, place) in fields.Boxes.OrderBy(pair => pair.Key))
        {
            var page = PageGeometry.Page(file, place);
            var rectangle = PageGeometry.Rectangle(page, place);
            var empty = Appearances.Empty(form.Objects, page, place.Width, place.Height);
            form.AddField(page, Format($"/FT /Tx /T ({PaperFieldNames.Of(box)}) /Ff 1 {WidgetFlags} /Rect {rectangle} /DA (/Helv 0 Tf 0 g) /AP <</N {empty} 0 R>>"));
        }
        AddSignatureField(form, file, PaperFieldNames.Agency, fields.AgencySeal, "");
        form.Finish();
        return form.Objects.Write().File;
    }

    public byte[] Fill(byte[] pdf, IReadOnlyList<BoxText> texts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(texts.Count);
        var file = PdfFiles.Open(pdf, settings);
        var form = new FormUpdate(file, new PdfUpdate(file));
        new BoxFiller(file, form, fonts).Fill(texts);
        form.Finish();
        return form.Objects.Write().File;
    }

    public byte[] Sign(byte[] pdf, SigningKey key, SignRequest request)
    {
        var now = clock.Now();
        CertificateRules.Demand(key.Certificate, now);
        var file = PdfFiles.Open(pdf, settings);
        var fields = FormFields.Read(file);
        var locks = new SignatureLocks(file, fields);
        if (locks.Level == 1) throw BrokenPdf.Locked("thêm chữ ký");
        EarlierSigners.DemandNew(file, fields, key, request.Role);

        var form = new FormUpdate(file, new PdfUpdate(file));
        var filler = new BoxFiller(file, form, fonts);
        var ownMark = request.Picture is null ? request.Texts.FirstOrDefault(text => text.Box == PaperBox.CopyMark && !filler.IsPrepared(text.Box)) : null;
        filler.Fill([.. request.Texts.Where(text => text != ownMark)]);

        var certifies = locks.Count == 0 && request.Permits == LaterChanges.FillAndSign;
        var signature = form.Objects.Add(SignatureObject.Reserve(key, request, now, certifies));
        if (certifies) form.Certify(signature);
        var prepared = request.Role == SignerRole.Agency ? fields.FirstOrDefault(field => field is { Name: PaperFieldNames.Agency, Reference: not null }) : null;
        if (prepared is not null && file.Dictionary(prepared.Value) is null) SignPrepared(form, file, prepared, signature, request.Picture, ownMark);
        else
        {
            var place = request.Picture?.Place ?? ownMark?.Place;
            if (ownMark is not null && place is null) throw BrokenPdf.Place("chưa có vị trí của dấu bản sao");
            var appearance = place is null ? "" : Appearance(form, PageGeometry.Page(file, place), place.Width, place.Height, request.Picture, ownMark);
            AddSignatureField(form, file, PaperFieldNames.Free(request.Role, [.. fields.Select(field => field.Name)]), place, Format($" /V {signature} 0 R{appearance}"));
        }
        form.Finish();
        var (signed, places) = form.Objects.Write();
        try
        {
            SignatureObject.Fill(signed, places[signature], key);
            return signed;
        }
        catch (CryptographicException)
        {
            throw CertificateRules.Refused("certificate.key_failed", "Khóa bí mật không ký được. Hãy kiểm tra thiết bị ký số, mã PIN rồi thử lại.");
        }
    }

    private static void AddSignatureField(FormUpdate form, PdfRevision file, string name, PagePlace? place, string rest)
    {
        var page = place is null ? file.Pages[0] : PageGeometry.Page(file, place);
        var rectangle = place is null ? "[0 0 0 0]" : PageGeometry.Rectangle(page, place);
        form.AddField(page, Format($"/FT /Sig /T ({name}) {WidgetFlags} /Rect {rectangle}{rest}"));
    }

    private void SignPrepared(FormUpdate form, PdfRevision file, FormField field, int signature, PagePicture? picture, BoxText? mark)
    {
        var signed = field.Dictionary.With("V", new PdfReference(signature, 0));
        if (picture is not null || mark is not null)
        {
            var page = BoxFiller.PageOf(file, field.Dictionary);
            var (width, height) = BoxFiller.SizeOf(file, page, field.Dictionary);
            if (width < 1 || height < 1) throw BrokenPdf.Place("ô con dấu đã tạo sẵn không hiển thị");
            signed = signed.With("AP", new PdfDictionary([new("N", new PdfReference(Drawn(form, page, width, height, picture, mark), 0))]));
        }
        form.Objects.Replace(field.Reference!, signed);
    }

    private string Appearance(FormUpdate form, PdfPage page, double width, double height, PagePicture? picture, BoxText? mark) =>
        Format($" /AP <</N {Drawn(form, page, width, height, picture, mark)} 0 R>>");

    private int Drawn(FormUpdate form, PdfPage page, double width, double height, PagePicture? picture, BoxText? mark) => picture is not null
        ? Appearances.Picture(form.Objects, page, width, height, picture.Png)
        : Appearances.Text(form.Objects, page, width, height, mark!, fonts);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
