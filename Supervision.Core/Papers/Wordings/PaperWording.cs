using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Wordings;

/// <summary>Every text of a paper that may be reworded, with what clerks made of it.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Draft)]
public sealed record PaperWording(Guid PaperId) : IQuery<PaperWordingView>;

public sealed record PaperWordingView
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }

    /// <summary>In the order in which they are read.</summary>
    public required IReadOnlyList<WordableText> Texts { get; init; }

    /// <summary>Wording whose text is no longer in the paper.</summary>
    public required IReadOnlyList<WordingView> Lost { get; init; }
}

/// <summary>A text as the system words it.</summary>
public sealed record WordableText
{
    public required string BlockKey { get; init; }
    public required TextRole Role { get; init; }

    /// <summary>"1.", "a)", "-" before a paragraph; the name of a value.</summary>
    public string? Label { get; init; }
    public required string SystemText { get; init; }

    /// <summary>What must stay in it, whatever is said around.</summary>
    public required IReadOnlyList<string> Owned { get; init; }
    public required bool CanBeLeftOut { get; init; }

    /// <summary>What it was made; none where the system's words stand.</summary>
    public WordingView? Reworded { get; init; }

    /// <summary>Paragraphs that were added after it.</summary>
    public IReadOnlyList<WordingView> Added { get; init; } = [];
}

/// <summary>A clerk's wording and what becomes of it on the paper as it is now.</summary>
public sealed record WordingView
{
    public required Guid Id { get; init; }
    public required WordingKind Kind { get; init; }
    public required string Wording { get; init; }

    /// <summary>The system's words that it replaced.</summary>
    public required string SystemText { get; init; }
    public string? Mark { get; init; }
    public required WordingState State { get; init; }

    /// <summary>Figures that it would change or leave out.</summary>
    public required IReadOnlyList<string> Touched { get; init; }
    public string? Sentence { get; init; }
    public string? ChangedBy { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
}

internal sealed class PaperWordingHandler(Db db, Gate gate, PaperComposing composing) : IRequestHandler<PaperWording, PaperWordingView>
{
    public async Task<PaperWordingView> Handle(PaperWording query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Read, ct);
        var paper = await db.LoadPaper(query.PaperId, ct);
        var document = await composing.InOwnWords(paper, ct);
        var rows = await db.Wordings(paper.Id, ct);
        var names = rows.Count == 0 ? [] : (await db.List<Named>("""
            SELECT DISTINCT p.Id, p.Name FROM PaperWordings w JOIN People p ON p.Id = w.ChangedBy WHERE w.PaperId = @PaperId AND w.CouncilId = @CouncilId
            """, query, ct)).ToDictionary(person => person.Id, person => person.Name);
        var known = rows.Zip(Wording.Check(document, [.. rows.Select(row => row.Override)]), (row, finding) => (At: finding.Override.Key, View: View(row, finding, names.GetValueOrDefault(row.ChangedBy)))).ToList();
        var keys = DocumentKeys.Of(document);
        var lost = known.Where(one => one.View.State is WordingState.Missing).Select(one => one.View).ToList();
        var added = known.Where(one => one.View is { Kind: WordingKind.Inserted, State: not WordingState.Missing }).ToLookup(one => one.At, one => one.View, StringComparer.Ordinal);
        var changed = known.Where(one => one.View is { Kind: not WordingKind.Inserted, State: not WordingState.Missing }).ToLookup(one => one.At, one => one.View, StringComparer.Ordinal);
        // A paragraph may stand after a whole table, which has no text of its own key.
        var anchors = keys.Texts.GroupBy(text => text.Block).ToDictionary(block => block.Last().Key, block => keys.Blocks[block.Key], StringComparer.Ordinal);
        return new PaperWordingView
        {
            PaperId = paper.Id,
            Version = paper.Version,
            Texts = [.. keys.Texts.Select(text => new WordableText
            {
                BlockKey = text.Key,
                Role = text.Role,
                Label = text.Label,
                SystemText = text.Text.PlainText,
                Owned = text.Text.OwnedValues,
                CanBeLeftOut = text.CanBeLeftOut,
                Reworded = changed[text.Key].LastOrDefault(),
                Added = [.. added[text.Key], .. anchors.GetValueOrDefault(text.Key) is { } block && block != text.Key ? added[block] : []],
            })],
            Lost = lost,
        };
    }

    private static WordingView View(WordingRow row, WordingFinding finding, string? by) => new()
    {
        Id = row.Id,
        Kind = row.Kind,
        Wording = finding.Override.Text.PlainText,
        SystemText = row.Override.BaseText.PlainText,
        Mark = row.Label,
        State = finding.State,
        Touched = finding.Touched,
        Sentence = finding.Sentence,
        ChangedBy = by,
        ChangedAt = row.ChangedAt,
    };

    private sealed record Named
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
    }
}
