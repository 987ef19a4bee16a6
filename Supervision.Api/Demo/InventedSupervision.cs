using System.Text.Json.Serialization;
using Supervision.Core.Campaigns;

namespace Supervision.Api.Demo;

/// <summary>What the rules demand of a council's case and its source does not give; every value is marked as invented.</summary>
internal sealed record InventedSupervision
{
    [JsonPropertyName("ma")]
    public required string Code { get; init; }

    [JsonPropertyName("tieu_de")]
    public required Invented<string> Title { get; init; }

    [JsonPropertyName("hinh_thuc")]
    public required Invented<string> FormCode { get; init; }

    [JsonPropertyName("chuong_trinh")]
    public required Invented<InventedPaper> Programme { get; init; }

    [JsonPropertyName("van_ban_thanh_lap")]
    public required Invented<InventedPaper> FoundingPaper { get; init; }

    [JsonPropertyName("chuc_vu_truong_doan")]
    public Invented<string>? HeadPost { get; init; }

    [JsonPropertyName("thu_ky")]
    public required Invented<string> Secretary { get; init; }

    [JsonPropertyName("van_ban_gui_ke_hoach")]
    public required Invented<InventedPaper> PlanLetter { get; init; }

    [JsonPropertyName("de_cuong")]
    public required Invented<IReadOnlyList<string>> Outline { get; init; }

    [JsonPropertyName("so_thong_bao")]
    public required Invented<string> NoticeReference { get; init; }

    [JsonPropertyName("ngay_thong_bao")]
    public required Invented<DateOnly> NoticeSentOn { get; init; }

    [JsonPropertyName("gio_bat_dau")]
    public required Invented<TimeOnly> StartsAt { get; init; }

    [JsonPropertyName("gio_ket_thuc")]
    public required Invented<TimeOnly> EndsAt { get; init; }

    /// <summary>Opinions that shortcomings of the source rest on, by the code of the shortcoming.</summary>
    [JsonPropertyName("y_kien")]
    public IReadOnlyDictionary<string, Invented<InventedOpinion>> Opinions { get; init; } = new Dictionary<string, Invented<InventedOpinion>>();

    /// <summary>Wording for papers where the case's own speaks of its source, by the code of the item.</summary>
    [JsonPropertyName("loi_van")]
    public IReadOnlyDictionary<string, Invented<string>> Wording { get; init; } = new Dictionary<string, Invented<string>>();

    /// <summary>For a group's recommendations: by when, who carries out, who reports.</summary>
    [JsonPropertyName("kien_nghi")]
    public InventedDuties? Duties { get; init; }
}

/// <summary>A paper with number and date.</summary>
internal sealed record InventedPaper
{
    [JsonPropertyName("loai")]
    public required string Type { get; init; }

    [JsonPropertyName("so_ky_hieu")]
    public required string Reference { get; init; }

    [JsonPropertyName("ngay")]
    public required DateOnly IssuedOn { get; init; }

    [JsonPropertyName("co_quan")]
    public required string Issuer { get; init; }

    [JsonPropertyName("trich_yeu")]
    public required string Abstract { get; init; }

    public Paper ToPaper() => new() { Type = Type, Reference = Reference, IssuedOn = IssuedOn, Issuer = Issuer, Abstract = Abstract };
}

/// <summary>Something said at the session.</summary>
internal sealed record InventedOpinion
{
    [JsonPropertyName("nguoi_phat_bieu")]
    public required string Speaker { get; init; }

    [JsonPropertyName("noi_dung")]
    public required string Text { get; init; }
}

/// <summary>The three duties that end a conclusion.</summary>
internal sealed record InventedDuties
{
    [JsonPropertyName("trich_yeu")]
    public required Invented<string> Abstract { get; init; }

    [JsonPropertyName("thoi_gian_khac_phuc")]
    public required Invented<string> RemedyBy { get; init; }

    [JsonPropertyName("trach_nhiem_thi_hanh")]
    public required Invented<string> ExecuteBy { get; init; }

    [JsonPropertyName("trach_nhiem_bao_cao")]
    public required Invented<string> ReportBy { get; init; }
}
