using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Imports;

/// <summary>One legal basis as it is cited.</summary>
public sealed record LegalBasisRow
{
    public required string Text { get; init; }

    /// <summary>Where it stands in the sheet or the table that it was read from; its place in the list where that is not said.</summary>
    public int? Line { get; init; }
}

/// <summary>Says what an import of legal bases into a campaign would do, row by row; writes nothing.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record PreviewLegalBases : IQuery<ImportPreview>
{
    public required Guid CampaignId { get; init; }
    public required IReadOnlyList<LegalBasisRow> Rows { get; init; }
    public string? ContentHash { get; init; }

    public sealed class Validator : AbstractValidator<PreviewLegalBases>
    {
        public Validator()
        {
            RuleFor(q => q.Rows).NotEmpty().Must(rows => rows.Count <= ImportLegalBases.MostRows).WithMessage($"“{{PropertyName}}” tối đa {ImportLegalBases.MostRows} dòng một lần.");
            RuleFor(q => q.ContentHash).IsContentHash();
        }
    }
}

/// <summary>Adds legal bases to a campaign behind those that it has; what it has already is not added twice.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record ImportLegalBases : ICommand<ListImported>
{
    public const int MostRows = 200;

    public required Guid CampaignId { get; init; }
    public required IReadOnlyList<LegalBasisRow> Rows { get; init; }
    public required string FileName { get; init; }
    public required string ContentHash { get; init; }

    public sealed class Validator : AbstractValidator<ImportLegalBases>
    {
        public Validator()
        {
            RuleFor(c => c.Rows).NotEmpty().Must(rows => rows.Count <= MostRows).WithMessage($"“{{PropertyName}}” tối đa {MostRows} dòng một lần.");
            RuleFor(c => c.FileName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.ContentHash).NotEmpty().IsContentHash();
        }
    }
}

internal sealed class ImportLegalBasesHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<PreviewLegalBases, ImportPreview>, IRequestHandler<ImportLegalBases, ListImported>
{
    private const int LongestText = 1000;

    public async Task<ImportPreview> Handle(PreviewLegalBases query, CancellationToken ct)
    {
        DemandOpen(await gate.Campaign(query.CampaignId, Subject.Campaign, Act.Write, ct));
        return new ImportPreview { Rows = Judge(query.Rows, await Known(query.CampaignId, ct)), Before = await db.FindImport(ImportKind.LegalBases, query.CampaignId, query.ContentHash, ct) };
    }

    public async Task<ListImported> Handle(ImportLegalBases command, CancellationToken ct)
    {
        DemandOpen(await gate.Campaign(command.CampaignId, Subject.Campaign, Act.Write, ct));
        // The lock of the campaign's row: two lists that are added at once stand one behind the other.
        await db.Execute("UPDATE Campaigns SET Version = Version WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { command.CampaignId }, ct);
        var known = await Known(command.CampaignId, ct);
        var judged = Judge(command.Rows, known);
        ListImportRows.DemandGood(judged);
        var fresh = judged.Where(row => row.Outcome is RowOutcome.New).Select(row => command.Rows[row.Number - 1].Text.Trim()).ToList();
        var imported = new ListImported(Guid.CreateVersion7(), ImportKind.LegalBases, command.FileName, command.ContentHash, fresh.Count, judged.Count - fresh.Count);
        await db.RememberImport(imported, command.CampaignId, actor, clock.GetUtcNow(), ct);
        var first = known.Count == 0 ? 1 : known.Max(basis => basis.Number) + 1;
        await db.ExecuteEach("INSERT INTO CampaignLegalBases (Id, CouncilId, CampaignId, Number, Text) VALUES (@RowId, @CouncilId, @CampaignId, @Number, @Text)",
            fresh.Select((text, i) => new { RowId = Guid.CreateVersion7(), command.CampaignId, Number = first + i, Text = text }), ct);
        journal.Add(new LegalBasesAdded(command.CampaignId, fresh));
        journal.Add(imported);
        return imported;
    }

    private static List<PreviewRow> Judge(IReadOnlyList<LegalBasisRow> rows, IReadOnlyList<KnownBasis> known)
    {
        var seen = known.Select(basis => SearchText.Fold(basis.Text)).ToHashSet();
        return [.. rows.Select((row, i) =>
        {
            var text = row.Text?.Trim() ?? "";
            var fault = text.Length == 0 ? "Chưa ghi căn cứ." : text.Length > LongestText ? $"Căn cứ dài quá {LongestText} ký tự." : null;
            return new PreviewRow
            {
                Number = i + 1,
                Line = row.Line ?? i + 1,
                Said = text,
                Outcome = fault is not null ? RowOutcome.Faulty : seen.Add(SearchText.Fold(text)) ? RowOutcome.New : RowOutcome.Known,
                Faults = fault is null ? [] : [new RowFault(nameof(row.Text), fault)],
            };
        })];
    }

    private static void DemandOpen(CampaignAccess access)
    {
        if (access.Status > CampaignStatus.Examined)
            throw RefusedException.Conflict("campaign.closed", $"Cuộc giám sát đang ở trạng thái “{access.Status.Label()}” nên không thêm căn cứ được.");
    }

    private Task<IReadOnlyList<KnownBasis>> Known(Guid campaignId, CancellationToken ct) =>
        db.List<KnownBasis>("SELECT Number, Text FROM CampaignLegalBases WHERE CampaignId = @campaignId AND CouncilId = @CouncilId ORDER BY Number", new { campaignId }, ct);

    private sealed record KnownBasis
    {
        public required int Number { get; init; }
        public required string Text { get; init; }
    }
}

public sealed record LegalBasesAdded(Guid SubjectId, IReadOnlyList<string> LegalBases) : IEvent;
