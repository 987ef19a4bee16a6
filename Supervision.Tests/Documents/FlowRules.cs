using Supervision.Core.Documents;

namespace Supervision.Tests.Documents;

/// <summary>Rules of <see cref="PaperInspection"/> about text that runs over pages.</summary>
internal static class FlowRules
{
    /// <summary>Paragraphs, headings and cells whose letters do not all come out again, or come out as boxes.</summary>
    public static IEnumerable<string> LostText(InspectedPaper paper)
    {
        if (paper.Letters.Contains('\uFFFD', StringComparison.Ordinal))
            yield return "a letter came out as a replacement character";
        var from = 0;
        foreach (var (text, name) in paper.Document.Blocks.SelectMany(Texts))
        {
            // Most texts come in the order of the document: looking on from the last one keeps long lists cheap.
            var bare = InspectedPaper.Bare(text);
            if (paper.Letters.IndexOf(bare, from, StringComparison.Ordinal) is >= 0 and var at)
            {
                from = at;
                continue;
            }
            // A cell may be split over pages with header row and neighbours between its parts: then its words are looked for one by one.
            if (!Found(text) && text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => !Found(word)) is { } lost)
                yield return $"{name}: '{lost}' is missing";
        }

        bool Found(string text) => paper.Letters.Contains(InspectedPaper.Bare(text), StringComparison.Ordinal);
    }

    /// <summary>Headings after which a page ends although something follows them.</summary>
    public static IEnumerable<string> LastHeadings(InspectedPaper paper)
    {
        var blocks = paper.Document.Blocks;
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (blocks[i] is not Heading heading || blocks[i + 1] is AnnexStart or PageBreak)
                continue;
            var text = InspectedPaper.Bare(heading.Label + heading.Text);
            for (var page = 0; page < paper.Pages.Count - 1; page++)
            {
                if (paper.LettersOf(page).EndsWith(text, StringComparison.Ordinal))
                    yield return $"page {page + 1} ends with the heading '{heading.Label} {heading.Text}'";
            }
        }
    }

    private const int LongList = 16;

    /// <summary>Signature blocks that lie on two pages, or on a page with nothing of the text above them.</summary>
    public static IEnumerable<string> BrokenSignatures(InspectedPaper paper)
    {
        foreach (var block in paper.Document.Blocks.OfType<SignatureBlock>())
        {
            // A list that is too long to stand beside goes on below, over pages.
            var lines = block.Recipients is { } recipients ? RecipientLines(recipients) : [];
            string[] parts = [.. block.Columns.Select(ColumnText), .. lines.Count == 0 ? [] : new[] { string.Concat(lines.Count > LongList ? lines.Take(LongList / 2) : lines) }];
            foreach (var lost in lines.Where(line => !paper.Letters.Contains(line, StringComparison.Ordinal)))
                yield return $"the receiver '{lost}' is missing";
            var homes = Enumerable.Range(0, paper.Pages.Count).Where(page => parts.All(part => paper.LettersOf(page).Contains(part, StringComparison.Ordinal))).ToArray();
            var name = block.Columns[0].AuthorityLines is [var first, ..] ? first : block.Name;
            if (homes.Length == 0)
                yield return $"the signature block '{name}' is not whole on any page";
            else if (!IsFirst(block) && !homes.Any(page => HasTextBefore(page, parts)))
                yield return $"the signature block '{name}' stands alone on page {homes[0] + 1}";
        }

        bool IsFirst(SignatureBlock block) => paper.Document.Blocks.TakeWhile(other => !ReferenceEquals(other, block)).LastOrDefault() is null or PageBreak or AnnexStart;

        bool HasTextBefore(int page, string[] parts) => parts.Min(part => paper.LettersOf(page).IndexOf(part, StringComparison.Ordinal)) > 0;
    }

    /// <summary>Pages on which rows of a table stand without its header row.</summary>
    public static IEnumerable<string> UnrepeatedHeaders(InspectedPaper paper)
    {
        var from = 0;
        foreach (var table in paper.Document.Blocks.OfType<Table>())
        {
            var header = string.Concat(table.Columns.Select(column => InspectedPaper.Bare(column.Header)));
            var start = header.Length == 0 ? -1 : paper.Letters.IndexOf(header, from, StringComparison.Ordinal);
            if (start < 0)
            {
                if (header.Length > 0)
                    yield return $"the header row '{header}' is missing";
                continue;
            }
            from = start + header.Length;
            var page = paper.PageOf(start);
            foreach (var row in table.Rows)
            {
                var text = string.Concat(row.Cells.Select(cell => InspectedPaper.Bare(cell.Text.PlainText)));
                var at = text.Length == 0 ? -1 : paper.Letters.IndexOf(text, from, StringComparison.Ordinal);
                if (at < 0)
                    continue;
                for (; page < paper.PageOf(at); page++)
                {
                    if (!paper.LettersOf(page + 1).StartsWith(header, StringComparison.Ordinal))
                        yield return $"page {page + 2} goes on with a table without its header row '{header}'";
                }
                from = at + text.Length;
            }
        }
    }

    private static IEnumerable<(string Text, string Name)> Texts(Block block) => block switch
    {
        Paragraph paragraph => [($"{paragraph.Label} {paragraph.Text.PlainText}", paragraph.Name)],
        Heading heading => [($"{heading.Label} {heading.Text}", heading.Name)],
        KeyValueList list => list.Lines.Select(line => ($"{line.Label}: {line.Value.PlainText}", list.Name)),
        Table table => table.Rows.SelectMany((row, i) => row.Cells.Select(cell => (cell.Text.PlainText, $"{table.Name}, row {i + 1}"))),
        DocumentTitle title => [($"{title.TypeName} {title.Abstract}", title.Name)],
        AnnexStart annex => [($"{annex.Label} {annex.Title} {annex.Reference}", annex.Name)],
        AdministrativeHeader header => [(header.IssuingBody, header.Name), (header.SuperiorBody ?? "", header.Name), (header.Number ?? "", header.Name), (header.PlaceAndDate ?? "", header.Name), (header.LetterSubject ?? "", header.Name)],
        _ => [],
    };

    private static string ColumnText(SignatureColumn column) => InspectedPaper.Bare(string.Concat(column.AuthorityLines) + column.Note + column.Post + column.SignerName);

    private static IReadOnlyList<string> RecipientLines(Recipients recipients) =>
    [
        InspectedPaper.Bare("Nơi nhận:"),
        .. recipients.To.Select(to => InspectedPaper.Bare($"- {to.Trim().TrimEnd(';', '.', ',')};")),
        InspectedPaper.Bare($"- Lưu: {recipients.Archive.Trim().TrimEnd(';', '.', ',')}."),
    ];
}
