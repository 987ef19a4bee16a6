namespace Supervision.Core.Documents;

/// <summary>Abbreviations of document types and their names (Decree 30/2020/NĐ-CP, Annex III).</summary>
public static class DocumentTypes
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["NQ"] = "Nghị quyết",
        ["QĐ"] = "Quyết định",
        ["TB"] = "Thông báo",
        ["BC"] = "Báo cáo",
        ["KH"] = "Kế hoạch",
        ["CTr"] = "Chương trình",
        ["TTr"] = "Tờ trình",
        ["BB"] = "Biên bản",
        ["GM"] = "Giấy mời",
        ["PG"] = "Phiếu gửi",
        ["CV"] = "Công văn",
        ["PXN"] = "Phiếu xác nhận",
    };

    /// <summary>"TB" → "Thông báo"; null for what is not known.</summary>
    public static string? Name(string? abbreviation) => abbreviation is not null && Names.TryGetValue(abbreviation, out var name) ? name : null;

    /// <summary>Every abbreviation with its name.</summary>
    public static IReadOnlyDictionary<string, string> All => Names;
}
