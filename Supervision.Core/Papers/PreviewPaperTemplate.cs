using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>A sample paper of a kind with a template before it is saved; nothing is kept.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record PreviewPaperTemplate : IQuery<Document>
{
    public required PaperKind Kind { get; init; }
    public Guid? BodyId { get; init; }
    public required PaperTemplateContent Template { get; init; }

    public sealed class Validator : AbstractValidator<PreviewPaperTemplate>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Template).NotNull().SetValidator(new PaperTemplateContent.Rules());
        }
    }
}

internal sealed class PreviewPaperTemplateHandler(Db db, Gate gate, PaperForms forms, TimeProvider clock) : IRequestHandler<PreviewPaperTemplate, Document>
{
    public async Task<Document> Handle(PreviewPaperTemplate query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        await db.DemandBody(query.BodyId, ct);
        var rule = query.Kind.Rule();
        var sample = new OfficialPaper
        {
            Id = Guid.CreateVersion7(),
            Kind = query.Kind,
            BodyId = query.BodyId,
            Status = PaperStatus.Draft,
            Force = PaperForce.None,
            Title = rule.IsLetter ? "V/v trích yếu nội dung của văn bản mẫu" : "Trích yếu nội dung của văn bản mẫu",
            Content = PaperContent.Empty.Write(),
            DocumentType = rule.DocumentType,
            DraftedBy = Guid.Empty,
            DraftedAt = clock.GetUtcNow(),
            Version = 1,
        };
        return TemplateSample.Of(await forms.Read(sample, query.Template.Row, ct));
    }
}

/// <summary>A paper of a kind with its parts by name in place of their text.</summary>
public static class TemplateSample
{
    public static Document Of(PaperForm form)
    {
        var parts = form.Kind.Rule().Sections;
        return form.Document(form.Kind.Rule().IsLetter ? "Công văn" : DocumentTypes.Name(form.Kind.Rule().DocumentType) ?? form.Kind.Label(),
            [
                .. form.LegalBases.Count > 0 ? [new LegalBases(form.LegalBases)] : Array.Empty<Block>(),
                new Paragraph($"{form.IssuerName} trình bày nội dung của “{form.Kind.Label()}” ở đây."),
                .. parts.SelectMany((part, i) => new Block[] { Heading.Clause(i + 1, part.Label), new Paragraph($"Nội dung của phần “{part.Label}”{(part.IsRequired ? " (bắt buộc)" : "")}.") }),
                new Paragraph(form.Closing ?? $"{form.IssuerName} đề nghị các cơ quan, tổ chức có liên quan thực hiện."),
            ],
            form.Kind.Rule().IsLetter ? ["Cơ quan, tổ chức nhận văn bản"] : null);
    }
}
