using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Findings;

/// <summary>
/// The unit agrees with a finding about it, or disagrees and explains (the unit may explain and defend itself: law 87/2015/QH13, Art. 8). What its contact answers is a draft for its head.
/// </summary>
[Requires(Subject.Finding, Act.Comment)]
public sealed record AnswerFinding : ICommand<Changed>, IVersioned
{
    public required Guid FindingId { get; init; }
    public required int Version { get; init; }
    public required bool Agrees { get; init; }

    /// <summary>Needed where the unit disagrees.</summary>
    public string? Explanation { get; init; }

    public sealed class Validator : AbstractValidator<AnswerFinding>
    {
        public Validator()
        {
            RuleFor(c => c.Explanation).NotEmpty().When(c => !c.Agrees).WithMessage("Đơn vị không đồng ý thì phải có ý kiến giải trình.");
            RuleFor(c => c.Explanation).MaximumLength(20_000);
        }
    }
}

internal sealed class AnswerFindingHandler(FindingAnswers answers) : IRequestHandler<AnswerFinding, Changed>
{
    public async Task<Changed> Handle(AnswerFinding command, CancellationToken ct)
    {
        var finding = await answers.Load(command.FindingId, command.Version, ct);
        await answers.Answer(finding, command.Agrees, command.Explanation, ct);
        await answers.Tell(finding.CampaignId, [finding], ct);
        return new Changed(finding.Id, finding.Version + 1);
    }
}
