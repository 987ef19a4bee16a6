namespace Supervision.Infrastructure.Documents.Pdf.Writing;

/// <summary>Tags paragraphs with a mark before them ("a)", "-", "+") as items of lists, so that a screen reader says how many there are. Clauses ("1.") are text of their own.</summary>
internal sealed class ListTags
{
    private Tag? _list;
    private Tag? _inner;
    private Tag? _item;
    private char _kind;

    /// <summary>What comes next is no item of the list.</summary>
    public void End() => (_list, _inner, _item) = (null, null, null);

    /// <summary>The tag of an item's text; null for a label that makes no list.</summary>
    public Tag? Next(Tag section, string? label)
    {
        if (KindOf(label) is not { } kind)
        {
            End();
            return null;
        }
        // "+" goes on within the item before it.
        if (kind == '+' && _kind == '-' && _item is not null)
        {
            _inner ??= _item.Add("L");
            return Item(_inner);
        }
        _inner = null;
        if (_list is null || kind != _kind) _list = section.Add("L");
        _kind = kind;
        var item = Item(_list);
        if (kind != '-') return item;
        // Its text for itself, so that what goes on within it is read after it.
        _item = item;
        return item.Add("P");
    }

    /// <summary>A new item of a list.</summary>
    public static Tag Item(Tag list) => list.Add("LI").Add("LBody");

    private static char? KindOf(string? label) => label switch
    {
        [var letter, ')'] when char.IsLetter(letter) => 'a',
        "-" or "–" => '-',
        "+" => '+',
        _ => null,
    };
}
