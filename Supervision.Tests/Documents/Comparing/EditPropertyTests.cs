using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Documents.Rewording;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Tests.Documents.Comparing;

/// <summary>Whatever is done to paragraphs without owned figures comes back exactly.</summary>
public sealed class EditPropertyTests
{
    private static readonly string[] Words = ["giám", "sát", "“trích”", "12,5%", "đúng", "hạn;", "(Phụ lục)", "tỷ", "lệ", "Ủy", "ban", "nghĩa", "ưỡng"];

    private static readonly Gen<string> Sentence =
        from count in Gen.Choose(1, 12)
        from words in Gen.Elements(Words).ArrayOf(count)
        select string.Join(' ', words);

    private static readonly Gen<(int Kind, int At, string Text)[]> Edits =
        from count in Gen.Choose(1, 6)
        from edits in (from kind in Gen.Choose(0, 3) from at in Gen.Choose(0, 39) from text in Sentence select (kind, at, text)).ArrayOf(count)
        select edits;

    [Test]
    public void Random_edits_come_back_exactly() => Prop.ForAll(Edits.ToArbitrary(), Holds).QuickCheckThrowOnFailure();

    private static bool Holds((int Kind, int At, string Text)[] edits)
    {
        var paper = Paper();
        var expected = new List<string?>(paper.Blocks.OfType<Paragraph>().Select(p => p.Text.PlainText));
        var inserted = expected.Select(_ => new List<string>()).ToArray();
        var docx = SomeDraft.Edited(body =>
        {
            var lines = body.Elements<W.Paragraph>().Where(p => p.InnerText.StartsWith("Đoạn", StringComparison.Ordinal)).ToArray();
            foreach (var (kind, at, text) in edits)
            {
                if (expected[at] is null) continue;
                if (kind == 0)
                {
                    lines[at].Remove();
                    expected[at] = null;
                }
                else if (kind == 1)
                {
                    lines[at].InsertAfterSelf(SomeDraft.New(text));
                    inserted[at].Insert(0, text);
                }
                else
                {
                    var run = lines[at].Elements<W.Run>().Single();
                    run.RemoveAllChildren<W.Text>();
                    run.Append(new W.Text(text));
                    expected[at] = text;
                }
            }
        }, paper);
        var comparison = SomeDraft.Compare(docx, paper).GetAwaiter().GetResult();
        var again = Wording.Apply(paper, comparison.AcceptAll(paper));
        var wanted = expected.SelectMany((text, i) => inserted[i].Prepend(text)).OfType<string>();
        return again.Blocks.OfType<Paragraph>().Select(p => p.Text.PlainText).SequenceEqual(wanted);
    }

    private static Document Paper() => new()
    {
        Title = "Thử",
        CreatedAt = SamplePapers.Time,
        Blocks = [new DocumentTitle("Báo cáo"), .. Enumerable.Range(1, 40).Select(n => new Paragraph($"Đoạn {n} nói về nội dung {n * 7} của cuộc giám sát."))],
    };
}
