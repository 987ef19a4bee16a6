using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Documents;

/// <summary>What happens to every paper that is issued: its number is taken once a council, year and type, and its file is frozen as it went out.</summary>
internal sealed class PaperRegister(Db db, IPdfEngine engine, IFileStore files, TimeProvider clock)
{
    /// <summary>Takes the number, or refuses it at the field it was typed in.</summary>
    public async Task TakeNumber(int year, string documentType, int number, string symbol, Guid subjectId, string field, CancellationToken ct)
    {
        try
        {
            await db.Execute("""
                INSERT INTO IssuedNumbers (Id, CouncilId, Year, DocumentType, Number, Symbol, SubjectId)
                VALUES (@RowId, @CouncilId, @year, @documentType, @number, @symbol, @subjectId)
                """, new { RowId = Guid.CreateVersion7(), year, documentType, number, symbol, subjectId }, ct);
        }
        catch (RefusedException refused) when (refused.Code == "duplicate")
        {
            throw RefusedException.Conflict("number.taken", $"Số {DocumentNumber.Digits(number)} của loại văn bản {documentType} năm {year} đã được cấp.", field);
        }
    }

    /// <summary>Keeps the paper as it is now, and answers the SHA-256 of the file.</summary>
    public async Task<string> Freeze(Document document, string kind, Guid subjectId, Guid? campaignId, CancellationToken ct)
    {
        var paper = engine.Render(document);
        var sha256 = await files.Keep(paper.Content, ct);
        await db.Execute("""
            INSERT INTO IssuedPapers (Id, CouncilId, CampaignId, Kind, SubjectId, Title, Sha256, Size, Pages, FrozenAt)
            VALUES (@RowId, @CouncilId, @campaignId, @kind, @subjectId, @Title, @sha256, @Size, @PageCount, @FrozenAt)
            """, new
        {
            RowId = Guid.CreateVersion7(),
            campaignId,
            kind,
            subjectId,
            document.Title,
            sha256,
            Size = (long)paper.Content.Length,
            paper.PageCount,
            FrozenAt = clock.GetUtcNow(),
        }, ct);
        return sha256;
    }
}
