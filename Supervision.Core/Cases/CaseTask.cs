using System.Text.Json.Serialization;

namespace Supervision.Core.Cases;

/// <summary>Kết luận: one thing said in conclusion.</summary>
public sealed record CaseConclusion
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("noi_dung")]
    public required string Content { get; init; }

    [JsonPropertyName("linh_vuc")]
    public required string? Field { get; init; }

    [JsonPropertyName("loai")]
    public required CaseConclusionKind Kind { get; init; }

    [JsonPropertyName("dong_tu")]
    public required string Verb { get; init; }

    [JsonPropertyName("dong_tu_suy_dien")]
    public required bool VerbInferred { get; init; }

    [JsonPropertyName("nguoi_neu")]
    public required string? SaidBy { get; init; }

    [JsonPropertyName("nguoi_neu_suy_dien")]
    public required bool SaidByInferred { get; init; }

    [JsonPropertyName("ghi_chu")]
    public required string? Note { get; init; }
}

/// <summary>Nhiệm vụ from a conclusion, or cam kết of the unit from an indicator.</summary>
public sealed record CaseTask
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("nguon")]
    public required IReadOnlyList<string> Sources { get; init; }

    [JsonPropertyName("noi_dung")]
    public required string Content { get; init; }

    [JsonPropertyName("co_quan_chi_dao")]
    public required string? DirectingBody { get; init; }

    [JsonPropertyName("co_quan_chu_tri")]
    public required string LeadBody { get; init; }

    [JsonPropertyName("co_quan_chu_tri_suy_dien")]
    public required bool LeadBodyInferred { get; init; }

    [JsonPropertyName("nguoi_chiu_trach_nhiem")]
    public required string? ResponsiblePost { get; init; }

    [JsonPropertyName("nguoi_chiu_trach_nhiem_suy_dien")]
    public required bool ResponsiblePostInferred { get; init; }

    [JsonPropertyName("co_quan_phoi_hop")]
    public required IReadOnlyList<string> CoordinatingBodies { get; init; }

    [JsonPropertyName("san_pham")]
    public required string? Product { get; init; }

    [JsonPropertyName("san_pham_suy_dien")]
    public required bool ProductInferred { get; init; }

    [JsonPropertyName("ho_so_bat_buoc")]
    public required IReadOnlyList<string> RequiredFiles { get; init; }

    [JsonPropertyName("thoi_han")]
    public required CaseDeadline Deadline { get; init; }

    [JsonPropertyName("chi_tieu_dinh_luong")]
    public required string? Measure { get; init; }

    [JsonPropertyName("yeu_to_con_thieu")]
    public required IReadOnlyList<string> MissingElements { get; init; }
}

/// <summary>Thời hạn as stated.</summary>
public sealed record CaseDeadline
{
    [JsonPropertyName("loai")]
    public required CaseDeadlineKind Kind { get; init; }

    [JsonPropertyName("ngay")]
    public required DateOnly? Date { get; init; }

    [JsonPropertyName("chu_ky")]
    public required CaseCycle? Cycle { get; init; }

    [JsonPropertyName("ghi_chu")]
    public required string? Note { get; init; }

    [JsonPropertyName("loai_suy_dien")]
    public required bool KindInferred { get; init; }
}
