using System.Security.Cryptography;
using System.Text;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Edits;

/// <summary>An edited draft against the paper as it is now, or, once it was decided, as it was then.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Draft)]
public sealed record DraftEdit(Guid PaperId, Guid EditId) : IQuery<DraftEditView>;

/// <summary>The edited drafts of a paper, the newest first.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record DraftEditList(Guid PaperId) : IQuery<IReadOnlyList<DraftEditLine>>;

/// <summary>The file as it was sent.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Draft)]
public sealed record EditedDraftFile(Guid PaperId, Guid EditId) : IQuery<KeptFile>;

public sealed record DraftEditLine
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required EditStatus Status { get; init; }
    public required int Differences { get; init; }
    public required int Accepted { get; init; }
    public required string SentBy { get; init; }
    public required DateTimeOffset SentAt { get; init; }
}

public sealed record DraftEditView
{
    public required Guid Id { get; init; }
    public required Guid PaperId { get; init; }
    public required string FileName { get; init; }
    public required EditStatus Status { get; init; }

    /// <summary>The version of the draft that the file was made from, where it says so.</summary>
    public int? MadeFromVersion { get; init; }

    /// <summary>The version of the draft that it is compared with.</summary>
    public required int PaperVersion { get; init; }
    public required DraftComparison Comparison { get; init; }
    public required IReadOnlyList<int> Accepted { get; init; }

    /// <summary>By the number of a difference: how the text begins after which something was added or moved to.</summary>
    public required IReadOnlyDictionary<int, string> Places { get; init; }

    /// <summary>Names this very comparison; whoever decides says it again.</summary>
    public required string Seen { get; init; }
    public required string SentBy { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
}

/// <summary>Compares a kept file with its paper as it is now.</summary>
internal sealed class EditComparing(PaperComposing composing, IDocxReader reader, IFileStore files)
{
    public async Task<(Document Current, DraftComparison Comparison)> Compare(OfficialPaper paper, PaperEdit edit, CancellationToken ct)
    {
        var current = await composing.Compose(paper, ct);
        // The store may hand out a stream that is read but once.
        using var docx = new MemoryStream();
        await using (var kept = await files.Read(edit.Sha256, ct)) await kept.CopyToAsync(docx, ct);
        docx.Position = 0;
        return (current, await reader.Compare(docx, current, ct));
    }

    public static string NameOf(DraftComparison comparison) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PaperEditRows.Write(comparison))).AsSpan(0, 8));
}

internal sealed class DraftEditHandler(Db db, Gate gate, PaperComposing composing, EditComparing comparing, IFileStore files)
    : IRequestHandler<DraftEdit, DraftEditView>, IRequestHandler<DraftEditList, IReadOnlyList<DraftEditLine>>, IRequestHandler<EditedDraftFile, KeptFile>
{
    public async Task<DraftEditView> Handle(DraftEdit query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Read, ct);
        var edit = await db.LoadEdit(query.PaperId, query.EditId, ct);
        var paper = await db.LoadPaper(query.PaperId, ct);
        var isLive = edit.Status is EditStatus.Open && paper.Status is PaperStatus.Draft;
        var (current, comparison) = isLive ? await comparing.Compare(paper, edit, ct) : (await composing.Compose(paper, ct), edit.Compared);
        return new DraftEditView
        {
            Id = edit.Id,
            PaperId = edit.PaperId,
            FileName = edit.FileName,
            Status = edit.Status,
            MadeFromVersion = edit.MadeFromVersion,
            PaperVersion = isLive ? paper.Version : edit.PaperVersion,
            Comparison = comparison,
            Accepted = edit.AcceptedNumbers,
            Places = Places(current, comparison),
            Seen = EditComparing.NameOf(comparison),
            SentBy = edit.SentBy,
            SentAt = edit.SentAt,
            DecidedBy = edit.DecidedBy,
            DecidedAt = edit.DecidedAt,
        };
    }

    private static Dictionary<int, string> Places(Document current, DraftComparison comparison)
    {
        const int Most = 90;
        var texts = DocumentKeys.Of(current).ByKey;
        return comparison.Differences.Where(one => one.Kind is DifferenceKind.Inserted or DifferenceKind.Moved && one.After is { } after && texts.ContainsKey(after)).ToDictionary(
            one => one.Number, one => texts[one.After!].Text.PlainText is { Length: > Most } text ? text[..text.LastIndexOf(' ', Most)] + " …" : texts[one.After!].Text.PlainText);
    }

    public async Task<IReadOnlyList<DraftEditLine>> Handle(DraftEditList query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Read, ct);
        return [.. (await db.EditsOf(query.PaperId, ct)).Select(edit => new DraftEditLine
        {
            Id = edit.Id,
            FileName = edit.FileName,
            Status = edit.Status,
            Differences = edit.Compared.Differences.Count,
            Accepted = edit.AcceptedNumbers.Count,
            SentBy = edit.SentBy,
            SentAt = edit.SentAt,
        })];
    }

    public async Task<KeptFile> Handle(EditedDraftFile query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Read, ct);
        var edit = await db.LoadEdit(query.PaperId, query.EditId, ct);
        return new KeptFile(edit.FileName, RenderedPaper.DocxContentType, edit.Size, await files.Read(edit.Sha256, ct));
    }
}
