using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Papers;

/// <summary>Drafts of papers, moved by the commands that people send, and read as they are printed.</summary>
internal static class SomeOfficePapers
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    /// <summary>Fills parts of a draft over what the system began; the version to send next.</summary>
    public static async Task<int> Fill(this World world, Guid actor, Guid paper, params (string Code, string Text)[] parts)
    {
        var draft = await world.Send(actor, new PaperDetails(paper));
        var sections = draft.Parts.Where(part => part.Text.Length > 0).ToDictionary(part => part.Code, part => part.Text);
        foreach (var (code, text) in parts) sections[code] = text;
        return (await world.Send(actor, new RevisePaper { PaperId = paper, Version = draft.Version, Title = draft.Title, Sections = sections })).Version;
    }

    public static async Task<string> Part(this World world, Guid actor, Guid paper, string code) =>
        (await world.Send(actor, new PaperDetails(paper))).Parts.Single(part => part.Code == code).Text;

    public static async Task<string> Printed(this World world, Guid actor, Guid paper) => Text(await world.Send(actor, new PrintPaper(paper)));

    public static string Text(Document document) => PdfTools.FlatText(Engine.Render(document).Content);
}
