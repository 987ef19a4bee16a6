namespace Supervision.Core.Documents.Rewording;

/// <summary>A block with other words in it.</summary>
internal static class Reworded
{
    /// <summary>The block with the changes to its texts; null where it is left out.</summary>
    public static Block? Block(Block block, IReadOnlyList<KeyedText> texts, IReadOnlyDictionary<string, ResolvedWording> changes)
    {
        if (block is LegalBases bases) return Bases(bases, texts, changes);
        var mine = texts.Where(text => changes.ContainsKey(text.Key)).ToArray();
        if (mine.Length == 0) return block;
        return block switch
        {
            Paragraph paragraph => Of(paragraph, changes[mine[0].Key]),
            Heading heading => heading with { Text = changes[mine[0].Key].Text.PlainText, IsOverridden = true },
            KeyValueList list => list with { Lines = [.. list.Lines.Select((line, i) => For(i) is { } value ? line with { Value = value } : line)], IsOverridden = true },
            Table table => Of(table, mine, changes),
            _ => block,
        };

        RichText? For(int line) => mine.FirstOrDefault(text => text.At.Row == line) is { } text ? changes[text.Key].Text : null;
    }

    private static Paragraph? Of(Paragraph paragraph, ResolvedWording change) => change.Finding.Override.Kind is WordingKind.Deleted ? null : paragraph with
    {
        Text = change.Text,
        Label = change.Finding.Override.Label switch { null => paragraph.Label, "" => null, var label => label },
        IsOverridden = true,
    };

    private static LegalBases? Bases(LegalBases bases, IReadOnlyList<KeyedText> texts, IReadOnlyDictionary<string, ResolvedWording> changes)
    {
        var kept = texts.Where(text => changes.GetValueOrDefault(text.Key)?.Finding.Override.Kind is not WordingKind.Deleted).ToArray();
        return kept.Length == 0 ? null : bases with
        {
            Bases = [.. kept.Select(text => changes.TryGetValue(text.Key, out var change) ? change.Text.PlainText : text.Text.PlainText)],
            LineKeys = [.. kept.Select(text => text.Key)],
            IsOverridden = texts.Any(text => changes.ContainsKey(text.Key)),
        };
    }

    private static Table Of(Table table, KeyedText[] mine, IReadOnlyDictionary<string, ResolvedWording> changes)
    {
        var rows = table.Rows.ToArray();
        var caption = table.Caption;
        foreach (var text in mine)
        {
            var words = changes[text.Key].Text;
            if (text.Role is TextRole.Caption)
            {
                caption = words.PlainText;
                continue;
            }
            var row = rows[text.At.Row];
            rows[text.At.Row] = new TableRow([.. row.Cells.Select((cell, i) => i == text.At.Cell ? cell with { Text = words } : cell)]) { IsBold = row.IsBold, Key = row.Key };
        }
        return table with { Rows = rows, Caption = caption, IsOverridden = true };
    }
}
