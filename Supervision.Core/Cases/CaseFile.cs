using System.Text.Json.Serialization;

namespace Supervision.Core.Cases;

/// <summary>One case as extracted from its source: vụ việc. Names and words stay Vietnamese in the file.</summary>
public sealed record CaseFile
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("tep_nguon")]
    public required string SourceFile { get; init; }

    [JsonPropertyName("nguon")]
    public required CaseSource Source { get; init; }

    [JsonPropertyName("phan_loai")]
    public required CaseClassification Classification { get; init; }

    [JsonPropertyName("chu_the_giam_sat")]
    public required CaseSupervisor Supervisor { get; init; }

    [JsonPropertyName("thoi_gian")]
    public required CaseTime Time { get; init; }

    [JsonPropertyName("dia_diem")]
    public required CasePlace Place { get; init; }

    [JsonPropertyName("chuyen_de")]
    public required IReadOnlyList<string> Topics { get; init; }

    [JsonPropertyName("don_vi_chiu_giam_sat")]
    public required CaseUnit Unit { get; init; }

    [JsonPropertyName("thanh_phan")]
    public required IReadOnlyList<CaseParticipant> Participants { get; init; }

    [JsonPropertyName("van_ban_vien_dan")]
    public required IReadOnlyList<CasePaper> CitedPapers { get; init; }

    [JsonPropertyName("kiem_tra_thuc_te")]
    public required IReadOnlyList<CaseOnSiteCheck> OnSiteChecks { get; init; }

    [JsonPropertyName("phat_bieu")]
    public required IReadOnlyList<CaseSpeech> Speeches { get; init; }

    [JsonPropertyName("chi_tieu")]
    public required IReadOnlyList<CaseIndicator> Indicators { get; init; }

    [JsonPropertyName("uu_diem")]
    public required IReadOnlyList<CaseStrength> Strengths { get; init; }

    [JsonPropertyName("han_che")]
    public required IReadOnlyList<CaseShortcoming> Shortcomings { get; init; }

    [JsonPropertyName("nguyen_nhan")]
    public required IReadOnlyList<CaseCause> Causes { get; init; }

    [JsonPropertyName("kien_nghi_cua_don_vi")]
    public required CaseUnitPetitions UnitPetitions { get; init; }

    [JsonPropertyName("ket_luan")]
    public required IReadOnlyList<CaseConclusion> Conclusions { get; init; }

    [JsonPropertyName("nhiem_vu")]
    public required IReadOnlyList<CaseTask> Tasks { get; init; }

    [JsonPropertyName("cam_ket_don_vi")]
    public required IReadOnlyList<CaseTask> Commitments { get; init; }

    [JsonPropertyName("canh_bao")]
    public required IReadOnlyList<CaseFlag> Flags { get; init; }

    [JsonPropertyName("kiem_chung_khop")]
    public required IReadOnlyList<CaseAgreement> Agreements { get; init; }

    [JsonPropertyName("yeu_cau_luu_tru")]
    public required IReadOnlyList<string> StorageNeeds { get; init; }
}
