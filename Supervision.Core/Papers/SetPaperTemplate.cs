using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>Sets what stands around the text of a kind's papers from a day on, for the council or one body of it; the template before it ends the day before.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetPaperTemplate : ICommand<Created>
{
    public required PaperKind Kind { get; init; }

    /// <summary>The body whose papers it is for; none for all that have no template of their own.</summary>
    public Guid? BodyId { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required PaperTemplateContent Template { get; init; }

    public sealed class Validator : AbstractValidator<SetPaperTemplate>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Template).NotNull().SetValidator(new PaperTemplateContent.Rules());
            RuleFor(c => c.Template.SymbolTemplate).Null().When(c => c.Template is not null && Enum.IsDefined(c.Kind) && c.Kind.Rule().DocumentType is null)
                .WithMessage("Loại văn bản này không lấy số nên không có ký hiệu.");
        }
    }
}

internal sealed class SetPaperTemplateHandler(Db db, Journal journal, Gate gate) : IRequestHandler<SetPaperTemplate, Created>
{
    public async Task<Created> Handle(SetPaperTemplate command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        await db.DemandBody(command.BodyId, ct);
        var key = new { command.Kind, command.BodyId, command.ValidFrom, Before = command.ValidFrom.AddDays(-1) };
        var last = await db.Value<DateOnly?>("""
            SELECT MAX(ValidFrom) FROM PaperTemplates
            WHERE CouncilId = @CouncilId AND Kind = @Kind AND (BodyId = @BodyId OR (BodyId IS NULL AND @BodyId IS NULL))
            """, key, ct);
        if (last >= command.ValidFrom)
            throw RefusedException.Invalid("template.valid_from", nameof(command.ValidFrom), $"Mẫu mới phải có hiệu lực sau mẫu hiện có ({VietnameseDate.Short(last.Value)}).");
        await db.Execute("""
            UPDATE PaperTemplates SET ValidTo = @Before, Version = Version + 1
            WHERE CouncilId = @CouncilId AND Kind = @Kind AND (BodyId = @BodyId OR (BodyId IS NULL AND @BodyId IS NULL)) AND (ValidTo IS NULL OR ValidTo >= @ValidFrom)
            """, key, ct);
        var (id, row) = (Guid.CreateVersion7(), command.Template.Row);
        await db.Execute("""
            INSERT INTO PaperTemplates (Id, CouncilId, Kind, BodyId, ValidFrom, SuperiorBody, IssuingBody, SymbolTemplate, AuthorityLines, SignerName, SignerPost, Recipients, Archive, LegalBases, Closing, Version)
            VALUES (@id, @CouncilId, @Kind, @BodyId, @ValidFrom, @SuperiorBody, @IssuingBody, @SymbolTemplate, @AuthorityLines, @SignerName, @SignerPost, @Recipients, @Archive, @LegalBases, @Closing, 1)
            """, new
        {
            id,
            command.Kind,
            command.BodyId,
            command.ValidFrom,
            row.SuperiorBody,
            row.IssuingBody,
            row.SymbolTemplate,
            row.AuthorityLines,
            row.SignerName,
            row.SignerPost,
            row.Recipients,
            row.Archive,
            row.LegalBases,
            row.Closing,
        }, ct);
        journal.Add(new PaperTemplateSet(id, command.Kind, command.BodyId, command.ValidFrom, command.Template));
        return new Created(id);
    }
}

internal static class PaperTemplateRows
{
    /// <summary>A body of this council, or none.</summary>
    public static async Task DemandBody(this Db db, Guid? bodyId, CancellationToken ct)
    {
        if (bodyId is not null && await db.Value<long>("SELECT COUNT(*) FROM Bodies WHERE Id = @bodyId AND CouncilId = @CouncilId", new { bodyId }, ct) == 0)
            throw RefusedException.NotFound("cơ quan của Hội đồng nhân dân");
    }
}

public sealed record PaperTemplateSet(Guid SubjectId, PaperKind Kind, Guid? BodyId, DateOnly ValidFrom, PaperTemplateContent Template) : IEvent;
