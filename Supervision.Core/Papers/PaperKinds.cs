using System.Collections.Frozen;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>What one kind of paper is.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="DocumentType">Abbreviation of its type (Decree 30/2020/NĐ-CP, Annex III); "CV" for a letter, which has none; null for a paper without number.</param>
/// <param name="Issuer">Who issues it.</param>
/// <param name="OwnedBy">The aggregate that drafts, approves and issues it by commands of its own; null where the paper's own life is all there is.</param>
/// <param name="Sections">The parts that people write, in their order.</param>
/// <param name="About">What it is begun from; none where its subject has a way of its own.</param>
public sealed record PaperRule(PaperKind Kind, string? DocumentType, PaperIssuer Issuer, string? OwnedBy, IReadOnlyList<PaperSection> Sections, IReadOnlyList<PaperAbout> About)
{
    /// <summary>A letter: its subject stands under the number, and it has addressees.</summary>
    public bool IsLetter => DocumentType == "CV";

    /// <summary>Its subject issues it by a command of its own, with what follows from it; where not, what was signed is issued as any paper is.</summary>
    public bool IsIssuedBySubject => OwnedBy is "Conclusion" or "DelegationReport" or "ReminderLetter";

    /// <summary>Several parties sign it, each for itself, and no agency seals it; it needs no number (form 1.9 of Decree 30/2020/NĐ-CP).</summary>
    public bool IsSignedByParties => Kind is PaperKind.Minutes;

    /// <summary>One person signs it, whose name stands below; minutes are signed by the parties that they name.</summary>
    public bool HasSigner => DocumentType is not null && Kind is not (PaperKind.Minutes or PaperKind.MinutesAddendum or PaperKind.DossierHandover);

    /// <summary>It may be begun in a campaign that was archived: it is about a paper that went out, or about the dossier.</summary>
    public bool IsForArchived => About.Contains(PaperAbout.Paper) || Kind is PaperKind.DossierContents or PaperKind.DossierHandover;

    /// <summary>The head of a unit answers for it; the council only reads it once it was sent.</summary>
    public bool IsOfUnit => Issuer is PaperIssuer.Unit;
}

/// <summary>A part of a paper that people write.</summary>
/// <param name="Code">Stable name: "purpose".</param>
/// <param name="Label">Its heading on page and paper.</param>
/// <param name="IsRequired">A draft without it is not submitted.</param>
/// <param name="Source">The article that asks for it, or "thực tiễn".</param>
public sealed record PaperSection(string Code, string Label, bool IsRequired, string Source);

/// <summary>The catalogue of kinds, read from <c>paper-kinds.csv</c>, and of their parts, from <c>paper-sections/*.csv</c>.</summary>
public static class PaperKinds
{
    private static readonly FrozenDictionary<PaperKind, PaperRule> Rules = Read();

    public static IEnumerable<PaperRule> All => Rules.Values.OrderBy(rule => rule.Kind);

    /// <summary>What is still written when its campaign was archived.</summary>
    public static IReadOnlyList<string> ForArchived { get; } = [.. Rules.Values.Where(rule => rule.IsForArchived).Select(rule => $"{rule.Kind}")];

    public static PaperRule Rule(this PaperKind kind) => Rules[kind];

    private static FrozenDictionary<PaperKind, PaperRule> Read()
    {
        // Kind, code, label, "*" where required, source.
        var sections = EmbeddedTable.Read("paper-sections/", 5).ToLookup(
            row => Enum.Parse<PaperKind>(row[0]), row => new PaperSection(row[1], row[2], row[3] == "*", row[4]));
        return EmbeddedTable.Read("paper-kinds.csv", 5)
            .Select(row => (Kind: Enum.Parse<PaperKind>(row[0]), Row: row))
            .ToFrozenDictionary(k => k.Kind, k => new PaperRule(
                k.Kind,
                k.Row[1] == "-" ? null : k.Row[1],
                Enum.Parse<PaperIssuer>(k.Row[2]),
                k.Row[3].Length == 0 ? null : k.Row[3],
                [.. sections[k.Kind]],
                [.. k.Row[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<PaperAbout>)]));
    }
}
