using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
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
    public required Guid LetterId { get; init; }
    public required int Version { get; init; }

    /// <summary>Unique among the council's letters of the year.</summary>
    public int? Number { get; init; }

    /// <summary>A letter has no type: "HĐND-VP".</summary>
    public required string Symbol { get; init; }
    public required DateOnly IssuedOn { get; init; }

    /// <summary>"TL. Thường trực Hội đồng nhân dân", "Chánh Văn phòng".</summary>
    public required IReadOnlyList<string> AuthorityLines { get; init; }
    public required string SignerName { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }

    public sealed class Validator : AbstractValidator<IssueReminderLetter>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Number).InclusiveBetween(1, 99_999);
            RuleFor(c => c.Symbol).NotEmpty().MaximumLength(60).Matches(@"^\p{Lu}+(-[\p{Lu}\d.]+)+$").WithMessage("'{PropertyName}' phải có dạng HĐND-VP.");
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.AuthorityLines).NotEmpty();
            RuleFor(c => c.AuthorityLines).PaperLines(5, 500);
            RuleFor(c => c.SignerName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Recipients).NotEmpty();
            RuleFor(c => c.Recipients).PaperLines(40, 2000);
        }
    }
}

internal sealed class IssueReminderLetterHandler(Db db, Journal journal, Gate gate, PaperRegister register) : IRequestHandler<IssueReminderLetter, Changed>
{
    private const string DocumentType = "CV";

    public async Task<Changed> Handle(IssueReminderLetter command, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Number);
        var letter = await db.LoadLetter(command.LetterId, ct);
        await db.DemandVersion(letter.Id, command.Version, letter.Version, ct);
        var moved = letter.Take(LetterStep.Issue, command.IssuedOn);
        if (command.IssuedOn < letter.DraftedOn)
            throw RefusedException.Invalid("letter.issued_on", nameof(command.IssuedOn), $"Ngày ban hành không được trước ngày dự thảo {VietnameseDate.Short(letter.DraftedOn)}.");
        // What is no longer late by the day of the letter is no longer urged.
        var dropped = await db.Execute("""
            UPDATE ChaseSteps SET LetterId = NULL
            WHERE LetterId = @Id AND CouncilId = @CouncilId
              AND NOT EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.Id = ChaseSteps.TaskId AND t.IsParent = 0 AND t.DueOn < @IssuedOn
                  AND t.Progress IN ('Assigned', 'Accepted', 'Refused', 'InProgress', 'Returned', 'NotSatisfactory'))
            """, new { letter.Id, command.IssuedOn }, ct);
        if (await db.Value<long>("SELECT COUNT(*) FROM ChaseSteps WHERE LetterId = @Id AND CouncilId = @CouncilId", new { letter.Id }, ct) == 0)
            throw RefusedException.Conflict("letter.nothing_late", "Không còn nội dung nào quá hạn trong công văn này; hãy hủy dự thảo.");

        var unitName = await ReminderLetterPapers.UnitName(db, letter.UnitId, command.IssuedOn, ct);
        var paper = await register.Number(new PaperIssue
        {
            Kind = PaperKind.ReminderLetter,
            SubjectId = letter.Id,
            AddresseeUnitId = letter.UnitId,
            Title = ReminderLetterPapers.Abstract(unitName),
            DocumentType = DocumentType,
            Number = command.Number,
            Symbol = command.Symbol,
            IssuedOn = command.IssuedOn,
            AuthorityLines = command.AuthorityLines,
            SignerName = command.SignerName,
            Recipients = command.Recipients,
            NumberField = nameof(command.Number),
        }, ct);
        letter.Number = paper.Number;
        letter.Symbol = command.Symbol;
        letter.IssuedOn = command.IssuedOn;
        letter.AuthorityLines = Lines.Write(command.AuthorityLines);
        letter.SignerName = command.SignerName;
        letter.Recipients = Lines.Write(command.Recipients);
        await db.Save(letter, ct);
        var sha256 = await register.Freeze(paper, ct);
        journal.Add(moved);
        journal.Add(new ReminderLetterIssued(letter.Id, letter.UnitId, paper.Number!.Value, command.Symbol, command.IssuedOn, command.AuthorityLines, command.SignerName,
            command.Recipients, dropped, sha256));
        return new Changed(letter.Id, letter.Version + 1);
    }
}

/// <param name="Dropped">How many tasks of the draft were no longer late.</param>
public sealed record ReminderLetterIssued(
    Guid SubjectId, Guid UnitId, int Number, string Symbol, DateOnly IssuedOn, IReadOnlyList<string> AuthorityLines, string SignerName, IReadOnlyList<string> Recipients,
    int Dropped, string Sha256) : IEvent;
