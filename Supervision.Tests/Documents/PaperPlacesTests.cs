using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Tests.Documents;

/// <summary>The places that a paper answers, against where poppler sees the words around them.</summary>
public sealed class PaperPlacesTests
{
    private const double Millimetre = 72 / 25.4;

    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static PdfWord Box(PaperPlace place, IReadOnlyList<PdfPage> pages) =>
        new("", place.Left, pages[place.Page].Height - place.Bottom - place.Height, place.Left + place.Width, pages[place.Page].Height - place.Bottom);

    [Test]
    public void Number_and_date_are_boxed_by_their_letters()
    {
        var paper = Engine.Render(SamplePapers.Report());
        var pages = PdfTools.Pages(paper.Content);
        foreach (var (kind, text) in new[] { (PaperPlaceKind.Number, "Số: 115/BC-BPC"), (PaperPlaceKind.PlaceAndDate, "Sông Lam, ngày 21 tháng 11 năm 2025") })
        {
            var place = paper.Places.Single(place => place.Kind == kind);
            Assert.That((place.Index, place.Page), Is.EqualTo((0, 0)));
            var (box, line) = (Box(place, pages), pages[0].Line(text));
            Assert.That(box.Left, Is.EqualTo(line.Left).Within(0.5), text);
            Assert.That(box.Right, Is.EqualTo(line.Right).Within(0.5), text);
            Assert.That(box.Top, Is.EqualTo(line.Top).Within(0.5), text);
            Assert.That(box.Bottom, Is.EqualTo(line.Bottom).Within(0.5), text);
        }
    }

    [Test]
    public void A_signers_room_is_empty_and_reaches_from_the_authority_lines_to_the_name()
    {
        var paper = Engine.Render(SamplePapers.Notice());
        var pages = PdfTools.Pages(paper.Content);
        var place = paper.Places.Single(place => place.Kind == PaperPlaceKind.Signature);
        var page = pages[place.Page];
        var (box, above, name) = (Box(place, pages), page.Line("PHÓ CHỦ TỊCH"), page.Line("Nguyễn Văn Minh Họa"));
        Assert.That(box.Top, Is.EqualTo(above.Bottom).Within(1));
        Assert.That(box.Bottom, Is.EqualTo(name.Top).Within(1));
        Assert.That(box.Middle, Is.EqualTo(name.Middle).Within(0.5));
        Assert.That(place.Height, Is.InRange((25 * Millimetre) - 0.01, 30 * Millimetre));
        var picture = PdfTools.Picture(paper.Content, place.Page + 1, 72);
        Assert.That(picture.Where(PdfPicture.IsDark, box.Left, box.Top + 1, box.Right, box.Bottom - 1), Is.Empty);
    }

    [Test]
    public void Signers_are_counted_from_left_to_right_and_from_block_to_block()
    {
        var secretary = new SignatureColumn { AuthorityLines = ["Thư ký"], Note = "(Ký, ghi rõ họ tên)", SignerName = "Lê Thị Ghi" };
        var unit = new SignatureColumn { AuthorityLines = ["Đại diện đơn vị"], SignerName = "Trần Văn Báo" };
        var chair = new SignatureColumn { AuthorityLines = ["Trưởng đoàn"], Post = "Phó Chủ tịch Hội đồng nhân dân", SignerName = "Phạm Văn Đứng" };
        var paper = Engine.Render(new Document
        {
            Title = "Thử",
            CreatedAt = SamplePapers.Time,
            Blocks = [.. Enumerable.Repeat(new Paragraph("Dòng đệm."), 25), new SignatureBlock(secretary, unit), new SignatureBlock(chair)],
        });
        var pages = PdfTools.Pages(paper.Content);
        Assert.That(paper.Places.Select(place => place.Index), Is.EqualTo(new[] { 0, 1, 2 }));
        foreach (var (place, below, above) in new[] { (paper.Places[0], "Lê Thị Ghi", "(Ký, ghi rõ họ tên)"), (paper.Places[1], "Trần Văn Báo", "ĐẠI DIỆN ĐƠN VỊ"), (paper.Places[2], "PHÓ CHỦ TỊCH", "TRƯỞNG ĐOÀN") })
        {
            var (box, page) = (Box(place, pages), pages[place.Page]);
            Assert.That(box.Bottom, Is.EqualTo(page.Line(below).Top).Within(1), below);
            Assert.That(box.Top, Is.EqualTo(page.Line(above).Bottom).Within(1), above);
            Assert.That(box.Middle, Is.EqualTo(page.Line(below).Middle).Within(1), below);
        }
    }

    [Test]
    public void A_paper_without_head_and_signers_has_no_places() => Assert.That(Engine.Render(SamplePapers.Sheet()).Places, Is.Empty);
}
