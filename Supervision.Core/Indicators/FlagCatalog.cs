using System.Collections.Frozen;
using static Supervision.Core.Indicators.FlagSeverity;

namespace Supervision.Core.Indicators;

/// <summary>Every kind of flag, one to one with its Vietnamese code.</summary>
public static class FlagCatalog
{
    public static IReadOnlyList<FlagKind> All { get; } =
    [
        Computed(FlagCode.RatioDisagrees, "ty_le_lech_tu_so_mau_so", "Tỷ lệ lệch tử số, mẫu số", High),
        Computed(FlagCode.RatioTruncated, "ty_le_cat_bot", "Tỷ lệ cắt bớt thay vì làm tròn", Medium),
        Computed(FlagCode.RatioUnreachable, "ty_le_khong_tai_lap", "Tỷ lệ không tái lập được", High),
        Computed(FlagCode.RatioMissing, "thieu_ty_le", "Thiếu tỷ lệ", Low),
        Computed(FlagCode.FullRatioWithoutDenominator, "ty_le_100_khong_mau_so", "Tỷ lệ 100% không có mẫu số", Medium),
        Computed(FlagCode.RatioWithoutDenominator, "ty_le_khong_mau_so", "Tỷ lệ không có mẫu số", Low),
        Computed(FlagCode.NumeratorOverDenominator, "tu_so_lon_hon_mau_so", "Tử số lớn hơn mẫu số", High),
        Computed(FlagCode.DenominatorNotPositive, "mau_so_khong_duong", "Mẫu số không lớn hơn 0", High),
        Computed(FlagCode.DenominatorDisagreesWithReference, "mau_so_lech_tham_chieu", "Mẫu số lệch chỉ tiêu tham chiếu", High),
        Computed(FlagCode.RemainderDisagrees, "con_lai_khong_khop", "Phần còn lại không khớp", High),
        Computed(FlagCode.LostScoreDisagrees, "diem_bi_tru_khong_khop", "Điểm bị trừ không khớp", High),
        Computed(FlagCode.StatementsDiffer, "neu_khac_nhau", "Một chỉ tiêu nêu khác nhau", Medium),
        Computed(FlagCode.PossiblySameIndicator, "co_the_cung_chi_tieu", "Có thể cùng một chỉ tiêu", Medium, oneEach: true),
        Computed(FlagCode.SumDisagrees, "tong_khong_khop", "Tổng không khớp", High, oneEach: true),
        Computed(FlagCode.DerivedNumber, "so_suy_ra", "Số suy ra", Medium),
        Computed(FlagCode.RankTotalMissing, "thieu_mau_so_xep_hang", "Xếp hạng không có tổng số", Medium),
        Computed(FlagCode.RankOverTotal, "hang_vuot_tong", "Hạng vượt tổng số", High),
        Computed(FlagCode.RankChangeDisagrees, "bac_thay_doi_khong_khop", "Bậc thay đổi không khớp hạng", High),
        Computed(FlagCode.ChangeUnitAmbiguous, "don_vi_bien_dong_mo_ho", "Đơn vị biến động mơ hồ", Medium),
        Computed(FlagCode.OpenList, "danh_sach_mo", "Danh sách để mở", Medium),
        Computed(FlagCode.DataPeriodShort, "lech_ky_so_lieu", "Số liệu ngắn hơn kỳ báo cáo", Medium),
        Computed(FlagCode.DataPeriodBeyondReport, "so_lieu_sau_ky_bao_cao", "Số liệu sau kỳ báo cáo", Medium),
        Computed(FlagCode.PeriodInferred, "ky_suy_dien", "Kỳ số liệu suy diễn", Low),
        Computed(FlagCode.GradeContradicted, "mau_thuan_danh_gia", "Mâu thuẫn đánh giá", Medium, oneEach: true),
        Computed(FlagCode.DateMissing, "thieu_ngay", "Thiếu ngày", High),
        Computed(FlagCode.DateInferred, "ngay_suy_dien", "Ngày suy diễn", Low),
        Computed(FlagCode.TimeImplausible, "thoi_gian_khong_hop_ly", "Thời gian không hợp lý", High),
        Computed(FlagCode.TaskWithoutDeadline, "nhiem_vu_khong_thoi_han", "Nội dung yêu cầu, kiến nghị không có thời hạn", Medium),
        Computed(FlagCode.NoShortcomings, "thieu_han_che", "Không ghi hạn chế nào", High),
        Computed(FlagCode.PetitionsNotListed, "kien_nghi_don_vi_khong_liet_ke", "Kiến nghị của đơn vị không được liệt kê", Medium),
        Computed(FlagCode.UnitSideMissing, "thieu_thanh_phan_don_vi", "Thiếu thành phần phía đơn vị", Medium),
        Computed(FlagCode.RoleConflict, "xung_dot_vai_tro", "Xung đột vai trò", High),
        Computed(FlagCode.NotCouncilSupervision, "khong_phai_giam_sat_hdnd", "Không phải giám sát của HĐND", High),
        Computed(FlagCode.LegalClocks, "doi_chieu_luat", "Đối chiếu thời hạn luật định", Low),
        Computed(FlagCode.LegalClockMissed, "qua_han_luat_dinh", "Quá thời hạn luật định", High),
        Read(FlagCode.BasisOutdated, "can_cu_lac_hau", "Căn cứ lạc hậu", Low),
        Read(FlagCode.UnbalancedBracket, "dau_ngoac_khong_can", "Dấu ngoặc không cân", Low),
        Read(FlagCode.SloganNotStandard, "khau_hieu_khac_chuan", "Khẩu hiệu khác cách kể thường gặp", Medium),
        Read(FlagCode.SloganUndefined, "khau_hieu_khong_dinh_nghia", "Khẩu hiệu không định nghĩa", Medium),
        Read(FlagCode.ScorecardMissing, "thieu_bang_diem", "Thiếu bảng điểm", Medium),
        Read(FlagCode.WeakFieldScoresMissing, "thieu_diem_linh_vuc_yeu", "Thiếu điểm lĩnh vực yếu", Medium),
        Read(FlagCode.TermOutdated, "thuat_ngu_cu", "Thuật ngữ cũ", Low),
        Computed(FlagCode.CellOverWhole, "o_bieu_lon_hon_tong", "Ô của biểu số liệu lớn hơn số tổng", High),
        Computed(FlagCode.ScoreOverMaximum, "diem_vuot_toi_da", "Điểm lớn hơn điểm tối đa", High),
    ];

    private static readonly FrozenDictionary<FlagCode, FlagKind> ByCode = All.ToFrozenDictionary(kind => kind.Code);
    private static readonly FrozenDictionary<string, FlagKind> ByVietnameseCode = All.ToFrozenDictionary(kind => kind.VietnameseCode);

    public static FlagKind Of(FlagCode code) => ByCode[code];

    /// <summary>The kind with that Vietnamese code, or null.</summary>
    public static FlagKind? Find(string vietnameseCode) => ByVietnameseCode.GetValueOrDefault(vietnameseCode);

    private static FlagKind Computed(FlagCode code, string vietnamese, string title, FlagSeverity severity, bool oneEach = false) =>
        new(code, vietnamese, title, severity, Computed: true, oneEach);

    private static FlagKind Read(FlagCode code, string vietnamese, string title, FlagSeverity severity) =>
        new(code, vietnamese, title, severity, Computed: false, OneEach: false);
}
