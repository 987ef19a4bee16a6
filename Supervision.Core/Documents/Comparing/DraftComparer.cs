using Supervision.Core.Documents.Rewording;

namespace Supervision.Core.Documents.Comparing;

/// <summary>Compares the lines of an edited file with those that the writer makes of the paper itself, so that what the writer adds cancels out.</summary>
public sealed class DraftComparer
{
    private const string FixedRefusal = "Phần này do hệ thống lập theo dữ liệu (đầu văn bản, tên loại, nơi nhận, chữ ký, tiêu đề và số dòng của bảng); hãy sửa ở dữ liệu.";

    private readonly DocumentKeys _keys;
    private readonly IReadOnlyList<DraftLine> _printed;
    private readonly IReadOnlyList<DraftLine> _edited;
    private readonly LineMatches _matches;
    private readonly Dictionary<string, Block> _blocks;
    private readonly List<DraftDifference> _found = [];
    private int _unchanged;

    private DraftComparer(Document current, DraftLines printed, DraftLines edited)
    {
        _keys = DocumentKeys.Of(current);
        _printed = [.. printed.Lines.Where(Matters)];
        _edited = [.. edited.Lines.Where(Matters)];
        _matches = new LineMatches(_printed, _edited);
        _blocks = _keys.Blocks.Zip(current.Blocks).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <param name="current">The paper as it is now.</param>
    /// <param name="printed">The lines of the DOCX that the writer makes of it.</param>
    /// <param name="edited">The lines of the file that came back.</param>
    public static DraftComparison Compare(Document current, DraftLines printed, DraftLines edited)
    {
        var comparer = new DraftComparer(current, printed, edited);
        comparer.Run();
        return new DraftComparison(comparer._found) { Unchanged = comparer._unchanged, TrackedChanges = edited.TrackedChanges, Notes = [.. edited.Notes.Except(printed.Notes)] };
    }

    // An empty cell is one that may have been filled; an empty paragraph is only space.
    private static bool Matters(DraftLine line) => line.Kind is DraftLineKind.Cell || line.Plain.Length > 0;

    private void Run()
    {
        var nextPrinted = 0;
        string? after = null;
        for (var i = 0; i < _edited.Count; i++)
        {
            var at = _matches.PrintedOf(i);
            if (at < 0)
            {
                Added(_edited[i], after);
                continue;
            }
            if (!_matches.Moved.Contains(i))
            {
                for (; nextPrinted < at; nextPrinted++) LeftOut(nextPrinted);
                nextPrinted = at + 1;
            }
            Kept(_printed[at], _edited[i], _matches.Moved.Contains(i) ? after : null, _matches.Moved.Contains(i));
            after = AnchorOf(_printed[at]);
        }
        for (; nextPrinted < _printed.Count; nextPrinted++) LeftOut(nextPrinted);
    }

    private void Kept(DraftLine printed, DraftLine edited, string? after, bool moved)
    {
        if (printed.Kind is DraftLineKind.Fixed || Slot(printed) is not { } slot)
        {
            if (printed.Plain == edited.Plain) _unchanged++;
            else Add(DifferenceKind.Fixed, null, after, printed.Text, edited.Text, FixedRefusal);
            return;
        }
        var (before, now) = (LineText.Of(slot, printed, printed), LineText.Of(slot, printed, edited));
        var same = Same(before.Text, now.Text);
        if (same && now.Label is null && !moved)
        {
            _unchanged++;
            return;
        }
        if (now.Text.IsBlank && !slot.Text.IsBlank && !slot.CanBeLeftOut)
        {
            Add(DifferenceKind.Deleted, slot.Key, null, slot.Text, RichText.Empty, "Đề mục, dòng thông tin và ô của bảng không bỏ được, chỉ sửa lời được.");
            return;
        }
        var text = OwnedText.Mark(slot.Text, now.Text);
        var touched = Touched(slot, text, edited);
        if (moved && same)
        {
            // A move is the paragraph left out here and inserted there, which no owned figure may go through.
            var refusal = slot.Role is not TextRole.Paragraph ? FixedRefusal
                : slot.Text.OwnedValues.Count > 0 ? "Đoạn có số liệu do hệ thống quản lý nên không chuyển chỗ được." : after is null ? NoPlace : null;
            Add(DifferenceKind.Moved, slot.Key, after, slot.Text, text, refusal, now.Label);
            return;
        }
        Add(DifferenceKind.Changed, slot.Key, after, slot.Text, text,
            now.Refusal ?? (touched.Count > 0 ? $"Số liệu do hệ thống quản lý không được sửa hoặc bỏ: {string.Join("; ", touched)}." : null), now.Label, touched);
    }

    private static List<string> Touched(KeyedText slot, RichText text, DraftLine edited)
    {
        var owned = slot.Text.OwnedValues;
        var touched = OwnedText.Touched(slot.Text, text).ToList();
        // Where Word kept the control around a figure, it tells which figure is meant, whatever else the sentence says now.
        foreach (var (number, value) in edited.Controls)
            if (number < owned.Count && OwnedText.Plain(owned[number]) != OwnedText.Plain(value) && !touched.Contains(owned[number])) touched.Add(owned[number]);
        return touched;
    }

    private void LeftOut(int printed)
    {
        if (_matches.EditedOf(printed) >= 0) return;
        var line = _printed[printed];
        if (line.Kind is DraftLineKind.Fixed || Slot(line) is not { } slot)
        {
            Add(DifferenceKind.Fixed, null, null, line.Text, RichText.Empty, FixedRefusal);
            return;
        }
        if (line.Plain.Length == 0) return;
        IReadOnlyList<string> touched = slot.Role is TextRole.LegalBasis ? [] : slot.Text.OwnedValues;
        Add(DifferenceKind.Deleted, slot.Key, null, slot.Text, RichText.Empty,
            !slot.CanBeLeftOut ? "Đề mục, dòng thông tin và ô của bảng không bỏ được, chỉ sửa lời được."
            : touched.Count > 0 ? $"Đoạn có số liệu do hệ thống quản lý nên không bỏ được: {string.Join("; ", touched)}." : null, touched: touched);
    }

    private void Added(DraftLine line, string? after)
    {
        var refusal = line.Kind is DraftLineKind.AddedRow ? "Dòng hoặc bảng thêm vào không lấy được; dòng của bảng lập theo dữ liệu." : after is null ? NoPlace : null;
        Add(DifferenceKind.Inserted, null, after, RichText.Empty, new RichText([.. line.Text.Runs.Select(run => run with { IsOwned = false })]).Merged(), refusal);
    }

    private const string NoPlace = "Không thêm được nội dung ở phần đầu văn bản hoặc sau phần chữ ký.";

    private void Add(DifferenceKind kind, string? key, string? after, RichText before, RichText now, string? refusal, string? label = null, IReadOnlyList<string>? touched = null) =>
        _found.Add(new DraftDifference(_found.Count + 1, kind, key, after, before, now)
        {
            Label = label,
            Words = kind is DifferenceKind.Changed or DifferenceKind.Fixed && before.PlainText != now.PlainText ? WordDiff.Of(before.PlainText, now.PlainText) : [],
            Touched = touched ?? [],
            Refusal = refusal,
        });

    private KeyedText? Slot(DraftLine printed) => printed.Keys.Count > 0 ? _keys.ByKey.GetValueOrDefault(printed.Keys[0]) : null;

    // Where a paragraph is inserted that follows this line; nowhere in heads and behind signatures.
    private string? AnchorOf(DraftLine printed)
    {
        if (printed.Keys.Count == 0) return null;
        var block = printed.Kind is DraftLineKind.Fixed ? DraftLine.BlockOf(printed.Keys[0]) : null;
        if (Slot(printed) is { } slot)
        {
            if (slot.Role is TextRole.Paragraph or TextRole.Heading or TextRole.LegalBasis) return slot.Key;
            block = _keys.Blocks[slot.Block];
        }
        return block is null || !_blocks.TryGetValue(block, out var known) || known is AdministrativeHeader or InformationSheetHead or SignatureBlock ? null : block;
    }

    private static bool Same(RichText one, RichText other)
    {
        var (first, second) = (Styled(one), Styled(other));
        return first.SequenceEqual(second);

        static IEnumerable<TextRun> Styled(RichText text) =>
            new RichText([.. text.Runs.Select(run => run with { Text = OwnedText.Plain(run.Text), IsOwned = false })]).Merged().Runs;
    }
}
