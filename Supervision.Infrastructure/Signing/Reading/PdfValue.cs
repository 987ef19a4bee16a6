using System.Globalization;

namespace Supervision.Infrastructure.Signing.Reading;

/// <summary>A value of a PDF file (ISO 32000-1, 7.3).</summary>
internal abstract class PdfValue;

internal sealed class PdfNull : PdfValue
{
    public static PdfNull Value { get; } = new();
}

internal sealed class PdfBoolean(bool value) : PdfValue
{
    public bool Value => value;
}

/// <summary>A number as it was written, so that it can be written again without loss.</summary>
internal sealed class PdfNumber(string text) : PdfValue
{
    public PdfNumber(long value) : this(value.ToString(CultureInfo.InvariantCulture))
    {
    }

    public string Text => text;

    public double Value => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>Null for a number that is no integer of 64 bits.</summary>
    public long? Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>A name without its slash, escapes resolved.</summary>
internal sealed class PdfName(string value) : PdfValue
{
    public string Value => value;
}

/// <summary>A string.</summary>
/// <param name="bytes">What it holds.</param>
/// <param name="start">Where it begins in the file, its bracket included; -1 where it stands in an object stream or was made here.</param>
/// <param name="end">Behind its closing bracket.</param>
internal sealed class PdfString(byte[] bytes, int start = -1, int end = -1) : PdfValue
{
    public byte[] Bytes => bytes;

    public int Start => start;

    public int End => end;
}

internal sealed class PdfArray(IReadOnlyList<PdfValue> items) : PdfValue
{
    public IReadOnlyList<PdfValue> Items => items;
}

internal sealed class PdfReference(int number, int generation) : PdfValue
{
    public int Number => number;

    public int Generation => generation;
}

/// <summary>A dictionary; its entries keep the order in which they were written. Not to be changed, see <see cref="With"/>.</summary>
internal sealed class PdfDictionary(IReadOnlyList<KeyValuePair<string, PdfValue>> entries) : PdfValue
{
    private readonly Dictionary<string, PdfValue> byName = new(entries, StringComparer.Ordinal);

    public static PdfDictionary Empty { get; } = new([]);

    public IReadOnlyList<KeyValuePair<string, PdfValue>> Entries => entries;

    public PdfValue? this[string name] => byName.GetValueOrDefault(name);

    public string? Name(string name) => (this[name] as PdfName)?.Value;

    public long? Integer(string name) => (this[name] as PdfNumber)?.Integer;

    /// <summary>The same with an entry set; null takes it out.</summary>
    public PdfDictionary With(string name, PdfValue? value)
    {
        var changed = entries.Where(entry => entry.Key != name || value is not null)
            .Select(entry => entry.Key == name ? KeyValuePair.Create(name, value!) : entry).ToList();
        if (value is not null && !byName.ContainsKey(name)) changed.Add(KeyValuePair.Create(name, value));
        return new(changed);
    }
}

/// <summary>A stream with its bytes as they stand in the file.</summary>
internal sealed class PdfStream(PdfDictionary dictionary, ReadOnlyMemory<byte> raw) : PdfValue
{
    public PdfDictionary Dictionary => dictionary;

    public ReadOnlyMemory<byte> Raw => raw;
}
