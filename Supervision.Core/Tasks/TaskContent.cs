using FluentValidation;
using Supervision.Core.Calendar;

namespace Supervision.Core.Tasks;

/// <summary>What a task says, as it is split from one or more clauses of its source paper.</summary>
public sealed record TaskContent : ITaskWords
{
    public required IReadOnlyList<Guid> ClauseIds { get; init; }
    public required string Content { get; init; }
    public required TaskForce Force { get; init; }
    public Reach Reach { get; init; }
    public required Guid LeadUnitId { get; init; }
    public IReadOnlyList<Guid> CoordinatingUnitIds { get; init; } = [];
    public string? ResponsiblePost { get; init; }

    /// <summary>What is to be handed in: "Báo cáo kết quả rà soát".</summary>
    public string? Product { get; init; }

    /// <summary>What it is measured by: "100% hồ sơ".</summary>
    public string? MeasuredBy { get; init; }
    public required DeadlineRule Deadline { get; init; }

    /// <summary>The deadline in the words of the paper.</summary>
    public string? DeadlineText { get; init; }

    public sealed class Validator : AbstractValidator<TaskContent>
    {
        // A conclusion never leaves the deadline open; these kinds exist only where a reference is quoted.
        private static readonly DeadlineKind[] OnlyOnReferences = [DeadlineKind.PerItem, DeadlineKind.Unclear, DeadlineKind.None];

        public Validator()
        {
            RuleFor(c => c.ClauseIds).NotEmpty().Must(ids => ids.Distinct().Count() == ids.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
            this.DemandTask(OnlyOnReferences, "Nội dung yêu cầu, kiến nghị phải có thời hạn; loại thời hạn này chỉ dùng cho hồ sơ tham chiếu.");
        }
    }
}
