using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Letters;

/// <summary>
/// Gives an urging letter its number and date as the records clerk types them. Tasks that were reported, extended or closed since it was drafted are no longer in it; from here on
/// its list and its file are frozen.
/// </summary>
[Requires(Subject.Escalation, Act.Number)]
public sealed record IssueReminderLetter : ICommand<Changed>, IVersioned
{
    internal const string SymbolForm = @"^\p{Lu}+(-[\p{Lu}\d.]+)+$";

    public required Guid LetterId { get; init; }
    public required int Version { get; init; }

    /// <summary>Unique among the council's letters of the year.</summary>
    public int? Number { get; init; }

    /// <summary>A letter has no type: "HĐND-VP".</summary>
    public required string Symbol { get; init; }
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The day by which the letter asks for an answer, after its own; the draft's where none is said.</summary>
    public DateOnly? ReplyBy { get; init; }

    /// <summary>"TL. Thường trực Hội đồng nhân dân", "Chánh Văn phòng".</summary>
    public required IReadOnlyList<string> AuthorityLines { get; init; }
    public required string SignerName { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>The file that was signed in the province's document system, where the paper goes out as that.</summary>
    public Guid? SignedUploadId { get; init; }

    /// <summary>Why that file is right although it differs from what is printed here.</summary>
    public string? Reason { get; init; }

    /// <summary>Whoever issues it says that its paper copy was signed by hand; not asked where the file that was signed goes out.</summary>
    public bool? IsHandSigned { get; init; }

    /// <summary>The day of that signature, at the latest that of the letter.</summary>
    public DateOnly? SignedOn { get; init; }

    public sealed class Validator : AbstractValidator<IssueReminderLetter>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Number).InclusiveBetween(1, 99_999);
            RuleFor(c => c.Symbol).NotEmpty().MaximumLength(60).Matches(SymbolForm).WithMessage("“{PropertyName}” phải có dạng HĐND-VP.");
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.AuthorityLines).NotEmpty();
            RuleFor(c => c.AuthorityLines).PaperLines(5, 500);
            RuleFor(c => c.SignerName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Recipients).NotEmpty();
            RuleFor(c => c.Recipients).PaperLines(40, 2000);
            RuleFor(c => c.Reason).MaximumLength(2000);
            RuleFor(c => c.SignedOn).NotNull().When(c => c.IsHandSigned is true);
            RuleFor(c => c.SignedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Reason).Null().When(c => c.SignedUploadId is null).WithMessage("“{PropertyName}” chỉ ghi khi ban hành bản đã ký ở hệ thống khác.");
        }
    }
}

internal sealed class IssueReminderLetterHandler(Db db, Gate gate, LetterIssuing issuing) : IRequestHandler<IssueReminderLetter, Changed>
{
    public async Task<Changed> Handle(IssueReminderLetter command, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Number);
        var letter = await db.LoadOpenLetter(command.LetterId, ct);
        await db.DemandVersion(letter.Id, command.Version, letter.Version, ct);
        await issuing.Issue(letter, new LetterIssue(command.Number, command.Symbol, command.IssuedOn, command.AuthorityLines, command.SignerName, command.Recipients,
            SignedFile.Of(command.SignedUploadId, command.Reason), HandSignature.Of(command.SignedUploadId, command.IsHandSigned, command.SignedOn)) { ReplyBy = command.ReplyBy }, ct);
        return new Changed(letter.Id, letter.Version + 1);
    }
}

/// <param name="Dropped">How many tasks of the draft were no longer late.</param>
public sealed record ReminderLetterIssued(
    Guid SubjectId, Guid UnitId, int Number, string Symbol, DateOnly IssuedOn, IReadOnlyList<string> AuthorityLines, string SignerName, IReadOnlyList<string> Recipients,
    int Dropped, string Sha256, bool? IsHandSigned = null) : IEvent;
