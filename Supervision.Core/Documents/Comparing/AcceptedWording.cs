using Supervision.Core.Documents.Rewording;

namespace Supervision.Core.Documents.Comparing;

/// <summary>Turns accepted differences into the overrides of the draft, on top of those it has.</summary>
internal sealed class AcceptedWording
{
    private readonly DocumentKeys _keys;
    private readonly List<Item> _items = [];
    private readonly Dictionary<string, Item> _lastAfter = new(StringComparer.Ordinal);

    private AcceptedWording(Document current)
    {
        _keys = DocumentKeys.Of(current);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in current.Rewordings)
        {
            var number = one.Kind is WordingKind.Inserted ? counts[one.Key] = counts.GetValueOrDefault(one.Key) + 1 : 0;
            _items.Add(new Item(one, number > 0 ? Wording.InsertedKey(one.Key, number) : null));
        }
    }

    public static IReadOnlyList<WordingOverride> Of(Document current, IReadOnlyList<DraftDifference> accepted)
    {
        var wording = new AcceptedWording(current);
        foreach (var one in accepted)
        {
            if (one.Kind is DifferenceKind.Changed) wording.Change(one.Key!, one.Before, one.Now, one.Label);
            if (one.Kind is DifferenceKind.Deleted or DifferenceKind.Moved) wording.Delete(one.Key!, one.Before);
            if (one.Kind is DifferenceKind.Inserted) wording.Insert(one.After!, one.Now, one.Label);
            if (one.Kind is DifferenceKind.Moved) wording.Insert(one.After!, one.Now, one.Label ?? wording._keys.ByKey[one.Key!].Label);
        }
        return [.. wording._items.Select(item => item.Value).OfType<WordingOverride>()];
    }

    private void Change(string key, RichText before, RichText now, string? label)
    {
        if (Inserted(key) is { } inserted)
        {
            inserted.Value = inserted.Value! with { Text = now, Label = label ?? inserted.Value.Label };
            return;
        }
        var old = Changed(key);
        var basis = old?.Value!.BaseText ?? before;
        var kept = label ?? old?.Value!.Label;
        Put(old, kept is null && now.Merged().Equals(basis.Merged()) ? null : new WordingOverride(key, WordingKind.Replaced, basis, now) { Label = kept });
    }

    private void Delete(string key, RichText before)
    {
        if (Inserted(key) is { } inserted)
        {
            inserted.Value = null;
            return;
        }
        var old = Changed(key);
        Put(old, new WordingOverride(key, WordingKind.Deleted, old?.Value!.BaseText ?? before, RichText.Empty));
    }

    private void Put(Item? old, WordingOverride? one)
    {
        if (old is not null) old.Value = one;
        else if (one is not null) _items.Add(new Item(one, null));
    }

    // Several in a row follow each other; the first goes before what was inserted after the same text earlier.
    private void Insert(string after, RichText text, string? label)
    {
        var own = Inserted(after);
        var anchor = own is null ? after : after[..after.LastIndexOf('+')];
        var basis = own?.Base ?? _keys.ByKey.GetValueOrDefault(anchor)?.Text ?? RichText.Empty;
        var before = (_lastAfter.GetValueOrDefault(after) ?? own) is { } last
            ? _items.IndexOf(last) + 1
            : _items.FindIndex(item => item.Value is { Kind: WordingKind.Inserted } one && one.Key == anchor);
        var fresh = new Item(new WordingOverride(anchor, WordingKind.Inserted, basis, text) { Label = label }, null);
        _items.Insert(before < 0 ? _items.Count : before, fresh);
        _lastAfter[after] = fresh;
    }

    private Item? Inserted(string key) => _items.Find(item => item.InsertedKey == key);

    private Item? Changed(string key) => _items.Find(item => item.Value is { Kind: WordingKind.Replaced } one && one.Key == key);

    private sealed class Item(WordingOverride value, string? insertedKey)
    {
        public WordingOverride? Value { get; set; } = value;

        public RichText Base { get; } = value.BaseText;

        public string? InsertedKey { get; } = insertedKey;
    }
}
