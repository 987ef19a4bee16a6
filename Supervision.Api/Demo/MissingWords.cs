using Supervision.Core.Cases;

namespace Supervision.Api.Demo;

/// <summary>What a case names by a code where its source leaves something of a task unsaid, in words.</summary>
internal static class MissingWords
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["chu_ky"] = "chu kỳ",
        ["chu_tri_chinh_thuc"] = "cơ quan chủ trì chính thức",
        ["co_quan_cu_the"] = "cơ quan cụ thể",
        ["danh_muc_6_noi_dung"] = "danh mục sáu nội dung",
        ["danh_muc_kien_nghi"] = "danh mục kiến nghị",
        ["danh_muc_van_ban"] = "danh mục văn bản",
        ["diem_muc_tieu"] = "điểm mục tiêu",
        ["dinh_luong"] = "chỉ tiêu định lượng",
        ["dinh_nghia_5_ro"] = "định nghĩa “5 rõ”",
        ["kinh_phi"] = "kinh phí",
        ["ngay_cu_the"] = "ngày cụ thể",
        ["ngay_ket_thuc"] = "ngày kết thúc",
        ["phuong_phap_do"] = "phương pháp đo",
        ["san_pham"] = "sản phẩm",
        ["so_cuoc"] = "số cuộc",
        ["so_luong"] = "số lượng",
        ["so_luong_xa"] = "số lượng xã",
        ["so_xa"] = "số xã",
        ["thoi_han"] = "thời hạn",
        ["tieu_chi"] = "tiêu chí",
    };

    /// <exception cref="CaseFileException">The case uses a code that has no words.</exception>
    public static string Of(string task, string code) => Words.TryGetValue(code, out var words) ? words : throw new CaseFileException(task, "yeu_to_con_thieu", $"mã “{code}” chưa có lời.");
}
