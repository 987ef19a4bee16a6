using System.Globalization;
using Supervision.Core.Indicators;

namespace Supervision.Core.Cases;

/// <summary>What a case may get wrong although its form is right: codes, references, figures in text.</summary>
internal static class CaseReferences
{
    public static (string Path, string Fault)? FirstFault(CaseFile file)
    {
        if (file.Classification is { IsCouncilSupervision: true, Subject: var subject } && CaseFactsOf.SubjectOf(subject) is null)
            return ("$.phan_loai.chu_the", "không phải là chủ thể giám sát của HĐND.");
        foreach (var fault in Codes(file)) return fault;
        foreach (var fault in Indicators(file)) return fault;
        foreach (var fault in Records(file)) return fault;
        foreach (var fault in Expectations(file)) return fault;
        return null;
    }

    private static IEnumerable<(string, string)> Codes(CaseFile file)
    {
        var seen = new HashSet<string>();
        foreach (var (path, code, letters) in Coded(file))
        {
            if (!code.StartsWith($"{file.Code}-{letters}", StringComparison.Ordinal) || code.Length == file.Code.Length + letters.Length + 1 || !char.IsAsciiDigit(code[file.Code.Length + letters.Length + 1]))
                yield return (path, $"mã “{code}” phải bắt đầu bằng {file.Code}-{letters} và một số.");
            if (!seen.Add(code)) yield return (path, $"mã “{code}” bị lặp.");
        }
    }

    private static IEnumerable<(string, string)> Indicators(CaseFile file)
    {
        var known = file.Indicators.ToDictionary(indicator => indicator.Code);
        for (var i = 0; i < file.Indicators.Count; i++)
        {
            var (indicator, path) = (file.Indicators[i], $"$.chi_tieu[{i}]");
            foreach (var (field, code) in new[] { ("mau_so_tham_chieu", indicator.DenominatorRef), ("tong", indicator.Total?.Code) })
            {
                if (code is null) continue;
                if (!known.TryGetValue(code, out var target)) yield return ($"{path}.{field}", $"không có chỉ tiêu “{code}”.");
                else if (target.Value is null) yield return ($"{path}.{field}", $"chỉ tiêu “{code}” không có gia_tri.");
            }
            if (indicator.PossiblySameAs is { } same && (same == indicator.Code || !known.ContainsKey(same)))
                yield return ($"{path}.co_the_cung_chi_tieu", $"không có chỉ tiêu khác mang mã “{same}”.");
            if (indicator.Total is null != indicator.Group is null) yield return ($"{path}.nhom", "tong và nhom phải đi cùng nhau.");
            if (indicator.Denominator <= 0) yield return ($"{path}.mau_so", "mẫu số phải lớn hơn 0.");
            foreach (var fault in Figures(indicator, path)) yield return fault;
        }
    }

    private static IEnumerable<(string, string)> Figures(CaseIndicator indicator, string path)
    {
        (string, string?, FigureField)[] texts =
        [
            ("ty_le_neu", indicator.StatedRatio, FigureField.Ratio),
            .. indicator.OtherStatements.Select((text, i) => ($"ty_le_neu_khac[{i}]", (string?)text, FigureField.Ratio)),
            ("ty_le_tinh", indicator.ComputedRatio, FigureField.Ratio),
            .. indicator.Changes.Select((change, i) => ($"thay_doi[{i}].gia_tri", (string?)change.Amount, FigureField.Change)),
        ];
        foreach (var (field, text, kind) in texts)
            if (text is not null && Fault(() => StatedFigure.Parse(text, kind)) is { } fault) yield return ($"{path}.{field}", fault);
        (string, decimal?)[] numbers = [("tu_so", indicator.Numerator), ("mau_so", indicator.Denominator), ("gia_tri", indicator.Value), ("tong", indicator.Total?.Number), ("con_lai_gia_tri", indicator.RemainderValue)];
        foreach (var (field, number) in numbers)
            if (number is { } value && Fault(() => Figure.From(value)) is { } fault) yield return ($"{path}.{field}", fault);
    }

    private static IEnumerable<(string, string)> Records(CaseFile file)
    {
        HashSet<string> indicators = [.. file.Indicators.Select(one => one.Code)], shortcomings = [.. file.Shortcomings.Where(one => one.IsHeading).Select(one => one.Code)], conclusions = [.. file.Conclusions.Select(one => one.Code)];
        for (var i = 0; i < file.Shortcomings.Count; i++)
        {
            if (file.Shortcomings[i].HeadingCode is { } heading && !shortcomings.Contains(heading)) yield return ($"$.han_che[{i}].thuoc", $"không có hạn chế câu dẫn “{heading}”.");
            foreach (var fault in Missing($"$.han_che[{i}].chi_tieu", file.Shortcomings[i].Indicators, indicators, "chỉ tiêu")) yield return fault;
        }
        for (var i = 0; i < file.Tasks.Count; i++)
            foreach (var fault in Missing($"$.nhiem_vu[{i}].nguon", file.Tasks[i].Sources, conclusions, "kết luận")) yield return fault;
        for (var i = 0; i < file.Commitments.Count; i++)
            foreach (var fault in Missing($"$.cam_ket_don_vi[{i}].nguon", file.Commitments[i].Sources, indicators, "chỉ tiêu")) yield return fault;
        for (var i = 0; i < file.Participants.Count; i++)
            if (file.Participants[i] is { Relation: not null, Side: not CaseSide.Delegation }) yield return ($"$.thanh_phan[{i}].quan_he_voi_don_vi", "chỉ dùng cho bên Đoàn.");
        for (var i = 0; i < file.OnSiteChecks.Count; i++)
            if (!IsPartialDate(file.OnSiteChecks[i].When)) yield return ($"$.kiem_tra_thuc_te[{i}].thoi_gian", $"“{file.OnSiteChecks[i].When}” không phải là ngày, tháng hoặc năm hợp lệ.");
    }

    private static IEnumerable<(string, string)> Expectations(CaseFile file)
    {
        HashSet<string> all = [.. Coded(file).Select(coded => coded.Code)];
        HashSet<string> indicators = [.. file.Indicators.Select(one => one.Code)];
        for (var i = 0; i < file.Flags.Count; i++)
        {
            var flag = file.Flags[i];
            if (FlagCatalog.Find(flag.Kind) is not { } kind) yield return ($"$.canh_bao[{i}].loai", $"không có loại cảnh báo “{flag.Kind}”.");
            else if (kind.Computed != flag.Computable) yield return ($"$.canh_bao[{i}].tinh_duoc", $"trái với loại “{flag.Kind}”.");
            foreach (var fault in Missing($"$.canh_bao[{i}].lien_quan", flag.Subjects, all, "mã")) yield return fault;
        }
        for (var i = 0; i < file.Agreements.Count; i++)
            foreach (var fault in Missing($"$.kiem_chung_khop[{i}].lien_quan", file.Agreements[i].Subjects, indicators, "chỉ tiêu")) yield return fault;
    }

    private static IEnumerable<(string, string)> Missing(string path, IReadOnlyList<string> codes, HashSet<string> known, string what)
    {
        for (var i = 0; i < codes.Count; i++)
            if (!known.Contains(codes[i])) yield return ($"{path}[{i}]", $"không có {what} “{codes[i]}”.");
    }

    private static IEnumerable<(string Path, string Code, string Letters)> Coded(CaseFile file) =>
    [
        .. Coded("chi_tieu", "CT", file.Indicators.Select(one => one.Code)),
        .. Coded("uu_diem", "U", file.Strengths.Select(one => one.Code)),
        .. Coded("han_che", "H", file.Shortcomings.Select(one => one.Code)),
        .. Coded("nguyen_nhan", "N", file.Causes.Select(one => one.Code)),
        .. Coded("ket_luan", "K", file.Conclusions.Select(one => one.Code)),
        .. Coded("nhiem_vu", "T", file.Tasks.Select(one => one.Code)),
        .. Coded("cam_ket_don_vi", "C", file.Commitments.Select(one => one.Code)),
        .. Coded("canh_bao", "F", file.Flags.Select(one => one.Code)),
        .. Coded("kiem_chung_khop", "V", file.Agreements.Select(one => one.Code)),
        .. Coded("kiem_tra_thuc_te", "TT", file.OnSiteChecks.Select(one => one.Code)),
        .. Coded("phat_bieu", "P", file.Speeches.Select(one => one.Code)),
    ];

    private static IEnumerable<(string, string, string)> Coded(string list, string letters, IEnumerable<string> codes) =>
        codes.Select((code, i) => ($"$.{list}[{i}].ma", code, letters));

    private static string? Fault<T>(Func<T> read)
    {
        try
        {
            _ = read();
            return null;
        }
        catch (FigureFormatException e)
        {
            return e.Message;
        }
    }

    private static bool IsPartialDate(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
