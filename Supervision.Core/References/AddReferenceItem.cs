using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.References;

/// <summary>Adds one item to a reference. What it points to by code must stand there already: indicators, statements, the shortcoming that introduces it.</summary>
[Requires(Subject.ReferenceCase, Act.Write)]
public sealed record AddReferenceItem : ICommand<Created>
{
    public required Guid ReferenceCaseId { get; init; }
    public string? Code { get; init; }
    public string? Heading { get; init; }
    public string? Text { get; init; }
    public required ReferenceItemData Data { get; init; }

    public sealed class Validator : AbstractValidator<AddReferenceItem>
    {
        // What a source may mention without telling what it was.
        private static readonly ReferenceItemKind[] MayLackText = [ReferenceItemKind.Speech, ReferenceItemKind.OnSiteCheck, ReferenceItemKind.Petition];

        public Validator()
        {
            RuleFor(c => c.Code).MaximumLength(40);
            RuleFor(c => c.Heading).MaximumLength(500);
            RuleFor(c => c.Text).MaximumLength(20_000);
            RuleFor(c => c.Text).NotEmpty().When(c => c.Data is not null && !MayLackText.Contains(c.Data.ItemKind));
            RuleFor(c => c.Data).NotNull().SetInheritanceValidator(data =>
            {
                data.Add(new ReferenceItemRules.Participant());
                data.Add(new ReferenceItemRules.Paper());
                data.Add(new ReferenceItemRules.OnSiteCheck());
                data.Add(new ReferenceItemRules.Speech());
                data.Add(new ReferenceItemRules.Strength());
                data.Add(new ReferenceItemRules.Shortcoming());
                data.Add(new ReferenceItemRules.Cause());
                data.Add(new ReferenceItemRules.Statement());
                data.Add(new ReferenceItemRules.Duty<TaskData>());
                data.Add(new ReferenceItemRules.Duty<CommitmentData>());
            });
        }
    }
}

internal sealed class AddReferenceItemHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AddReferenceItem, Created>
{
    public async Task<Created> Handle(AddReferenceItem command, CancellationToken ct)
    {
        gate.Council(Subject.ReferenceCase, Act.Write);
        var number = await db.NextReferenceItem(command.ReferenceCaseId, ct);
        await DemandCodes(command, ct);

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO ReferenceItems (Id, CouncilId, ReferenceCaseId, Number, Kind, Code, Heading, Text, Data)
            VALUES (@id, @CouncilId, @ReferenceCaseId, @number, @Kind, @Code, @Heading, @Text, @Data)
            """, new
        {
            id,
            command.ReferenceCaseId,
            number,
            Kind = command.Data.ItemKind,
            command.Code,
            command.Heading,
            command.Text,
            Data = command.Data.ToColumn(),
        }, ct);
        journal.Add(new ReferenceItemAdded(command.ReferenceCaseId, id, number, command.Code, command.Text, command.Data));
        return new Created(id, number);
    }

    private async Task DemandCodes(AddReferenceItem command, CancellationToken ct)
    {
        switch (command.Data)
        {
            case ShortcomingData shortcoming:
                foreach (var code in shortcoming.Indicators) await DemandIndicator(code, "Data.Indicators");
                if (shortcoming.HeadingCode is { } heading)
                    await Demand(await Count(heading, ReferenceItemKind.Shortcoming), heading, "Data.HeadingCode");
                break;
            case TaskData task:
                foreach (var code in task.Sources) await Demand(await Count(code, ReferenceItemKind.Statement), code, "Data.Sources");
                break;
            case CommitmentData commitment:
                foreach (var code in commitment.Sources) await DemandIndicator(code, "Data.Sources");
                break;
        }

        async Task DemandIndicator(string code, string field) => await Demand(await db.Value<long>(
            "SELECT COUNT(*) FROM Indicators WHERE ReferenceCaseId = @ReferenceCaseId AND Code = @code AND CouncilId = @CouncilId", new { command.ReferenceCaseId, code }, ct), code, field);

        Task<long> Count(string code, ReferenceItemKind kind) => db.Value<long>("""
            SELECT COUNT(*) FROM ReferenceItems WHERE ReferenceCaseId = @ReferenceCaseId AND Code = @code AND Kind = @kind AND CouncilId = @CouncilId
            """, new { command.ReferenceCaseId, code, kind }, ct);

        static Task Demand(long found, string code, string field) => found > 0
            ? Task.CompletedTask
            : throw RefusedException.Invalid("reference.code", field, $"Hồ sơ tham chiếu không có mục mã “{code}” để dẫn tới.");
    }
}

public sealed record ReferenceItemAdded(Guid SubjectId, Guid ItemId, int Number, string? Code, string? Text, ReferenceItemData Data) : IEvent;
