using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Documents.Comparing;

public sealed class HostileDocxTests
{
    private const string External = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}" Target="http://example.invalid/x" TargetMode="External"/></Relationships>""";

    private static IEnumerable<TestCaseData> Files()
    {
        yield return Case("nothing", [], "file.empty");
        yield return Case("text", "Xin chào, đây không phải là tệp Word"u8.ToArray(), "file.type");
        yield return Case("old Word", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[64]], "file.type");
        yield return Case("cut", SomeDraft.Writer.Write(SomeDraft.Paper())[..3000], "file.truncated");
        yield return Case("another ZIP", Zip(("a.txt", "a"u8.ToArray())), "file.type");
        yield return Case("no document", Without("word/document.xml"), "file.type");
        yield return Case("macro", With("word/vbaProject.bin", [1, 2, 3]), "file.macro");
        yield return Case("macro by its type", Changed("[Content_Types].xml", xml => xml.Replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main", StringComparison.Ordinal)), "file.macro");
        yield return Case("template elsewhere", With("word/_rels/settings.xml.rels", Encoding.UTF8.GetBytes(External.Replace("{0}", "attachedTemplate", StringComparison.Ordinal))), "file.external");
        yield return Case("picture elsewhere", With("word/_rels/header.xml.rels", Encoding.UTF8.GetBytes(External.Replace("{0}", "image", StringComparison.Ordinal))), "file.external");
        yield return Case("entity", Changed("word/document.xml", xml => xml.Replace("<w:document", """<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document""", StringComparison.Ordinal)), "file.damaged");
        yield return Case("entities of entities", Changed("word/styles.xml", xml => xml.Replace("<w:styles", """<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><w:styles""", StringComparison.Ordinal)), "file.damaged");
        yield return Case("broken XML", Changed("word/document.xml", xml => xml[..(xml.Length / 2)]), "file.damaged");
        yield return Case("bomb", With("word/media/a.bin", new byte[60 * 1024 * 1024]), "file.bomb");
        yield return Case("row outside a table", Changed("word/document.xml", xml => xml.Replace("<w:body>", "<w:body><w:tr/>", StringComparison.Ordinal)), "file.damaged");
        yield return Case("nested beyond reason", Changed("word/document.xml", xml => xml.Replace("<w:body>", "<w:body>" + string.Concat(Enumerable.Repeat("<w:customXml>", 500)) + string.Concat(Enumerable.Repeat("</w:customXml>", 500)), StringComparison.Ordinal)), "file.damaged");
        yield return Case("secret", Changed("word/document.xml", xml => xml.Replace("<w:body>", "<w:body><w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p>", StringComparison.Ordinal)), "file.secret");
    }

    [TestCaseSource(nameof(Files))]
    public async Task A_file_that_must_not_be_read_is_refused_with_a_sentence(byte[] file, string code)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => SomeDraft.Compare(file));
        Assert.That(refused!.Code, Is.EqualTo(code), refused.Message);
        Assert.That(refused.Message, Does.EndWith("."));
    }

    [Test]
    public async Task A_file_over_the_limit_is_refused_before_it_is_read()
    {
        using var large = new MemoryStream();
        large.SetLength(IDocxReader.LimitInBytes + 1);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => SomeDraft.Reader.Compare(large, SomeDraft.Paper(), CancellationToken.None));
        Assert.That(refused!.Kind, Is.EqualTo(RefusalKind.TooLarge));
    }

    [Test]
    public async Task A_link_that_only_leads_elsewhere_is_taken() =>
        Assert.That((await SomeDraft.Compare(With("word/_rels/comments.xml.rels", Encoding.UTF8.GetBytes(External.Replace("{0}", "hyperlink", StringComparison.Ordinal))))).Differences, Is.Empty);

    private static TestCaseData Case(string name, byte[] file, string code) => new TestCaseData(file, code).SetArgDisplayNames(name);

    private static byte[] With(string name, byte[] content) => Rebuilt(parts => parts[name] = content);

    private static byte[] Without(string name) => Rebuilt(parts => parts.Remove(name));

    private static byte[] Changed(string name, Func<string, string> change) => Rebuilt(parts => parts[name] = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(parts[name]))));

    private static byte[] Rebuilt(Action<Dictionary<string, byte[]>> change)
    {
        using var zip = new ZipArchive(new MemoryStream(SomeDraft.Writer.Write(SomeDraft.Paper())));
        var parts = zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
        change(parts);
        return Zip([.. parts.Select(part => (part.Key, part.Value))]);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }
}
