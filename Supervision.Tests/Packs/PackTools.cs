using System.Text.Json;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Packs;

/// <summary>Bookmarks and links of a file as qpdf sees them.</summary>
internal sealed class PackTools : IDisposable
{
    private readonly JsonDocument _json;

    private PackTools(JsonDocument json) => _json = json;

    public static PackTools Read(byte[] pdf) => new(JsonDocument.Parse(PdfTools.Json(pdf)));

    /// <summary>Titles of the bookmarks with the page, counted from 1, that each leads to.</summary>
    public IReadOnlyList<(string Title, int Page)> Bookmarks =>
        [.. _json.RootElement.GetProperty("outlines").EnumerateArray().Select(one => (one.GetProperty("title").GetString()!, one.GetProperty("destpageposfrom1").GetInt32()))];

    /// <summary>The pages that the links of a page lead to, from its head to its foot.</summary>
    public IReadOnlyList<int> Links(int page)
    {
        var pages = _json.RootElement.GetProperty("pages").EnumerateArray().ToDictionary(one => one.GetProperty("object").GetString()!, one => one.GetProperty("pageposfrom1").GetInt32());
        var annotations = Value(pages.First(one => one.Value == page).Key).TryGetProperty("/Annots", out var found) ? Resolve(found) : default;
        return annotations.ValueKind is not JsonValueKind.Array ? [] :
        [
            .. annotations.EnumerateArray().Select(Resolve).OrderByDescending(Top)
                .Select(link => pages[link.GetProperty("/Dest")[0].GetString()!]),
        ];
    }

    public void Dispose() => _json.Dispose();

    private static double Top(JsonElement link) => link.GetProperty("/Rect")[3].GetDouble();

    private JsonElement Resolve(JsonElement element) => element.ValueKind is JsonValueKind.String && element.GetString()!.EndsWith(" R", StringComparison.Ordinal) ? Value(element.GetString()!) : element;

    private JsonElement Value(string reference)
    {
        var item = _json.RootElement.GetProperty("qpdf")[1].GetProperty($"obj:{reference}");
        return item.TryGetProperty("value", out var value) ? value : item.GetProperty("stream").GetProperty("dict");
    }
}
