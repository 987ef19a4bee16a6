using FluentValidation;
using Supervision.Core.Calendar;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>What a task says that comes from a paper outside campaigns: as <see cref="TaskContent"/>, without clauses.</summary>
public sealed record LedgerTask : ITaskWords
{
    public const int LongestTopic = 300;

    /// <summary>What is asked; of voters' petitions the number and the topic only.</summary>
    public required string Content { get; init; }
    public required TaskForce Force { get; init; }
    public Reach Reach { get; init; }
    public required Guid LeadUnitId { get; init; }
    public IReadOnlyList<Guid> CoordinatingUnitIds { get; init; } = [];
    public string? ResponsiblePost { get; init; }
    public string? Product { get; init; }
    public string? MeasuredBy { get; init; }

    /// <summary>Of a backlog it may be <see cref="DeadlineKind.None"/>.</summary>
    public required DeadlineRule Deadline { get; init; }
    public string? DeadlineText { get; init; }

    internal TaskContent AsContent() => new()
    {
        ClauseIds = [],
        Content = Content,
        Force = Force,
        Reach = Reach,
        LeadUnitId = LeadUnitId,
        CoordinatingUnitIds = CoordinatingUnitIds,
        ResponsiblePost = ResponsiblePost,
        Product = Product,
        MeasuredBy = MeasuredBy,
        Deadline = Deadline,
        DeadlineText = DeadlineText,
    };

    /// <summary>Refuses what the paper's kind or date does not allow.</summary>
    internal void DemandFits(SourcePaper paper)
    {
        if (Deadline.Kind is DeadlineKind.None && paper.Kind is not SourcePaperKind.Backlog)
            throw RefusedException.Invalid("task.deadline", nameof(Deadline), $"Chỉ nội dung thuộc “{SourcePaperKind.Backlog.Label()}” được để không có thời hạn.");
        if (Deadline is { Kind: DeadlineKind.Date or DeadlineKind.Stage or DeadlineKind.Recurring or DeadlineKind.Continuous, On: { } on } && on < paper.IssuedOn)
            throw RefusedException.Invalid("task.deadline", nameof(Deadline),
                $"Thời hạn {VietnameseDate.Short(on)} sớm hơn ngày {VietnameseDate.Short(paper.IssuedOn)} của văn bản nguồn.");
        if (Deadline is { Kind: DeadlineKind.InYear, Year: { } year } && year < paper.IssuedOn.Year)
            throw RefusedException.Invalid("task.deadline", nameof(Deadline), $"Năm {year} đã qua khi văn bản nguồn được ban hành ngày {VietnameseDate.Short(paper.IssuedOn)}.");
        if (paper.Kind is SourcePaperKind.VoterPetitions && (Content.Length > LongestTopic || Content.Contains('\n', StringComparison.Ordinal)))
            throw RefusedException.Invalid("petition.topic", nameof(Content),
                $"Kiến nghị của cử tri chỉ ghi số và chủ đề, trong một dòng không quá {LongestTopic} ký tự; không ghi nội dung đơn, họ tên, địa chỉ.");
    }

    public sealed class Validator : AbstractValidator<LedgerTask>
    {
        private static readonly DeadlineKind[] OnlyOnReferences = [DeadlineKind.PerItem, DeadlineKind.Unclear];

        public Validator()
        {
            this.DemandTask(OnlyOnReferences, "Loại thời hạn này chỉ dùng cho hồ sơ tham chiếu.");
            // The paper is issued already and says what it gives; what lacks it would hold up all that is sent out with it.
            RuleFor(c => c.Deadline.On).NotNull().When(c => c.Deadline is { Kind: DeadlineKind.Date }).WithMessage("Thời hạn theo ngày cần có ngày cụ thể.");
            RuleFor(c => c.Deadline.On).NotNull().When(c => c.Deadline is { Kind: DeadlineKind.Stage }).WithMessage("Thời hạn theo giai đoạn cần có ngày kết thúc giai đoạn.");
            RuleFor(c => c.Deadline.On).NotNull().When(c => c.Deadline is { Kind: DeadlineKind.Continuous, Cycle: null }).WithMessage("Nội dung thường xuyên cần có ngày rà soát hoặc chu kỳ rà soát.");
        }
    }
}
