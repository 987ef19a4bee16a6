using FluentValidation;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>What a paper is to its campaign.</summary>
public enum CampaignPaperKind
{
    [Label("Chương trình giám sát")] Programme,
    [Label("Văn bản thành lập Đoàn")] Founding,
    [Label("Văn bản gửi kế hoạch")] PlanLetter,
    [Label("Văn bản điều chỉnh")] Adjustment,
    [Label("Văn bản tạm dừng")] Suspension,
    [Label("Văn bản hủy")] Cancellation,
    [Label("Văn bản tiếp tục")] Resumption,
    [Label("Văn bản viện dẫn")] Cited,
}

/// <summary>A paper by its number and date, as other papers cite it.</summary>
public sealed record Paper
{
    /// <summary>"Nghị quyết", "Quyết định", "Kế hoạch".</summary>
    public required string Type { get; init; }

    /// <summary>"12/NQ-HĐND"; none where a source names the paper without it.</summary>
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? Issuer { get; init; }
    public required string Abstract { get; init; }

    /// <summary>A paper that a step of the law needs: with number and date.</summary>
    public sealed class Numbered : AbstractValidator<Paper>
    {
        public Numbered()
        {
            RuleFor(p => p.Type).NotEmpty().MaximumLength(200);
            RuleFor(p => p.Reference).NotEmpty().MaximumLength(100);
            RuleFor(p => p.IssuedOn).NotNull();
            RuleFor(p => p.Issuer).NotEmpty().MaximumLength(300);
            RuleFor(p => p.Abstract).NotEmpty().MaximumLength(2000);
        }
    }

    /// <summary>A paper that is only cited: what the source gives of it.</summary>
    public sealed class Cited : AbstractValidator<Paper>
    {
        public Cited()
        {
            RuleFor(p => p.Type).NotEmpty().MaximumLength(200);
            RuleFor(p => p.Reference).MaximumLength(100);
            RuleFor(p => p.Issuer).MaximumLength(300);
            RuleFor(p => p.Abstract).NotEmpty().MaximumLength(2000);
        }
    }
}
