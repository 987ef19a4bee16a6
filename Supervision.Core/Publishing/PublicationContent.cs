using FluentValidation;

namespace Supervision.Core.Publishing;

/// <summary>The words of a publication, each of which its publisher may shorten or leave out.</summary>
public sealed record PublicationContent
{
    public required string Title { get; init; }

    /// <summary>What stands before the parts.</summary>
    public string? Intro { get; init; }
    public IReadOnlyList<PublicPart> Parts { get; init; } = [];

    /// <summary>Without what was left empty.</summary>
    internal PublicationContent Kept => this with { Parts = [.. Parts.Where(part => !string.IsNullOrWhiteSpace(part.Text))] };

    /// <summary>Every text that the public would read, with where it stands.</summary>
    internal IEnumerable<(string Place, string Text)> Texts => new (string Place, string? Text)[] { ("tiêu đề", Title), ("lời dẫn", Intro) }
        .Concat(Kept.Parts.SelectMany((part, i) => new (string Place, string? Text)[] { ($"đề mục phần {i + 1}", part.Heading), ($"phần {i + 1}", part.Text) }))
        .Where(one => !string.IsNullOrWhiteSpace(one.Text)).Select(one => (one.Place, one.Text!));

    public sealed class Validator : AbstractValidator<PublicationContent>
    {
        public Validator()
        {
            RuleFor(c => c.Title).NotEmpty().MaximumLength(1000);
            RuleFor(c => c.Intro).MaximumLength(4000);
            RuleFor(c => c.Parts).NotNull().Must(parts => parts.Count <= 500).WithMessage("“{PropertyName}” tối đa 500 phần.");
            RuleForEach(c => c.Parts).SetValidator(new PublicPart.Validator());
        }
    }
}

/// <summary>One part of a publication: a clause, a task, a supervision of the programme.</summary>
public sealed record PublicPart
{
    /// <summary>What it belongs under; parts that follow each other under the same words stand under one heading.</summary>
    public string? Heading { get; init; }

    /// <summary>Left empty, the part is left out.</summary>
    public string? Text { get; init; }

    public sealed class Validator : AbstractValidator<PublicPart>
    {
        public Validator()
        {
            RuleFor(p => p.Heading).MaximumLength(500);
            RuleFor(p => p.Text).MaximumLength(8000);
        }
    }
}

/// <summary>How what a conclusion asked for stands with one unit, in the parts of follow-up: parents of other tasks and drafts are not counted.</summary>
public sealed record PublicCount
{
    public required string UnitName { get; init; }
    public required int ClosedOnTime { get; init; }
    public required int ClosedLate { get; init; }
    public required int InTerm { get; init; }
    public required int Overdue { get; init; }
    public required int NoDeadline { get; init; }
    public required int Suspended { get; init; }
    public required int Dropped { get; init; }
    public int Done => ClosedOnTime + ClosedLate;
    public int Open => InTerm + Overdue + NoDeadline;
    public int Total => Done + Open + Suspended + Dropped;

    /// <summary>Of what is done, how much was done by its deadline: in percent with one decimal; null where nothing is done.</summary>
    public decimal? OnTimeRate => Done == 0 ? null : Math.Round(100m * ClosedOnTime / Done, 1, MidpointRounding.AwayFromZero);

    /// <summary>All units together.</summary>
    public static PublicCount Sum(IReadOnlyCollection<PublicCount> counts) => new()
    {
        UnitName = "Tất cả",
        ClosedOnTime = counts.Sum(c => c.ClosedOnTime),
        ClosedLate = counts.Sum(c => c.ClosedLate),
        InTerm = counts.Sum(c => c.InTerm),
        Overdue = counts.Sum(c => c.Overdue),
        NoDeadline = counts.Sum(c => c.NoDeadline),
        Suspended = counts.Sum(c => c.Suspended),
        Dropped = counts.Sum(c => c.Dropped),
    };
}
