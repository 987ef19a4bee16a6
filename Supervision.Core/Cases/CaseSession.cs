using System.Text.Json.Serialization;

namespace Supervision.Core.Cases;

/// <summary>Nguồn: where the case was read.</summary>
public sealed record CaseSource
{
    [JsonPropertyName("loai")]
    public required string Kind { get; init; }

    [JsonPropertyName("ten")]
    public required string? Name { get; init; }

    [JsonPropertyName("ngay_dang")]
    public required DateOnly? PublishedOn { get; init; }

    [JsonPropertyName("gio_dang")]
    public required TimeOnly? PublishedAt { get; init; }

    [JsonPropertyName("loai_suy_dien")]
    public required bool KindInferred { get; init; }
}

/// <summary>Phân loại: the judgement of who entered the case, not the source's words.</summary>
public sealed record CaseClassification
{
    [JsonPropertyName("hinh_thuc")]
    public required CaseForm Form { get; init; }

    [JsonPropertyName("la_giam_sat_hdnd")]
    public required bool IsCouncilSupervision { get; init; }

    [JsonPropertyName("chu_the")]
    public required CaseSubject Subject { get; init; }

    [JsonPropertyName("can_cu")]
    public required string Grounds { get; init; }
}

/// <summary>Chủ thể giám sát.</summary>
public sealed record CaseSupervisor
{
    [JsonPropertyName("ten")]
    public required string Name { get; init; }

    [JsonPropertyName("co_quan")]
    public required string? Body { get; init; }

    [JsonPropertyName("co_quan_suy_dien")]
    public required bool BodyInferred { get; init; }

    [JsonPropertyName("cap")]
    public required CaseLevel Level { get; init; }

    [JsonPropertyName("nguoi_chu_tri")]
    public required string Chair { get; init; }

    [JsonPropertyName("vai_tro_chu_tri")]
    public required string ChairRole { get; init; }
}

/// <summary>Thời gian của buổi và của số liệu.</summary>
public sealed record CaseTime
{
    [JsonPropertyName("ngay")]
    public required DateOnly? Date { get; init; }

    [JsonPropertyName("buoi")]
    public required CaseSession? Session { get; init; }

    [JsonPropertyName("ngay_suy_dien")]
    public required bool DateInferred { get; init; }

    [JsonPropertyName("ky_so_lieu")]
    public required string? DataPeriod { get; init; }

    [JsonPropertyName("ky_so_lieu_suy_dien")]
    public required bool DataPeriodInferred { get; init; }

    [JsonPropertyName("ky_bao_cao_den")]
    public required DateOnly? ReportPeriodEnd { get; init; }

    [JsonPropertyName("ghi_chu")]
    public required string? Note { get; init; }
}

/// <summary>Địa điểm.</summary>
public sealed record CasePlace
{
    [JsonPropertyName("ten")]
    public required string Name { get; init; }

    [JsonPropertyName("don_vi_hanh_chinh")]
    public required string AdministrativeUnit { get; init; }

    [JsonPropertyName("tinh")]
    public required string Province { get; init; }

    [JsonPropertyName("tinh_suy_dien")]
    public required bool ProvinceInferred { get; init; }

    [JsonPropertyName("ghi_chu")]
    public required string? Note { get; init; }
}

/// <summary>Đơn vị chịu sự giám sát.</summary>
public sealed record CaseUnit
{
    [JsonPropertyName("ten")]
    public required string Name { get; init; }

    [JsonPropertyName("ten_suy_dien")]
    public required bool NameInferred { get; init; }

    [JsonPropertyName("loai")]
    public required CaseUnitKind Kind { get; init; }

    [JsonPropertyName("cap")]
    public required CaseLevel Level { get; init; }
}

/// <summary>Thành phần: by post and body, never by name.</summary>
public sealed record CaseParticipant
{
    [JsonPropertyName("ben")]
    public required CaseSide Side { get; init; }

    [JsonPropertyName("vai_tro")]
    public required CasePart Part { get; init; }

    [JsonPropertyName("chuc_danh")]
    public required string Title { get; init; }

    [JsonPropertyName("tu_cach")]
    public required string? Capacity { get; init; }

    [JsonPropertyName("tu_cach_suy_dien")]
    public required bool CapacityInferred { get; init; }

    [JsonPropertyName("co_quan")]
    public required string? Body { get; init; }

    [JsonPropertyName("co_quan_suy_dien")]
    public required bool BodyInferred { get; init; }

    [JsonPropertyName("so_luong")]
    public required int? HeadCount { get; init; }

    [JsonPropertyName("quan_he_voi_don_vi")]
    public required CaseRelation? Relation { get; init; }

    [JsonPropertyName("quan_he_suy_dien")]
    public required bool RelationInferred { get; init; }
}

/// <summary>Văn bản viện dẫn.</summary>
public sealed record CasePaper
{
    [JsonPropertyName("loai")]
    public required string Type { get; init; }

    [JsonPropertyName("so_ky_hieu")]
    public required string? Reference { get; init; }

    [JsonPropertyName("ngay")]
    public required DateOnly? Date { get; init; }

    [JsonPropertyName("co_quan_ban_hanh")]
    public required string? Issuer { get; init; }

    [JsonPropertyName("co_quan_ban_hanh_suy_dien")]
    public required bool IssuerInferred { get; init; }

    [JsonPropertyName("noi_dung")]
    public required string Content { get; init; }

    [JsonPropertyName("la_van_ban_chinh")]
    public required bool IsMain { get; init; }
}

/// <summary>Kiểm tra thực tế. The time may be a year and month only.</summary>
public sealed record CaseOnSiteCheck
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("dia_diem")]
    public required string Place { get; init; }

    [JsonPropertyName("noi_dung")]
    public required string? Content { get; init; }

    [JsonPropertyName("chu_the")]
    public required string CheckedBy { get; init; }

    [JsonPropertyName("thoi_gian")]
    public required string When { get; init; }

    [JsonPropertyName("thoi_gian_suy_dien")]
    public required bool WhenInferred { get; init; }

    [JsonPropertyName("thuoc_cuoc_giam_sat")]
    public required bool IsOfThisSupervision { get; init; }

    [JsonPropertyName("ghi_chu")]
    public required string? Note { get; init; }
}

/// <summary>Phát biểu, not the concluding words.</summary>
public sealed record CaseSpeech
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("chuc_danh")]
    public required string Title { get; init; }

    [JsonPropertyName("ben")]
    public required CaseSide Side { get; init; }

    [JsonPropertyName("noi_dung")]
    public required string? Content { get; init; }

    [JsonPropertyName("ghi_chu")]
    public required string? Note { get; init; }
}
