namespace Supervision.Core.Documents.Rewording;

/// <summary>An override with the text it falls on now, and its wording with the figures of now.</summary>
internal sealed record ResolvedWording(WordingFinding Finding, KeyedText? Target, RichText Text);

/// <summary>Says of each override what becomes of it on a paper that no override was applied to.</summary>
internal sealed class WordingCheck
{
    private readonly Document _document;
    private readonly DocumentKeys _keys;
    private readonly Dictionary<string, Block> _blocks;
    private readonly ILookup<string, KeyedText> _families;

    public WordingCheck(Document document, DocumentKeys keys)
    {
        (_document, _keys) = (document, keys);
        _blocks = keys.Blocks.Select((key, i) => (key, block: document.Blocks[i])).ToDictionary(b => b.key, b => b.block, StringComparer.Ordinal);
        _families = keys.Texts.ToLookup(text => text.Family, StringComparer.Ordinal);
    }

    public ResolvedWording Resolve(WordingOverride one) => one.Kind is WordingKind.Inserted ? Insertion(one) : Change(one);

    private ResolvedWording Insertion(WordingOverride one)
    {
        var text = new RichText([.. one.Text.Runs.Select(run => run with { IsOwned = false })]).Merged();
        if (text.IsBlank) return Refused(one, "Đoạn thêm không có nội dung.");
        var target = Find(one);
        if (target is { Role: TextRole.Cell or TextRole.Value or TextRole.Caption }) return Refused(one, "Chỉ thêm được đoạn văn sau một đoạn, một đề mục hoặc một bảng.");
        var block = target is not null ? _document.Blocks[target.Block] : _blocks.GetValueOrDefault(one.Key);
        return block switch
        {
            null => new(new(one, WordingState.Missing, [], "Đoạn đứng trước đoạn thêm không còn trong văn bản."), null, text),
            AdministrativeHeader or InformationSheetHead or SignatureBlock => Refused(one, "Không thêm được nội dung ở phần đầu văn bản hoặc sau phần chữ ký."),
            _ => new(new(target is null ? one : one with { Key = target.Key }, WordingState.Applied, [], null), target, text),
        };
    }

    private ResolvedWording Change(WordingOverride one)
    {
        if (Find(one) is not { } target)
            return _blocks.ContainsKey(one.Key)
                ? Refused(one, "Phần này do hệ thống lập theo dữ liệu nên không sửa lời được.")
                : new(new(one, WordingState.Missing, [], "Đoạn đã sửa không còn trong văn bản."), null, one.Text);
        var text = OwnedText.Mark(one.BaseText, one.Text);
        if (one.Kind is WordingKind.Replaced && text.IsBlank) return Refused(one, "Nội dung thay thế để trống.", target);
        if (one.Kind is WordingKind.Deleted && !target.CanBeLeftOut) return Refused(one, "Đề mục, dòng thông tin và ô của bảng không bỏ được, chỉ sửa lời được.", target);
        // A basis that is left out is left out whole; no figure reads differently by that.
        var touched = one.Kind is WordingKind.Deleted && target.Role is TextRole.LegalBasis ? [] : OwnedText.Touched(one.BaseText, text);
        if (touched.Count > 0)
            return new(new(one, WordingState.Refused, touched, $"Số liệu do hệ thống quản lý không được sửa hoặc bỏ: {string.Join("; ", touched)}."), target, text);
        if (!OwnedText.SameWords(one.BaseText, target.Text))
            return new(new(one, WordingState.Stale, [], "Nội dung gốc đã thay đổi sau khi sửa lời; văn bản đang theo nội dung gốc mới."), target, text);
        var (before, now) = (one.BaseText.OwnedValues, target.Text.OwnedValues);
        text = OwnedText.Refill(text, before, now);
        var moved = before.SequenceEqual(now);
        var known = one with { Key = target.Key, BaseText = target.Text, Text = text };
        return new(new(known, moved ? WordingState.Applied : WordingState.FiguresChanged, [], moved ? null : "Số liệu trong đoạn đã sửa lời được cập nhật theo dữ liệu mới."), target, text);
    }

    // By its key; else, where other words stand there now, the only one of its like that has its words.
    private KeyedText? Find(WordingOverride one)
    {
        var named = _keys.ByKey.GetValueOrDefault(one.Key);
        if (named is not null && OwnedText.SameWords(one.BaseText, named.Text)) return named;
        var family = named?.Family ?? Family(one.Key);
        var same = family is null ? [] : _families[family].Where(text => OwnedText.SameWords(one.BaseText, text.Text)).Take(2).ToArray();
        return same is [var only] ? only : named;
    }

    private string? Family(string key)
    {
        var cut = key.LastIndexOfAny(['.', '/']);
        return cut > 0 && _families.Contains(key[..cut]) ? key[..cut] : null;
    }

    private static ResolvedWording Refused(WordingOverride one, string sentence, KeyedText? target = null) => new(new(one, WordingState.Refused, [], sentence), target, one.Text);
}
