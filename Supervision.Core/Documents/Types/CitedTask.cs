namespace Supervision.Core.Documents.Types;

/// <summary>A task as letters between a unit and the council name it.</summary>
public sealed record CitedTask
{
    public required int Number { get; init; }
    public required string Content { get; init; }
    public required Guid LeadUnitId { get; init; }
    public required string LeadUnitName { get; init; }
    public Guid? CampaignId { get; init; }

    /// <summary>Abbreviation of the type of the paper that it comes from.</summary>
    public string? SourceType { get; init; }
    public string? SourceReference { get; init; }
    public DateOnly? SourceIssuedOn { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>"Thông báo số 15/TB-HĐND ngày 14 tháng 5 năm 2026", with what is known of it.</summary>
    public RichText Source => RichText.Owned(Phrases.Unbroken(Phrases.Citation(Phrases.TypeName(SourceType, SourceReference) ?? "Văn bản", SourceReference, SourceIssuedOn, null)));

    /// <summary>"nội dung số 3: “…”".</summary>
    public RichText Named => RichText.OfData($"nội dung số\u00A0{Number}: “{Content.Trim().TrimEnd('.')}”");

    /// <summary>"Thời hạn thực hiện: …; thời hạn ban đầu: ….", as far as there are days.</summary>
    public RichText Deadlines => (DueOn, OriginalDueOn) switch
    {
        (null, _) => RichText.Empty,
        ({ } due, { } original) when original != due => RichText.OfData($" Thời hạn thực hiện hiện nay là {VietnameseDate.Long(due)}; thời hạn ban đầu là {VietnameseDate.Long(original)}."),
        ({ } due, _) => RichText.OfData($" Thời hạn thực hiện là {VietnameseDate.Long(due)}."),
    };
}
