using System.Text.Json.Serialization;

namespace Supervision.Core.Cases;

/// <summary>Hình thức.</summary>
public enum CaseForm
{
    [JsonStringEnumMemberName("giam_sat_chuyen_de")] Thematic,
    [JsonStringEnumMemberName("giam_sat_cua_to_dai_bieu")] DelegateGroup,
    [JsonStringEnumMemberName("ke_hoach_khac_phuc_cua_don_vi")] RemediationPlan,
    [JsonStringEnumMemberName("hop_tong_ket_ban_chi_dao")] InternalReview,
    [JsonStringEnumMemberName("buoi_lam_viec_cua_cap_uy")] PartyMeeting,
}

/// <summary>Chủ thể as classified.</summary>
public enum CaseSubject
{
    [JsonStringEnumMemberName("hdnd_cap_tinh")] ProvinceCouncil,
    [JsonStringEnumMemberName("to_dai_bieu_hdnd_cap_huyen")] DistrictDelegateGroup,
    [JsonStringEnumMemberName("ubnd_cap_huyen")] DistrictPeoplesCommittee,
    [JsonStringEnumMemberName("ban_chi_dao_ubnd_cap_huyen")] DistrictSteeringCommittee,
    [JsonStringEnumMemberName("thuong_truc_huyen_uy")] DistrictPartyStandingBoard,
}

/// <summary>Cấp.</summary>
public enum CaseLevel
{
    [JsonStringEnumMemberName("tinh")] Province,
    [JsonStringEnumMemberName("huyen")] District,
    [JsonStringEnumMemberName("huyen_xa")] DistrictAndCommune,
    [JsonStringEnumMemberName("xa")] Commune,
}

/// <summary>Loại đơn vị.</summary>
public enum CaseUnitKind
{
    [JsonStringEnumMemberName("ubnd")] PeoplesCommittee,
    [JsonStringEnumMemberName("nhieu_don_vi")] Several,
}

/// <summary>Buổi.</summary>
public enum CaseSession
{
    [JsonStringEnumMemberName("sang")] Morning,
    [JsonStringEnumMemberName("chieu")] Afternoon,
}

/// <summary>Bên.</summary>
public enum CaseSide
{
    [JsonStringEnumMemberName("doan")] Delegation,
    [JsonStringEnumMemberName("don_vi")] Unit,
    [JsonStringEnumMemberName("chu_tri")] Chair,
    [JsonStringEnumMemberName("khac")] Other,
}

/// <summary>Vai trò in the session.</summary>
public enum CasePart
{
    [JsonStringEnumMemberName("truong_doan")] DelegationHead,
    [JsonStringEnumMemberName("thanh_vien")] Member,
    [JsonStringEnumMemberName("chuyen_gia")] Expert,
    [JsonStringEnumMemberName("dai_dien_so_nganh")] AgencyRepresentative,
    [JsonStringEnumMemberName("cap_uy")] PartyCommittee,
    [JsonStringEnumMemberName("nguoi_dung_dau_bao_cao")] ReportingHead,
    [JsonStringEnumMemberName("hdnd_cung_dia_ban")] LocalCouncil,
    [JsonStringEnumMemberName("tham_du")] Attendee,
    [JsonStringEnumMemberName("don_vi_danh_gia")] AssessingBody,
    [JsonStringEnumMemberName("doan_khao_sat")] SurveyTeam,
    [JsonStringEnumMemberName("chu_toa")] Chair,
    [JsonStringEnumMemberName("don_vi_bao_cao")] ReportingUnit,
}

/// <summary>Quan hệ với đơn vị.</summary>
public enum CaseRelation
{
    [JsonStringEnumMemberName("cap_tren_truc_tiep")] DirectSuperior,
    [JsonStringEnumMemberName("cung_dia_ban")] SameLocality,
}

/// <summary>Kiểu chỉ tiêu.</summary>
public enum CaseIndicatorKind
{
    [JsonStringEnumMemberName("ty_le")] Ratio,
    [JsonStringEnumMemberName("diem")] Score,
    [JsonStringEnumMemberName("chi_so")] Index,
    [JsonStringEnumMemberName("so_luong")] Count,
    [JsonStringEnumMemberName("tien")] Money,
}

/// <summary>Vai trò của chỉ tiêu.</summary>
public enum CaseIndicatorRole
{
    [JsonStringEnumMemberName("ket_qua")] Result,
    [JsonStringEnumMemberName("muc_tieu")] Target,
    [JsonStringEnumMemberName("muc_tieu_dinh_tinh")] QualitativeTarget,
}

/// <summary>Kiểm tra.</summary>
public enum CaseVerdict
{
    [JsonStringEnumMemberName("khop")] Agrees,
    [JsonStringEnumMemberName("lech")] Disagrees,
    [JsonStringEnumMemberName("cat_bot_thay_vi_lam_tron")] Truncated,
    [JsonStringEnumMemberName("khong_tai_lap")] Unreachable,
    [JsonStringEnumMemberName("khong_neu_ty_le")] NotStated,
    [JsonStringEnumMemberName("thieu_tu_so_mau_so")] FractionMissing,
    [JsonStringEnumMemberName("khong_ap_dung")] NotApplicable,
}

/// <summary>Mức độ.</summary>
public enum CaseSeverity
{
    [JsonStringEnumMemberName("thap")] Low,
    [JsonStringEnumMemberName("trung_binh")] Medium,
    [JsonStringEnumMemberName("cao")] High,
}

/// <summary>Chiều of a clock.</summary>
public enum CaseDirection
{
    [JsonStringEnumMemberName("truoc")] Before,
    [JsonStringEnumMemberName("sau")] After,
}

/// <summary>Loại kiểm chứng khớp.</summary>
public enum CaseAgreementKind
{
    [JsonStringEnumMemberName("tong_khop")] SumAgrees,
    [JsonStringEnumMemberName("ty_le_khop")] RatioAgrees,
    [JsonStringEnumMemberName("dem_khop")] CountAgrees,
}

/// <summary>Loại kết luận.</summary>
public enum CaseConclusionKind
{
    [JsonStringEnumMemberName("ghi_nhan")] Recognition,
    [JsonStringEnumMemberName("yeu_cau")] Request,
    [JsonStringEnumMemberName("phuong_huong")] Direction,
    [JsonStringEnumMemberName("nhiem_vu_tu_dat")] SelfSetTask,
}

/// <summary>Loại thời hạn.</summary>
public enum CaseDeadlineKind
{
    [JsonStringEnumMemberName("ngay")] Date,
    [JsonStringEnumMemberName("dinh_ky")] Recurring,
    [JsonStringEnumMemberName("thuong_xuyen")] Continuous,
    [JsonStringEnumMemberName("trong_nam")] InYear,
    [JsonStringEnumMemberName("giai_doan")] Stage,
    [JsonStringEnumMemberName("ngay_lap_tuc")] Immediate,
    [JsonStringEnumMemberName("theo_tung_nhiem_vu")] PerItem,
    [JsonStringEnumMemberName("khong_xac_dinh")] Unclear,
    [JsonStringEnumMemberName("khong_neu")] None,
}

/// <summary>Chu kỳ.</summary>
public enum CaseCycle
{
    [JsonStringEnumMemberName("1 tháng")] Monthly,
    [JsonStringEnumMemberName("3 tháng")] Quarterly,
    [JsonStringEnumMemberName("6 tháng")] SixMonthly,
    [JsonStringEnumMemberName("1 năm")] Yearly,
}
