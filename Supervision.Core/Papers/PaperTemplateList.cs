using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>The council's templates with their dates, those that ended too.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record PaperTemplateList : IQuery<Page<PaperTemplateView>>
{
    public PaperKind? Kind { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<PaperTemplateList>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record PaperTemplateView
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required PaperKind Kind { get; init; }
    public Guid? BodyId { get; init; }
    public string? BodyName { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public PaperTemplateContent Template { get; init; } = new();
}

internal sealed class PaperTemplateListHandler(Db db, Gate gate) : IRequestHandler<PaperTemplateList, Page<PaperTemplateView>>
{
    public async Task<Page<PaperTemplateView>> Handle(PaperTemplateList query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        var page = await db.Page<Row>("""
            SELECT t.Seq, t.Id, t.Kind, t.BodyId, b.Name AS BodyName, t.ValidFrom, t.ValidTo, t.SuperiorBody, t.IssuingBody, t.SymbolTemplate, t.AuthorityLines, t.SignerName, t.SignerPost,
                   t.Recipients, t.Archive, t.LegalBases, t.Closing
            FROM PaperTemplates t
            LEFT JOIN Bodies b ON b.Id = t.BodyId
            WHERE t.CouncilId = @CouncilId AND (@AfterSeq IS NULL OR t.Seq > @AfterSeq) AND (@Kind IS NULL OR t.Kind = @Kind)
            ORDER BY t.Seq
            """, new { AfterSeq = Cursor.ReadSeq(query.After), query.Kind }, query.Take, row => [row.Seq], ct);
        return new Page<PaperTemplateView>([.. page.Items.Select(View)], page.Next);
    }

    private static PaperTemplateView View(Row row) => new()
    {
        Seq = row.Seq,
        Id = row.Id,
        Kind = row.Kind,
        BodyId = row.BodyId,
        BodyName = row.BodyName,
        ValidFrom = row.ValidFrom,
        ValidTo = row.ValidTo,
        Template = new PaperTemplateContent
        {
            SuperiorBody = row.SuperiorBody,
            IssuingBody = row.IssuingBody,
            SymbolTemplate = row.SymbolTemplate,
            AuthorityLines = Lines.Read(row.AuthorityLines),
            SignerName = row.SignerName,
            SignerPost = row.SignerPost,
            Recipients = Lines.Read(row.Recipients),
            Archive = row.Archive,
            LegalBases = Lines.Read(row.LegalBases),
            Closing = row.Closing,
        },
    };

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required PaperKind Kind { get; init; }
        public Guid? BodyId { get; init; }
        public string? BodyName { get; init; }
        public required DateOnly ValidFrom { get; init; }
        public DateOnly? ValidTo { get; init; }
        public string? SuperiorBody { get; init; }
        public string? IssuingBody { get; init; }
        public string? SymbolTemplate { get; init; }
        public string? AuthorityLines { get; init; }
        public string? SignerName { get; init; }
        public string? SignerPost { get; init; }
        public string? Recipients { get; init; }
        public string? Archive { get; init; }
        public string? LegalBases { get; init; }
        public string? Closing { get; init; }
    }
}
