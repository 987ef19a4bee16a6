using System.Text.Json.Serialization;

namespace Supervision.Core.Cases;

/// <summary>Ưu điểm.</summary>
public sealed record CaseStrength
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("noi_dung")]
    public required string Content { get; init; }

    [JsonPropertyName("linh_vuc")]
    public required string? Field { get; init; }
}

/// <summary>Hạn chế; a heading introduces those that belong to it.</summary>
public sealed record CaseShortcoming
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("noi_dung")]
    public required string Content { get; init; }

    [JsonPropertyName("linh_vuc")]
    public required string? Field { get; init; }

    [JsonPropertyName("la_tieu_de")]
    public required bool IsHeading { get; init; }

    [JsonPropertyName("thuoc")]
    public required string? HeadingCode { get; init; }

    [JsonPropertyName("hau_qua")]
    public required string? Consequence { get; init; }

    [JsonPropertyName("so_luong")]
    public required int? Number { get; init; }

    [JsonPropertyName("diem_bi_tru")]
    public required decimal? LostScore { get; init; }

    [JsonPropertyName("chi_tieu")]
    public required IReadOnlyList<string> Indicators { get; init; }

    [JsonPropertyName("chi_tieu_suy_dien")]
    public required bool IndicatorsInferred { get; init; }

    [JsonPropertyName("don_vi_lien_quan")]
    public required IReadOnlyList<string> RelatedUnits { get; init; }

    [JsonPropertyName("don_vi_lien_quan_mo")]
    public required bool RelatedUnitsOpen { get; init; }
}

/// <summary>Nguyên nhân.</summary>
public sealed record CaseCause
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("noi_dung")]
    public required string Content { get; init; }

    [JsonPropertyName("linh_vuc")]
    public required string? Field { get; init; }

    [JsonPropertyName("nhom")]
    public required IReadOnlyList<string> Groups { get; init; }

    [JsonPropertyName("nhom_mo")]
    public required bool GroupsOpen { get; init; }

    [JsonPropertyName("trach_nhiem")]
    public required IReadOnlyList<string> Responsible { get; init; }
}

/// <summary>Kiến nghị của đơn vị, apart from our recommendations.</summary>
public sealed record CaseUnitPetitions
{
    [JsonPropertyName("co_neu")]
    public required bool Mentioned { get; init; }

    [JsonPropertyName("liet_ke")]
    public required IReadOnlyList<string> Listed { get; init; }

    [JsonPropertyName("ghi_chu")]
    public required string? Note { get; init; }
}

/// <summary>Cảnh báo that the person who entered the case expects.</summary>
public sealed record CaseFlag
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("muc_do")]
    public required CaseSeverity Severity { get; init; }

    [JsonPropertyName("loai")]
    public required string Kind { get; init; }

    [JsonPropertyName("tinh_duoc")]
    public required bool Computable { get; init; }

    [JsonPropertyName("mo_ta")]
    public required string Description { get; init; }

    [JsonPropertyName("lien_quan")]
    public required IReadOnlyList<string> Subjects { get; init; }

    [JsonPropertyName("han_phap_ly")]
    public required IReadOnlyList<CaseLegalClock> LegalClocks { get; init; }
}

/// <summary>Hạn pháp lý.</summary>
public sealed record CaseLegalClock
{
    [JsonPropertyName("viec")]
    public required string What { get; init; }

    [JsonPropertyName("so_ngay")]
    public required int Days { get; init; }

    [JsonPropertyName("chieu")]
    public required CaseDirection Direction { get; init; }

    [JsonPropertyName("ngay")]
    public required DateOnly Limit { get; init; }

    [JsonPropertyName("thu")]
    public required string Weekday { get; init; }

    [JsonPropertyName("gui_truoc_het_ngay")]
    public required DateOnly ActBy { get; init; }
}

/// <summary>Kiểm chứng khớp.</summary>
public sealed record CaseAgreement
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("loai")]
    public required CaseAgreementKind Kind { get; init; }

    [JsonPropertyName("mo_ta")]
    public required string Description { get; init; }

    [JsonPropertyName("lien_quan")]
    public required IReadOnlyList<string> Subjects { get; init; }

    [JsonPropertyName("tinh_duoc")]
    public required bool Computable { get; init; }
}
