using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Papers.Wordings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Edits;

/// <summary>Says which changes of an edited draft are taken over; the others are not. An edited draft is decided once.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record AcceptDraftEdits : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required Guid EditId { get; init; }

    /// <summary>The name of the comparison that was seen; see <see cref="DraftEditView.Seen"/>.</summary>
    public required string Seen { get; init; }

    /// <summary>Numbers of the differences that are taken over; none takes over nothing.</summary>
    public IReadOnlyList<int> Accepted { get; init; } = [];

    /// <summary>Everything that can be taken over; not of a file that was made from an older draft.</summary>
    public bool All { get; init; }

    public sealed class Validator : AbstractValidator<AcceptDraftEdits>
    {
        public Validator()
        {
            RuleFor(c => c.Seen).NotEmpty().MaximumLength(64);
            RuleFor(c => c.Accepted).NotNull().Must(numbers => numbers.Count <= 10_000).WithMessage("“{PropertyName}” có quá nhiều mục.");
        }
    }
}

internal sealed class AcceptDraftEditsHandler(Db db, Journal journal, DraftAccess drafts, Actor actor, PaperComposing composing, EditComparing comparing, TimeProvider clock) : IRequestHandler<AcceptDraftEdits, Changed>
{
    public async Task<Changed> Handle(AcceptDraftEdits command, CancellationToken ct)
    {
        var paper = await drafts.Demand(command.PaperId, command.Version, ct);
        var edit = await db.LoadEdit(paper.Id, command.EditId, ct);
        if (edit.Status is EditStatus.Decided) throw RefusedException.Conflict("paper_edit.decided", "Các sửa đổi trong tệp này đã được quyết định; hãy tải lên tệp mới nếu còn sửa đổi.");
        var (current, comparison) = await comparing.Compare(paper, edit, ct);
        if (EditComparing.NameOf(comparison) != command.Seen)
            throw RefusedException.Conflict("paper_edit.moved", "Dự thảo đã thay đổi nên kết quả so sánh khác với khi xem; hãy xem lại rồi quyết định.", nameof(command.Seen));
        var accepted = Accepted(command, comparison);

        var rows = await db.Wordings(paper.Id, ct);
        var before = new { Wordings = rows.Select(row => PaperReworded.Of(paper.Id, row)).ToList(), PaperContent.Read(paper.Content).Sections };
        var changed = accepted.Count > 0 ? await Save(paper, rows, current, comparison, accepted, ct) : rows;
        var update = new { edit.Id, Comparison = PaperEditRows.Write(comparison), Accepted = PaperEditRows.Write(accepted), PaperVersion = paper.Version, DecidedBy = actor.PersonId, DecidedAt = clock.GetUtcNow() };
        if (await db.Execute("""
            UPDATE PaperEdits SET Status = 'Decided', Comparison = @Comparison, Accepted = @Accepted, PaperVersion = @PaperVersion, DecidedBy = @DecidedBy, DecidedAt = @DecidedAt
            WHERE Id = @Id AND CouncilId = @CouncilId AND Status = 'Open'
            """, update, ct) == 0) throw RefusedException.Stale();
        journal.Add(new DraftEditsAccepted(paper.Id, edit.Id, command.Seen, command.All, accepted, PaperContent.Read(paper.Content).Sections, [.. changed.Select(row => PaperReworded.Of(paper.Id, row))]), before);
        if (accepted.Count > 0) await db.LetVoteLapse(journal, paper, ct);
        return new Changed(paper.Id, accepted.Count > 0 ? paper.Version + 1 : paper.Version);
    }

    private static IReadOnlyList<int> Accepted(AcceptDraftEdits command, DraftComparison comparison)
    {
        if (command.All && comparison.IsOlder)
            throw RefusedException.Conflict("paper_edit.older",
                "Tệp được lập từ bản dự thảo cũ hơn: đoạn thiếu trong tệp có thể là đoạn mới thêm vào dự thảo. Hãy xem và chọn từng sửa đổi.", nameof(command.All));
        if (command.All) return [.. comparison.Differences.Where(one => one.CanBeAccepted).Select(one => one.Number)];
        foreach (var number in command.Accepted)
        {
            var one = comparison.Differences.FirstOrDefault(d => d.Number == number)
                ?? throw RefusedException.Invalid("paper_edit.number", nameof(command.Accepted), $"Không có sửa đổi số {number}.");
            if (one.Refusal is { } refusal) throw RefusedException.Invalid("paper_edit.refused", nameof(command.Accepted), $"Sửa đổi số {number} không lấy được: {refusal}");
        }
        return [.. command.Accepted.Distinct().Order()];
    }

    private async Task<IReadOnlyList<WordingRow>> Save(OfficialPaper paper, IReadOnlyList<WordingRow> rows, Document current, DraftComparison comparison, IReadOnlyList<int> accepted, CancellationToken ct)
    {
        var own = await composing.InOwnWords(paper, ct);
        var parts = SectionEdits.Of(current, [.. comparison.Differences.Where(one => accepted.Contains(one.Number))]);
        paper.Content = SectionEdits.Apply(PaperContent.Read(paper.Content), parts).Write();
        accepted = [.. accepted.Except(parts.Select(one => one.Number))];
        // What does not apply to the paper as it is now was not in the file either, and stays for its writer to decide.
        var findings = Wording.Check(own, [.. rows.Select(row => row.Override)]);
        var known = rows.Zip(findings, (row, finding) => (Row: row, finding.IsApplied, finding.Override)).ToList();
        var saved = known.Where(one => !one.IsApplied).Select(one => one.Row).ToList();
        var applied = known.Where(one => one.IsApplied).ToList();
        var fresh = new WordingRow { Id = Guid.Empty, BlockKey = "", Kind = default, BaseText = "", Text = "", ChangedBy = actor.PersonId, ChangedAt = clock.GetUtcNow() };
        foreach (var one in comparison.Accept(current, [.. accepted]))
        {
            var same = applied.FindIndex(old => old.Override == one);
            saved.Add(same >= 0 ? applied[same].Row.With(one) : fresh.With(one) with { Id = Guid.CreateVersion7() });
            if (same >= 0) applied.RemoveAt(same);
        }
        await db.SaveWordings(paper.Id, saved, ct);
        paper.DraftedBy = actor.PersonId;
        await db.Save(paper, ct);
        return saved;
    }
}

/// <param name="SubjectId">The paper.</param>
/// <param name="EditId">The edited draft.</param>
/// <param name="Seen">The comparison that was decided on.</param>
/// <param name="All">Everything that could be was taken over.</param>
/// <param name="Accepted">Numbers of the differences that were taken over.</param>
/// <param name="Sections">The paper's own parts from here on.</param>
/// <param name="Wordings">The paper's wording from here on.</param>
public sealed record DraftEditsAccepted(Guid SubjectId, Guid EditId, string Seen, bool All, IReadOnlyList<int> Accepted, IReadOnlyDictionary<string, string> Sections, IReadOnlyList<PaperReworded> Wordings) : IEvent;
