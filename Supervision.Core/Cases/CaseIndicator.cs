using System.Text.Json.Serialization;

namespace Supervision.Core.Cases;

/// <summary>Chỉ tiêu, as stated, with what the person who entered it worked out.</summary>
public sealed record CaseIndicator
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("ten")]
    public required string Name { get; init; }

    [JsonPropertyName("kieu")]
    public required CaseIndicatorKind Kind { get; init; }

    [JsonPropertyName("vai_tro")]
    public required CaseIndicatorRole Role { get; init; }

    [JsonPropertyName("linh_vuc")]
    public required string? Field { get; init; }

    [JsonPropertyName("ky")]
    public required string? Period { get; init; }

    [JsonPropertyName("ky_suy_dien")]
    public required bool PeriodInferred { get; init; }

    [JsonPropertyName("ky_den")]
    public required DateOnly? PeriodEnd { get; init; }

    [JsonPropertyName("tu_so")]
    public required decimal? Numerator { get; init; }

    [JsonPropertyName("mau_so")]
    public required decimal? Denominator { get; init; }

    [JsonPropertyName("mau_so_suy_dien")]
    public required bool DenominatorInferred { get; init; }

    [JsonPropertyName("mau_so_tham_chieu")]
    public required string? DenominatorRef { get; init; }

    [JsonPropertyName("mau_so_tham_chieu_suy_dien")]
    public required bool DenominatorRefInferred { get; init; }

    [JsonPropertyName("gia_tri")]
    public required decimal? Value { get; init; }

    [JsonPropertyName("gia_tri_suy_dien")]
    public required bool ValueInferred { get; init; }

    [JsonPropertyName("toi_thieu")]
    public required int? AtLeast { get; init; }

    [JsonPropertyName("toi_thieu_suy_dien")]
    public required bool AtLeastInferred { get; init; }

    [JsonPropertyName("don_vi")]
    public required string? Measure { get; init; }

    [JsonPropertyName("tong")]
    public required CaseTotal? Total { get; init; }

    [JsonPropertyName("nhom")]
    public required string? Group { get; init; }

    [JsonPropertyName("ty_le_neu")]
    public required string? StatedRatio { get; init; }

    [JsonPropertyName("ty_le_neu_chu")]
    public required string? StatedInWords { get; init; }

    [JsonPropertyName("ty_le_neu_khac")]
    public required IReadOnlyList<string> OtherStatements { get; init; }

    [JsonPropertyName("ty_le_tinh")]
    public required string? ComputedRatio { get; init; }

    [JsonPropertyName("con_lai_ten")]
    public required string? RemainderName { get; init; }

    [JsonPropertyName("con_lai_gia_tri")]
    public required decimal? RemainderValue { get; init; }

    [JsonPropertyName("con_lai_suy_dien")]
    public required bool RemainderInferred { get; init; }

    [JsonPropertyName("co_the_cung_chi_tieu")]
    public required string? PossiblySameAs { get; init; }

    [JsonPropertyName("co_the_cung_chi_tieu_suy_dien")]
    public required bool PossiblySameAsInferred { get; init; }

    [JsonPropertyName("xep_hang")]
    public required int? Rank { get; init; }

    [JsonPropertyName("tong_so_xep_hang")]
    public required int? RankTotal { get; init; }

    [JsonPropertyName("xep_loai")]
    public required string? Grade { get; init; }

    [JsonPropertyName("thay_doi")]
    public required IReadOnlyList<CaseChange> Changes { get; init; }

    [JsonPropertyName("muc_tieu")]
    public required string? Target { get; init; }

    [JsonPropertyName("han_muc_tieu")]
    public required DateOnly? TargetDueOn { get; init; }

    [JsonPropertyName("kiem_tra")]
    public required CaseVerdict Verdict { get; init; }

    [JsonPropertyName("ghi_chu")]
    public required string? Note { get; init; }
}

/// <summary>Thay đổi so với một năm.</summary>
public sealed record CaseChange
{
    [JsonPropertyName("so_voi")]
    public required string ComparedTo { get; init; }

    [JsonPropertyName("gia_tri")]
    public required string Amount { get; init; }

    [JsonPropertyName("don_vi_neu")]
    public required string StatedUnit { get; init; }

    [JsonPropertyName("bac")]
    public required int? RankSteps { get; init; }

    [JsonPropertyName("suy_ra")]
    public required CaseDerivedChange Derived { get; init; }

    [JsonPropertyName("suy_ra_suy_dien")]
    public required bool DerivedInferred { get; init; }
}

/// <summary>What the earlier value and rank come to in both readings.</summary>
public sealed record CaseDerivedChange
{
    [JsonPropertyName("gia_tri_nam_goc_neu_diem_phan_tram")]
    public required string EarlierIfPoints { get; init; }

    [JsonPropertyName("gia_tri_nam_goc_neu_phan_tram_tuong_doi")]
    public required string EarlierIfRelative { get; init; }

    [JsonPropertyName("hang_nam_goc")]
    public required int? EarlierRank { get; init; }
}
