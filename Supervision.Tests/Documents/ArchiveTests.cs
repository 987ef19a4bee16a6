using System.Text;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Infrastructure.Documents.Pdf.Archive;

namespace Supervision.Tests.Documents;

/// <summary>The identifier of PDF/A-2u stands only in files that keep the rules; every rule is broken once.</summary>
public sealed class ArchiveTests
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static readonly Document Paper = SamplePapers.Notice(rows: 3) with { IsDraft = true, Check = new("https://giamsat.songlam.gov.vn/k/K7QM3XWD", "K7QM-3XWD"), Subject = "Giám sát" };

    private static bool HasIdentifier(byte[] pdf) => pdf.AsSpan().IndexOf("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"u8) >= 0;

    private static IEnumerable<TestCaseData> Papers() =>
    [
        new TestCaseData(Paper).SetArgDisplayNames("draft with a check mark"),
        new TestCaseData(SamplePapers.Report()).SetArgDisplayNames("report"),
        new TestCaseData(SamplePapers.Everything()).SetArgDisplayNames("everything"),
        new TestCaseData(SamplePapers.Sheet() with { Blocks = [.. SamplePapers.Sheet().Blocks, new Picture(TestPictures.Jpeg(64, 64, TestPictures.Quarters), "Ảnh"), new Picture(TestPictures.Png(20, 20, 6, 8, (_, _) => [0, 0, 200, 128]), "Chữ ký")] }).SetArgDisplayNames("pictures"),
    ];

    [TestCaseSource(nameof(Papers))]
    public void A_paper_keeps_the_rules_and_bears_the_identifier(Document document)
    {
        var pdf = Engine.Render(document).Content;
        Assert.That(ArchiveCheck.Faults(pdf), Is.Empty);
        Assert.That(HasIdentifier(pdf));
        PdfTools.Check(pdf);
    }

    [Test]
    public void A_picture_in_inks_prints_but_the_paper_bears_no_identifier()
    {
        var pdf = Engine.Render(SamplePapers.Sheet() with { Blocks = [new Picture(TestPictures.Jpeg(64, 64, TestPictures.Quarters, components: 4, isAdobe: true), "Ảnh")] }).Content;
        Assert.That(HasIdentifier(pdf), Is.False);
        PdfTools.Check(pdf);
    }

    private static IEnumerable<TestCaseData> Flaws()
    {
        yield return InBytes("6.1.2", "header", "%PDF-1.7", "%PDF-1,7");
        yield return InBytes("6.1.3", "no identifier of the file", "/ID [", "/XD [");
        yield return InBytes("6.1.3", "encryption", "/XRef /Size", "/XRef/Encrypt 1 /Size");
        yield return new TestCaseData("6.1.3", new PdfFlaws(Bytes: bytes => [.. bytes, .. "\n%"u8])).SetArgDisplayNames("after the end");
        yield return InBytes("6.1.7.1", "length", "\nendstream\nendobj", "\nendstreem\nendobj");
        yield return InObjects("6.1.7.2", "filter", "/N 3 /Filter /FlateDecode", "/N 3 /Filter /RunLengthDecode");
        yield return InObjects("6.1.7.2", "LZW", "/MarkInfo", "/X /LZWDecode /MarkInfo");
        yield return InObjects("6.2.3", "no output intent", "/OutputIntents [", "/Intents [");
        yield return new TestCaseData("6.2.3", new PdfFlaws(file => file.Change((text, stream) => text.StartsWith("/N 3", StringComparison.Ordinal) ? ("/N 3", [1, 2, 3]) : (text, stream)))).SetArgDisplayNames("profile");
        yield return InContent("6.2.2", "operator", " Td\n", " Td\n0 1 0 rg\n");
        yield return InContent("6.1.13", "state", "BT ", "q BT ");
        yield return InContent("6.2.11.8", "no glyph", "[<", "[<0000");
        yield return InObjects("6.2.5", "graphics state", "/Resources <<", "/Resources <</ExtGState <<>> ");
        yield return InObjects("6.2.10", "transparency group", "/Tabs /S", "/Tabs /S /Group <</S /Transparency>>");
        yield return InObjects("6.2.11.4", "font embedded", "/FontFile2", "/FontFile9");
        yield return InObjects("6.2.11.3", "codes of the font", "/CIDToGIDMap /Identity", "/CIDToGIDMap /Unknown");
        yield return InObjects("6.2.11.5", "widths", "/W [1 [250", "/W [1 [260");
        yield return InObjects("6.2.11.7", "ToUnicode", "/ToUnicode", "/ToUnicorn");
        yield return InObjects("6.3", "annotation", "/Tabs /S", "/Tabs /S /Annots []");
        yield return InObjects("6.4", "form", "/MarkInfo", "/AcroForm <<>> /MarkInfo");
        yield return InObjects("6.5", "JavaScript", "/MarkInfo", "/OpenAction <</S /JavaScript /JS (x)>> /MarkInfo");
        yield return InObjects("6.6.2", "metadata", "/Metadata", "/Metadada");
        yield return InObjects("6.6.3", "title", "/Title <FEFF", "/Title <FEFF0041");
        yield return InObjects("6.6.3", "date", "/ModDate (D:2026", "/ModDate (D:2027");
        yield return InObjects("6.8", "embedded files", "/MarkInfo", "/Names <</EmbeddedFiles <<>>>> /MarkInfo");
        yield return InObjects("6.9", "optional content", "/MarkInfo", "/OCProperties <<>> /MarkInfo");
        yield return InObjects("6.1.13", "size of a page", "/MediaBox [0 0 ", "/MediaBox [0 0 2 ");
        yield return InObjects("6.1.13", "long string", "/Subject <FEFF", "/Subject <FEFF" + new string('0', 70_000));

        static TestCaseData InObjects(string clause, string name, string before, string after) =>
            Case(clause, name, new(file => file.Change((text, stream) => (text.Replace(before, after, StringComparison.Ordinal), stream))));

        static TestCaseData InBytes(string clause, string name, string before, string after) =>
            Case(clause, name, new(Bytes: bytes => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace(before, after, StringComparison.Ordinal))));

        static TestCaseData InContent(string clause, string name, string before, string after) => Case(clause, name, new(file => file.Change((text, stream) =>
        {
            if (text != "/Filter /FlateDecode" || stream is null)
                return (text, stream);
            var content = Encoding.Latin1.GetString(FinishedFile.Inflate(new StreamValue(new() { ["Filter"] = new NameValue("FlateDecode") }, stream, true)));
            var at = content.StartsWith("/Artifact", StringComparison.Ordinal) ? content.IndexOf(before, StringComparison.Ordinal) : -1;
            return at < 0 ? (text, stream) : (text, Infrastructure.Documents.Pdf.Writing.Deflate.Compress(Encoding.Latin1.GetBytes(content[..at] + after + content[(at + before.Length)..])));
        })));

        static TestCaseData Case(string clause, string name, PdfFlaws flaws) => new TestCaseData(clause, flaws).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Flaws))]
    public void A_broken_rule_is_noticed_and_drops_the_identifier(string clause, object flaws)
    {
        byte[]? first = null;
        var given = (PdfFlaws)flaws;
        var seen = given with
        {
            Bytes = bytes =>
            {
                var spoiled = given.Spoil(bytes);
                first ??= spoiled;
                return spoiled;
            },
        };
        var pdf = Engine.Render(Paper, seen).Content;
        Assert.That(ArchiveCheck.Faults(first!).Select(fault => fault.Clause), Does.Contain(clause));
        Assert.That(HasIdentifier(pdf), Is.False);
    }

    [Test]
    public void The_profile_is_one_that_colour_management_reads()
    {
        var profile = SrgbProfile.Bytes;
        Assert.That(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(profile), Is.EqualTo(profile.Length));
        Assert.That(Encoding.ASCII.GetString(profile, 36, 4), Is.EqualTo("acsp"));
        Assert.That(profile.Length % 4, Is.Zero);
    }
}
