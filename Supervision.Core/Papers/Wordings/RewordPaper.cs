using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Wordings;

/// <summary>Rewords one text of a draft, leaves it out, or adds a paragraph after it, around the figures that the system owns.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record RewordPaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }

    /// <summary>The text, or what a paragraph is added after; see <see cref="PaperWording"/>.</summary>
    public required string BlockKey { get; init; }
    public required WordingKind Kind { get; init; }

    /// <summary>The new words, every owned figure among them; none where the text is left out.</summary>
    public string? Wording { get; init; }

    /// <summary>Another mark before the paragraph ("-", "2."), "" for none; left out, it stays as it is.</summary>
    public string? Mark { get; init; }

    /// <summary>A paragraph that was added before and is worded anew.</summary>
    public Guid? WordingId { get; init; }

    public sealed class Validator : AbstractValidator<RewordPaper>
    {
        public Validator()
        {
            RuleFor(c => c.BlockKey).NotEmpty().MaximumLength(400);
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Wording).NotEmpty().When(c => c.Kind is not WordingKind.Deleted);
            RuleFor(c => c.Wording).MaximumLength(20_000);
            RuleFor(c => c.Mark).MaximumLength(20);
            RuleFor(c => c.WordingId).Null().When(c => c.Kind is not WordingKind.Inserted);
        }
    }
}

internal sealed class RewordPaperHandler(Db db, Journal journal, DraftAccess drafts, Actor actor, PaperComposing composing, TimeProvider clock) : IRequestHandler<RewordPaper, Changed>
{
    public async Task<Changed> Handle(RewordPaper command, CancellationToken ct)
    {
        var paper = await drafts.Demand(command.PaperId, command.Version, ct);
        var document = await composing.InOwnWords(paper, ct);
        var rows = (await db.Wordings(paper.Id, ct)).ToList();
        var at = command.Kind is WordingKind.Inserted
            ? command.WordingId is { } id ? Known(rows.FindIndex(row => row.Id == id && row.Kind is WordingKind.Inserted)) : -1
            : rows.FindIndex(row => row.Kind is not WordingKind.Inserted && row.BlockKey == command.BlockKey);
        var basis = DocumentKeys.Of(document).ByKey.GetValueOrDefault(command.BlockKey)?.Text;
        var one = new WordingOverride(command.BlockKey, command.Kind, basis ?? RichText.Empty, command.Kind is WordingKind.Deleted ? RichText.Empty : OwnedText.Mark(basis ?? RichText.Empty, command.Wording!))
        {
            Label = command.Mark,
        };
        Demand(Documents.Rewording.Wording.Check(document, [one])[0]);

        var before = at >= 0 ? PaperReworded.Of(paper.Id, rows[at]) : (object)new { Wording = command.Kind is WordingKind.Inserted ? null : basis };
        var row = new WordingRow { Id = at >= 0 ? rows[at].Id : Guid.CreateVersion7(), BlockKey = "", Kind = one.Kind, BaseText = "", Text = "", ChangedBy = actor.PersonId, ChangedAt = clock.GetUtcNow() }.With(one);
        if (at >= 0) rows[at] = row;
        else rows.Add(row);
        await db.SaveWordings(paper.Id, rows, ct);
        paper.DraftedBy = actor.PersonId;
        await db.Save(paper, ct);
        journal.Add(PaperReworded.Of(paper.Id, row), before);
        await db.LetVoteLapse(journal, paper, ct);
        return new Changed(paper.Id, paper.Version + 1);
    }

    private static int Known(int at) => at >= 0 ? at : throw RefusedException.NotFound("đoạn thêm");

    private static void Demand(WordingFinding finding)
    {
        if (finding.State is WordingState.Missing) throw RefusedException.Invalid("wording.key", nameof(RewordPaper.BlockKey), "Đoạn này không có trong văn bản; hãy mở lại danh sách các đoạn.");
        if (finding.Touched.Count > 0) throw RefusedException.Invalid("wording.owned", nameof(RewordPaper.Wording), finding.Sentence!);
        if (!finding.IsApplied) throw RefusedException.Invalid("wording.refused", nameof(RewordPaper.Wording), finding.Sentence!);
    }
}

public sealed record PaperReworded(Guid SubjectId, Guid WordingId, string BlockKey, WordingKind Kind, RichText BaseText, string Wording, string? Mark) : IEvent
{
    internal static PaperReworded Of(Guid paperId, WordingRow row) =>
        new(paperId, row.Id, row.BlockKey, row.Kind, row.Override.BaseText, row.Override.Text.PlainText, row.Label);
}
