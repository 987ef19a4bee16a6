using FluentValidation;
using Supervision.Core.Calendar;

namespace Supervision.Core.Tasks;

/// <summary>What a drafted task says, whichever paper it comes from.</summary>
internal interface ITaskWords
{
    string Content { get; }
    TaskForce Force { get; }
    Reach Reach { get; }
    Guid LeadUnitId { get; }
    IReadOnlyList<Guid> CoordinatingUnitIds { get; }
    string? ResponsiblePost { get; }
    string? Product { get; }
    string? MeasuredBy { get; }
    DeadlineRule Deadline { get; }
    string? DeadlineText { get; }
}

internal static class TaskWordsRules
{
    /// <summary>What can be judged of a drafted task without the database.</summary>
    /// <param name="rules">The validator.</param>
    /// <param name="onlyOnReferences">Kinds of deadline that the paper does not allow.</param>
    /// <param name="refusal">What is said of one of them.</param>
    public static void DemandTask<T>(this AbstractValidator<T> rules, IReadOnlyList<DeadlineKind> onlyOnReferences, string refusal) where T : ITaskWords
    {
        rules.RuleFor(c => c.Content).NotEmpty().MaximumLength(5000);
        rules.RuleFor(c => c.Force).IsInEnum();
        rules.RuleFor(c => c.Reach).IsInEnum();
        rules.RuleFor(c => c.CoordinatingUnitIds).Must(ids => ids.Count <= 50).WithMessage("“{PropertyName}” tối đa 50 mục.");
        rules.RuleFor(c => c.CoordinatingUnitIds).Must((c, ids) => ids.Distinct().Count() == ids.Count && !ids.Contains(c.LeadUnitId))
            .WithMessage("“{PropertyName}” có đơn vị bị lặp hoặc trùng với cơ quan chủ trì.");
        rules.RuleFor(c => c.ResponsiblePost).MaximumLength(300);
        rules.RuleFor(c => c.Product).MaximumLength(1000);
        rules.RuleFor(c => c.MeasuredBy).MaximumLength(500);
        rules.RuleFor(c => c.DeadlineText).MaximumLength(500);
        rules.RuleFor(c => c.Deadline).NotNull();
        rules.RuleFor(c => c.Deadline.Kind).IsInEnum().Must(kind => !onlyOnReferences.Contains(kind)).WithMessage(refusal)
            .When(c => c.Deadline is not null);
        rules.RuleFor(c => c.Deadline.Cycle).IsInEnum().When(c => c.Deadline is not null);
        // Its day may come later; how often it comes back is what such a deadline says.
        rules.RuleFor(c => c.Deadline.Cycle).NotNull().When(c => c.Deadline is { Kind: DeadlineKind.Recurring }).WithMessage("Thời hạn định kỳ cần có chu kỳ: tháng, quý, 6 tháng hoặc năm.");
    }
}
