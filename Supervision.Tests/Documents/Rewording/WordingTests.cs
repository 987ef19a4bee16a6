using System.Text.Json;
using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;

namespace Supervision.Tests.Documents.Rewording;

public sealed class WordingTests
{
    [Test]
    public void A_key_stays_while_the_data_before_it_grows()
    {
        var before = DocumentKeys.Of(Letter(tasks: 2, found: 2));
        var after = DocumentKeys.Of(Letter(tasks: 9, found: 7));
        Assert.That(before.Texts.Select(text => text.Key), Is.Unique);
        Assert.That(before.Texts.Select(text => text.Key), Is.SubsetOf(after.Texts.Select(text => text.Key)));
        foreach (var text in before.Texts.Where(text => text.Role is TextRole.Paragraph or TextRole.Heading))
            Assert.That(OwnedText.Mark(text.Text, after.ByKey[text.Key].Text.PlainText).PlainText.Split(' ')[0], Is.EqualTo(text.Text.PlainText.Split(' ')[0]), text.Key);
    }

    [Test]
    public void A_reworded_sentence_is_printed_and_marked_and_takes_the_figures_of_now()
    {
        var before = Letter(tasks: 2, found: 1);
        var one = Replace(before, "Đến ngày", "Tính đến hết ngày 30/6/2026, xã Thanh Bình vẫn còn 02 nội dung quá hạn.");
        var paper = Wording.Apply(before, [one]);
        var reworded = paper.Blocks.OfType<Paragraph>().Single(p => p.IsOverridden);
        Assert.That(reworded.Text.PlainText, Is.EqualTo("Tính đến hết ngày 30/6/2026, xã Thanh Bình vẫn còn 02 nội dung quá hạn."));
        Assert.That(reworded.Text.OwnedValues, Is.EqualTo(new[] { "30/6/2026", "xã Thanh Bình", "02" }));

        var now = Letter(tasks: 5, found: 3);
        Assert.That(Wording.Check(now, [one]).Single().State, Is.EqualTo(WordingState.FiguresChanged));
        Assert.That(Wording.Apply(now, [one]).Blocks.OfType<Paragraph>().Single(p => p.IsOverridden).Text.PlainText, Does.Contain("vẫn còn 05 nội dung"));
    }

    [Test]
    public void Figures_keep_to_their_places_when_the_clerk_turns_the_sentence_around()
    {
        var one = Replace(Letter(tasks: 2, found: 1), "Đến ngày", "Còn 02 nội dung quá hạn tại xã Thanh Bình (số liệu ngày 30/6/2026).");
        var paper = Wording.Apply(Letter(tasks: 7, found: 1), [one]);
        Assert.That(paper.Blocks.OfType<Paragraph>().Single(p => p.IsOverridden).Text.PlainText, Is.EqualTo("Còn 07 nội dung quá hạn tại xã Thanh Bình (số liệu ngày 30/6/2026)."));
    }

    [TestCase("Đến ngày 30/6/2026, xã Thanh Bình còn 03 nội dung quá hạn.", "02")]
    [TestCase("Đến ngày 30/6/2026, xã Thanh Bình còn nhiều nội dung quá hạn.", "02")]
    [TestCase("Đến ngày 29/6/2026, xã Thanh Bình còn 02 nội dung quá hạn.", "30/6/2026")]
    [TestCase("Đến ngày 30/6/2026, xã Bình Thanh còn 02 nội dung quá hạn.", "xã Thanh Bình")]
    [TestCase("Đến ngày 30/6/2026, xã Thanh Bình còn 102 nội dung quá hạn.", "02")]
    [TestCase("Đến ngày 30/6/2026, xã Thanh Bình còn 02,5 nội dung quá hạn.", "02")]
    public void A_figure_that_is_changed_or_left_out_is_reported_and_not_taken_over(string text, string touched)
    {
        var paper = Letter(tasks: 2, found: 1);
        var one = Replace(paper, "Đến ngày", text);
        var finding = Wording.Check(paper, [one]).Single();
        Assert.That(finding.State, Is.EqualTo(WordingState.Refused));
        Assert.That(finding.Touched, Is.EqualTo(new[] { touched }));
        Assert.That(finding.Sentence, Does.Contain(touched));
        Assert.That(Wording.Apply(paper, [one]).Blocks.Select(b => b with { Key = null }).OfType<Paragraph>(), Is.EqualTo(paper.Blocks.OfType<Paragraph>()));
    }

    [Test]
    public void An_override_of_words_that_changed_since_is_stale_and_the_system_s_words_are_printed()
    {
        var paper = Letter(tasks: 2, found: 1);
        var one = Replace(paper, "Đề nghị", "Yêu cầu báo cáo ngay.");
        var changed = paper with { Blocks = [.. paper.Blocks.Select(b => b is Paragraph { Text.PlainText: var text } p && text.StartsWith("Đề nghị", StringComparison.Ordinal) ? p with { Text = "Nhắc báo cáo./." } : b)] };
        Assert.That(Wording.Check(changed, [one]).Single().State, Is.EqualTo(WordingState.Stale));
        Assert.That(Wording.Apply(changed, [one]).Blocks.OfType<Paragraph>().Select(p => p.Text.PlainText), Does.Contain("Nhắc báo cáo./."));
    }

    [Test]
    public void An_override_follows_its_words_to_another_place_among_their_like()
    {
        var paper = Paper(new Paragraph("Một."), new Paragraph("Hai."), new Paragraph("Ba."));
        var one = Replace(paper, "Hai.", "Hai sửa.");
        var grown = Paper(new Paragraph("Không."), new Paragraph("Một."), new Paragraph("Hai."), new Paragraph("Ba."));
        Assert.That(Wording.Apply(grown, [one]).Blocks.OfType<Paragraph>().Select(p => p.Text.PlainText), Is.EqualTo(new[] { "Không.", "Một.", "Hai sửa.", "Ba." }));
    }

    [Test]
    public void Paragraphs_are_left_out_and_inserted_and_the_text_still_ends_as_it_must()
    {
        var paper = Letter(tasks: 2, found: 0);
        var last = DocumentKeys.Of(paper).Texts.Last(t => t.Role is TextRole.Paragraph);
        var reworded = Wording.Apply(paper,
        [
            new(last.Key, WordingKind.Deleted, last.Text, RichText.Empty),
            new(last.Key, WordingKind.Inserted, last.Text, "Thứ nhất."),
            new(last.Key, WordingKind.Inserted, last.Text, "Thứ hai.") { Label = "2." },
        ]);
        var texts = reworded.Blocks.OfType<Paragraph>().Select(p => p.Text.PlainText).ToArray();
        Assert.That(texts[^2..], Is.EqualTo(new[] { "Thứ nhất.", "Thứ\u00A0hai./." }));
        Assert.That(reworded.Blocks.OfType<Paragraph>().Last().Label, Is.EqualTo("2."));
        Assert.That(reworded.Blocks.Select(b => b.Key), Is.Unique.And.All.Not.Null);
        Assert.That(reworded.Rewordings, Has.Count.EqualTo(3));

        var after = Wording.Apply(paper, [new(last.Key, WordingKind.Inserted, last.Text, "Thêm.")]);
        Assert.That(after.Blocks.OfType<Paragraph>().Count(p => p.Text.PlainText.EndsWith("./.", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Cells_values_bases_and_headings_are_reworded_under_their_keys()
    {
        var paper = SamplePapers.Notice();
        var keys = DocumentKeys.Of(paper);
        var cell = keys.Texts.First(t => t.Role is TextRole.Cell && t.Text.PlainText == "Báo cáo kết quả");
        var basis = keys.Texts.Where(t => t.Role is TextRole.LegalBasis).ToArray();
        var heading = keys.Texts.First(t => t.Role is TextRole.Heading);
        var otherBasis = $"Căn cứ Nghị quyết khác: {string.Join(", ", basis[1].Text.OwnedValues)}";
        Assert.That(basis[1].Text.OwnedValues, Does.Contain("45/NQ-HĐND"), "a reference in a basis is not typed anew");
        var reworded = Wording.Apply(paper,
        [
            new(cell.Key, WordingKind.Replaced, cell.Text, "Báo cáo kết quả; biên bản"),
            new(basis[0].Key, WordingKind.Deleted, basis[0].Text, RichText.Empty),
            new(basis[1].Key, WordingKind.Replaced, basis[1].Text, otherBasis),
            new(heading.Key, WordingKind.Replaced, heading.Text, "Những kết quả đạt được"),
        ]);
        var now = DocumentKeys.Of(reworded);
        Assert.That(now.ByKey[cell.Key].Text.PlainText, Is.EqualTo("Báo cáo kết quả; biên bản"));
        Assert.That(now.ByKey.ContainsKey(basis[0].Key), Is.False);
        Assert.That(now.ByKey[basis[1].Key].Text.PlainText, Is.EqualTo(otherBasis));
        Assert.That(now.Texts.Select(t => t.Key), Is.EqualTo(keys.Texts.Select(t => t.Key).Where(k => k != basis[0].Key)), "keys do not follow the new words");
    }

    [Test]
    public void Head_title_and_signatures_take_no_wording()
    {
        var paper = SamplePapers.Notice();
        var keys = DocumentKeys.Of(paper);
        foreach (var (key, block) in keys.Blocks.Zip(paper.Blocks).Where(b => b.Second is AdministrativeHeader or DocumentTitle or SignatureBlock))
            Assert.That(Wording.Check(paper, [new(key, WordingKind.Replaced, "", "Khác")]).Single().State, Is.EqualTo(WordingState.Refused), block.Name);
        var cell = keys.Texts.First(t => t.Role is TextRole.Cell);
        Assert.That(Wording.Check(paper, [new(cell.Key, WordingKind.Deleted, cell.Text, "")]).Single().State, Is.EqualTo(WordingState.Refused));
        Assert.That(Wording.Check(paper, [new("không có", WordingKind.Replaced, "a", "b")]).Single().State, Is.EqualTo(WordingState.Missing));
    }

    [Test]
    public void Overrides_survive_being_kept_as_JSON()
    {
        WordingOverride[] overrides =
        [
            new("a/text.1", WordingKind.Replaced, RichText.OfData($"Còn {5:00} nội dung"), RichText.Bold("Vẫn còn ").AppendOwned("05").Append(" nội dung", italic: true)) { Label = "2." },
            new("a/text.2", WordingKind.Deleted, "Một", RichText.Empty),
            new("a/text.1", WordingKind.Inserted, "Một", "Hai\nba"),
        ];
        var json = JsonSerializer.Serialize(overrides, JsonSerializerOptions.Web);
        Assert.That(JsonSerializer.Deserialize<WordingOverride[]>(json, JsonSerializerOptions.Web), Is.EqualTo(overrides));
        Assert.That(() => JsonSerializer.Deserialize<RichText>("[1]"), Throws.TypeOf<JsonException>());
        Assert.That(() => JsonSerializer.Deserialize<RichText>("""[{"colour":"red"}]"""), Throws.TypeOf<JsonException>());
    }

    private static WordingOverride Replace(Document paper, string start, string text)
    {
        var target = DocumentKeys.Of(paper).Texts.Single(t => t.Text.PlainText.StartsWith(start, StringComparison.Ordinal));
        return new(target.Key, WordingKind.Replaced, target.Text, text);
    }

    private static Document Letter(int tasks, int found) => Paper(
    [
        new AdministrativeHeader { IssuingBody = "Văn phòng" },
        new Paragraph("Thường trực Hội đồng nhân dân tỉnh theo dõi việc thực hiện kiến nghị."),
        .. Enumerable.Range(1, found).Select(n => Paragraph.Dash($"Ghi nhận {n}.") with { Source = $"Ghi nhận {n}" }),
        new Paragraph(RichText.OfData($"Đến ngày {VietnameseDate.Short(new DateOnly(2026, 6, 30))}, {"xã Thanh Bình"} còn {tasks:00} nội dung quá hạn.")),
        new Table { Columns = [new(1, "TT"), new(5, "Nội dung")], Rows = [.. Enumerable.Range(1, tasks).Select(n => new TableRow($"{n}", $"Việc {n}"))] },
        Heading.Clause(1, "Nội dung yêu cầu"),
        .. VietnameseText.EndText([new Paragraph("Đề nghị báo cáo trước hạn.")]),
        new SignatureBlock(new SignatureColumn { AuthorityLines = ["Chánh Văn phòng"] }),
    ]);

    private static Document Paper(params IReadOnlyList<Block> blocks) => new() { Title = "Thử", CreatedAt = SamplePapers.Time, Blocks = blocks };
}
