using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>Lays a draft before its signer, complete in the parts that its kind needs, and printable to its last character.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record SubmitPaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
}

internal sealed class SubmitPaperHandler(Db db, Journal journal, Gate gate, Actor actor, PaperComposing composing, IPdfEngine engine, TimeProvider clock) : IRequestHandler<SubmitPaper, Changed>
{
    public async Task<Changed> Handle(SubmitPaper command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Write, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        PaperAccess.DemandWriter(paper, actor);
        var moved = paper.Take(PaperStep.Submit);
        await PaperChecks.Demand(paper, composing, engine, ct);
        paper.SubmittedBy = actor.PersonId;
        paper.ApprovedBy = null;
        await db.Save(paper, ct);
        journal.Add(moved);
        await db.TellSubmitted(paper, actor, clock.Today(), ct);
        return new Changed(paper.Id, paper.Version + 1);
    }
}

/// <summary>What a paper must be before anybody signs it.</summary>
internal static class PaperChecks
{
    /// <summary>Names every required part that is missing, and a character that the paper's font does not have with the part it stands in.</summary>
    public static async Task Demand(OfficialPaper paper, PaperComposing composing, IPdfEngine engine, CancellationToken ct)
    {
        var missing = PaperContent.Read(paper.Content).Missing(paper.Kind);
        if (missing.Count > 0)
            throw RefusedException.Conflict("paper.section_missing", $"Văn bản còn thiếu: {string.Join("; ", missing.Select(part => $"{part.Label} ({part.Source})"))}.", "Sections");
        try
        {
            engine.Render(await composing.Compose(paper, ct));
        }
        catch (MissingGlyphException glyph)
        {
            throw RefusedException.Invalid("paper.character", "Sections", $"Ký tự “{glyph.Character}” trong {glyph.Block} không có trong phông chữ của văn bản; hãy bỏ hoặc thay ký tự này.");
        }
        catch (UnprintableDocumentException unprintable)
        {
            throw RefusedException.Invalid("paper.unprintable", "Sections", unprintable.Message);
        }
    }
}
