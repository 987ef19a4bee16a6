using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Core.Documents;

namespace Supervision.Core.Signing;

/// <summary>
/// Compares a draft with the text of a signed file from another system. Spaces, line breaks, hyphenation, page numbers, capitals, marks at the end of words and the form of
/// composed letters do not count; nor do number and date where the draft left them blank.
/// </summary>
public static partial class PaperComparison
{
    // A paragraph of which less is left was not changed but taken out.
    private const double LeastKept = 0.35;

    public static ComparisonReport Compare(Document draft, ExtractedText file)
    {
        var (identity, head) = PaperIdentityReader.Find(file);
        if (file.IsBlank) return new() { IsScan = true, Identity = identity, Missing = [], Added = [], Changed = [], SameCount = 0 };
        var words = Words(file, head);
        var texts = PaperTexts.Of(draft);
        var taken = new bool[words.Count];
        var (missing, changed) = (new List<string>(), new List<ChangedParagraph>());
        var same = CompareFlow([.. texts.Where(text => text.IsFlowing)], words, taken, missing, changed);
        same += CompareLoose([.. texts.Where(text => !text.IsFlowing)], PaperTexts.RepeatedRows(draft), file.Pages.Count, words, taken, missing);
        CompareIdentity(draft, identity, changed);
        return new() { IsScan = false, Identity = identity, Missing = missing, Added = Runs(words, taken), Changed = changed, SameCount = same };
    }

    // Words on each side that tell whether a word stands in a table.
    private const int Neighbours = 6;

    /// <summary>The file's words, a word that was broken at the end of a line made whole again; without page numbers and the banner of demo papers.</summary>
    private static List<PaperWord> Words(ExtractedText file, IReadOnlyList<string> head)
    {
        var text = new System.Text.StringBuilder();
        for (var page = 0; page < file.Pages.Count; page++)
        {
            var lines = page == 0 ? head : file.Pages[page].Lines;
            for (var i = 0; i < lines.Count; i++)
            {
                var line = lines[i].Trim();
                var isEdge = i < 1 || i == lines.Count - 1;
                if (line is Document.DemoBanner or Document.DraftMark || (isEdge && PageNumber().IsMatch(line))) continue;
                text.Append(line).Append('\n');
            }
        }
        return WordList.Of(Hyphen().Replace(text.ToString(), ""));
    }

    private static int CompareFlow(DraftText[] texts, List<PaperWord> words, bool[] taken, List<string> missing, List<ChangedParagraph> changed)
    {
        var paragraphs = texts.Select(text => WordList.Of(text.Text)).ToArray();
        var match = WordAlignment.Match([.. paragraphs.SelectMany(paragraph => paragraph).Select(word => word.Key)], [.. words.Select(word => word.Key)]);
        var (at, same) = (0, 0);
        for (var i = 0; i < paragraphs.Length; at += paragraphs[i].Count, i++)
        {
            var found = match.AsSpan(at, paragraphs[i].Count).ToArray();
            var hits = found.Where(index => index >= 0).ToArray();
            if (hits.Length < paragraphs[i].Count * LeastKept)
            {
                missing.Add(texts[i].Text.Trim());
                continue;
            }
            // What stands between the first and the last word is the paragraph's, unless a page's edge or a table got in.
            for (var index = hits[0]; index <= hits[^1]; index++) taken[index] = true;
            if (hits.Length == paragraphs[i].Count && hits[^1] - hits[0] + 1 == hits.Length) same++;
            else changed.Add(Changed(texts[i].Text.Trim(), paragraphs[i], words, found, hits[0], hits[^1]));
        }
        return same;
    }

    private static ChangedParagraph Changed(string text, List<PaperWord> draft, List<PaperWord> words, int[] found, int first, int last)
    {
        var pieces = new List<WordChange>();
        var at = first;
        for (var i = 0; i < draft.Count; i++)
        {
            if (found[i] < 0)
            {
                Add(WordChangeKind.Removed, draft[i].Written);
                continue;
            }
            for (; at < found[i]; at++) Add(WordChangeKind.Added, words[at].Written);
            Add(WordChangeKind.Same, draft[i].Written);
            at = found[i] + 1;
        }
        return new(text, string.Join(' ', words.Skip(first).Take(last - first + 1).Select(word => word.Written)), pieces);

        void Add(WordChangeKind kind, string word)
        {
            if (pieces.Count > 0 && pieces[^1].Kind == kind) pieces[^1] = pieces[^1] with { Text = $"{pieces[^1].Text} {word}" };
            else pieces.Add(new(kind, word));
        }
    }

    /// <summary>Cells, heads and feet: their words must be there, in any order.</summary>
    private static int CompareLoose(
        DraftText[] texts, IReadOnlyList<IReadOnlyList<PaperWord>> repeated, int pages, List<PaperWord> words, bool[] taken, List<string> missing)
    {
        var vocabulary = texts.SelectMany(text => WordList.Of(text.Text)).Select(word => word.Key).ToHashSet(StringComparer.Ordinal);
        var free = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        // A cell's words stand among those of other cells; the same word in a sentence that somebody added is not the cell's.
        foreach (var i in Enumerable.Range(0, words.Count).Where(i => !taken[i]).OrderByDescending(Company).ThenBy(i => i))
        {
            if (!free.TryGetValue(words[i].Key, out var places)) free[words[i].Key] = places = new();
            places.Enqueue(i);
        }

        int Company(int at) => Enumerable.Range(at - Neighbours, 2 * Neighbours + 1).Count(i => i >= 0 && i < words.Count && !taken[i] && vocabulary.Contains(words[i].Key));

        var same = 0;
        foreach (var text in texts)
        {
            var absent = false;
            foreach (var word in WordList.Of(text.Text))
            {
                if (free.TryGetValue(word.Key, out var places) && places.TryDequeue(out var index)) taken[index] = true;
                else absent = true;
            }
            if (absent) missing.Add(text.Text.Trim());
            else same++;
        }
        foreach (var row in repeated)
            for (var page = 1; page < pages && row.CountBy(word => word.Key).All(count => free.TryGetValue(count.Key, out var places) && places.Count >= count.Value); page++)
                foreach (var word in row) taken[free[word.Key].Dequeue()] = true;
        return same;
    }

    private static void CompareIdentity(Document draft, PaperIdentity file, List<ChangedParagraph> changed)
    {
        if (draft.Blocks.OfType<AdministrativeHeader>().FirstOrDefault() is not { Number: { } line } header) return;
        var own = PaperIdentityReader.Read(new([new([line, header.PlaceAndDate ?? ""])]));
        if (own.Symbol is not null && (own.Symbol != file.Symbol || (own.Number is not null && own.Number != file.Number)))
            changed.Add(Line(line, file.Symbol is null ? "" : string.Create(CultureInfo.InvariantCulture, $"Số: {file.Number:00}/{file.Symbol}")));
        if (header.PlaceAndDate is { } dated && ((own.Date is not null && own.Date != file.Date) || (own.Place is not null && own.Place != file.Place)))
            changed.Add(Line(dated, file.Date is { } day ? $"{file.Place}, {VietnameseDate.Long(day)}" : file.Place ?? ""));

        static ChangedParagraph Line(string draft, string file) => new(draft, file, file.Length == 0
            ? [new(WordChangeKind.Removed, draft)]
            : [new(WordChangeKind.Removed, draft), new(WordChangeKind.Added, file)]);
    }

    private static List<string> Runs(List<PaperWord> words, bool[] taken)
    {
        var runs = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (taken[i]) continue;
            var start = i;
            while (i + 1 < words.Count && !taken[i + 1]) i++;
            runs.Add(string.Join(' ', words.Skip(start).Take(i - start + 1).Select(word => word.Written)));
        }
        return runs;
    }

    [GeneratedRegex(@"^\d{1,4}$")]
    private static partial Regex PageNumber();

    // Only between small letters: "TB-" at a line's end belongs to a symbol, and "2021 -" to a span.
    [GeneratedRegex(@"(?<=\p{Ll})[-\u2010]\n(?=\p{Ll})")]
    private static partial Regex Hyphen();
}
