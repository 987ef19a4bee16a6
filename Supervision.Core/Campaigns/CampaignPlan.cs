using FluentValidation;

namespace Supervision.Core.Campaigns;

/// <summary>What a plan of a supervision says, when it is made and when it is put right.</summary>
public abstract record CampaignPlan
{
    public required string Code { get; init; }
    public required string Title { get; init; }

    /// <summary>One of the twelve groups of forms, GS-01 to GS-12.</summary>
    public required string FormCode { get; init; }
    public required SubjectKind SubjectKind { get; init; }

    /// <summary>The body that supervises: the Standing Board, a committee, a delegates' group.</summary>
    public required Guid BodyId { get; init; }
    public required IReadOnlyList<string> Topics { get; init; }
    public IReadOnlyList<string> LegalBases { get; init; } = [];
    public required IReadOnlyList<InspectedUnit> Units { get; init; }
    public DateOnly? PeriodFrom { get; init; }
    public DateOnly? PeriodTo { get; init; }
    public string? PeriodText { get; init; }
    public string? Purpose { get; init; }
    public string? Scope { get; init; }
    public string? Method { get; init; }

    /// <summary>What the units' reports answer, item by item.</summary>
    public IReadOnlyList<string> Outline { get; init; } = [];

    /// <summary>When the supervision was or will be decided; the law in force on that day applies to all of it.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The weeks in which the delegation means to be at the units; what others do there then is told.</summary>
    public DateOnly? VisitsFrom { get; init; }
    public DateOnly? VisitsTo { get; init; }

    /// <summary>Why it is planned although it repeats or overlaps another; kept only where it does.</summary>
    public string? OverlapReason { get; init; }

    public abstract class Rules<T> : AbstractValidator<T> where T : CampaignPlan
    {
        protected Rules()
        {
            RuleFor(c => c.Code).NotEmpty().MaximumLength(40);
            RuleFor(c => c.Title).NotEmpty().MaximumLength(500);
            RuleFor(c => c.FormCode).NotEmpty().MaximumLength(20);
            RuleFor(c => c.SubjectKind).IsInEnum();
            RuleFor(c => c.Topics).NotEmpty().Must(t => t.Count <= 50).WithMessage("“{PropertyName}” tối đa 50 mục.");
            RuleForEach(c => c.Topics).NotEmpty().MaximumLength(500);
            RuleForEach(c => c.LegalBases).NotEmpty().MaximumLength(1000);
            RuleFor(c => c.Units).NotEmpty().Must(u => u.Count <= 500).WithMessage("“{PropertyName}” tối đa 500 mục.");
            RuleFor(c => c.Units).Must(u => u.Select(x => x.UnitId).Distinct().Count() == u.Count).WithMessage("“{PropertyName}” có đơn vị bị lặp.");
            RuleForEach(c => c.Units).ChildRules(unit => unit.RuleFor(u => u.Mode).IsInEnum());
            RuleForEach(c => c.Outline).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.PeriodTo).GreaterThanOrEqualTo(c => c.PeriodFrom);
            RuleFor(c => c.PeriodText).MaximumLength(300);
            RuleFor(c => c.VisitsTo).GreaterThanOrEqualTo(c => c.VisitsFrom);
            RuleFor(c => c.OverlapReason).MaximumLength(1000);
        }
    }
}

/// <summary>A unit of the campaign, how it is supervised and by when it reports (set in the plan; the law gives no number).</summary>
public sealed record InspectedUnit(Guid UnitId, UnitMode Mode, DateOnly? ReportDueOn = null);
