using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Findings;

/// <summary>As <see cref="AnswerFinding"/>, of several findings of one supervision at once: all that say something are answered, or none; those that say what was said before are left as they are.</summary>
[Requires(Subject.Finding, Act.Comment)]
public sealed record AnswerFindings : ICommand<AnsweredFindings>
{
    public required Guid CampaignId { get; init; }
    public required IReadOnlyList<FindingReply> Items { get; init; }

    public sealed class Validator : AbstractValidator<AnswerFindings>
    {
        public Validator()
        {
            RuleFor(c => c.Items).NotEmpty();
            // Said beside the first that could be answered.
            RuleFor(c => c.Items).Custom((items, context) =>
            {
                if (items is { Count: > 0 } && !items.Any(item => item.SaysSomething)) context.AddFailure($"{nameof(Items)}[0].{nameof(FindingReply.Agrees)}", "Chưa trả lời nội dung nào: chọn đồng ý hoặc không đồng ý.");
            });
            RuleFor(c => c.Items).Must(items => items.Count <= 200 && items.Select(item => item.FindingId).Distinct().Count() == items.Count).When(c => c.Items is not null).WithMessage("“{PropertyName}” tối đa 200 nội dung, mỗi nội dung một lần.");
            RuleForEach(c => c.Items).ChildRules(item =>
            {
                item.RuleFor(i => i.Agrees).NotNull().When(i => i.SaysSomething).WithMessage("Chọn đồng ý hoặc không đồng ý.");
                item.RuleFor(i => i.Explanation).NotEmpty().When(i => i.Agrees is false).WithMessage("Đơn vị không đồng ý thì phải có ý kiến giải trình.");
                item.RuleFor(i => i.Explanation).MaximumLength(20_000);
            });
        }
    }
}

/// <summary>A unit's answer to one finding, as it was seen.</summary>
public sealed record FindingReply
{
    public required Guid FindingId { get; init; }
    public required int Version { get; init; }

    /// <summary>Null where it is not answered yet: nobody agrees by leaving it out.</summary>
    public bool? Agrees { get; init; }

    /// <summary>Needed where the unit disagrees.</summary>
    public string? Explanation { get; init; }

    internal bool SaysSomething => Agrees is not null || !string.IsNullOrWhiteSpace(Explanation);
}

/// <summary>How many were answered, and whether the answers count or wait for the unit's head.</summary>
public sealed record AnsweredFindings(int Count, bool AreDrafts);

internal sealed class AnswerFindingsHandler(FindingAnswers answers) : IRequestHandler<AnswerFindings, AnsweredFindings>
{
    public async Task<AnsweredFindings> Handle(AnswerFindings command, CancellationToken ct)
    {
        var answered = new List<FindingState>();
        foreach (var item in command.Items.Where(item => item.SaysSomething))
        {
            var finding = await answers.Load(item.FindingId, item.Version, ct);
            if (finding.CampaignId != command.CampaignId) throw RefusedException.NotFound("nội dung ghi nhận");
            if (answers.Counts && (finding.UnitAgrees, finding.UnitExplanation ?? "") == (item.Agrees, item.Explanation ?? "")) continue;
            await answers.Answer(finding, item.Agrees!.Value, item.Explanation, ct);
            answered.Add(finding);
        }
        if (answered.Count > 0) await answers.Tell(command.CampaignId, answered, ct);
        return new AnsweredFindings(answered.Count, !answers.Counts);
    }
}
