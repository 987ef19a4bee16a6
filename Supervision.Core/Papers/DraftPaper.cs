using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>Begins a paper of a kind, filled with what the system knows of its subject.</summary>
[Requires(Subject.Paper, Act.Write)]
[ForArchived("Corrections and papers about the dossier are begun; it asks for their kind.")]
public sealed record DraftPaper : ICommand<Created>
{
    public required PaperKind Kind { get; init; }

    /// <summary>What it is about: the visit, task, extension request, conclusion, report or paper, by its kind.</summary>
    public Guid? SubjectId { get; init; }
    public Guid? CampaignId { get; init; }

    /// <summary>The unit it is written to, where its subject does not say.</summary>
    public Guid? AddresseeUnitId { get; init; }

    public sealed class Validator : AbstractValidator<DraftPaper>
    {
        public Validator() => RuleFor(c => c.Kind).IsInEnum();
    }
}

internal sealed class DraftPaperHandler(Db db, Journal journal, Gate gate, Actor actor, PaperComposing composing, TimeProvider clock) : IRequestHandler<DraftPaper, Created>
{
    public async Task<Created> Handle(DraftPaper command, CancellationToken ct)
    {
        if (command.CampaignId is { } campaign) DemandOpen(command.Kind, await gate.Campaign(campaign, Subject.Paper, Act.Write, ct));
        else gate.Council(Subject.Paper, Act.Write);
        DemandMayWrite(command.Kind);
        var start = await composing.Of(command.Kind).Start(new PaperSource(command.Kind, command.SubjectId, command.CampaignId, command.AddresseeUnitId, clock.Today()), ct);
        if (command.CampaignId is null && start.CampaignId is { } found) DemandOpen(command.Kind, await gate.Campaign(found, Subject.Paper, Act.Write, ct));
        var rule = command.Kind.Rule();
        var paper = new OfficialPaper
        {
            Id = Guid.CreateVersion7(),
            Kind = command.Kind,
            SubjectId = command.SubjectId,
            CampaignId = start.CampaignId ?? command.CampaignId,
            BodyId = start.BodyId,
            AuthorUnitId = rule.IsOfUnit ? actor.UnitId : start.AuthorUnitId,
            AddresseeUnitId = start.AddresseeUnitId ?? command.AddresseeUnitId,
            AnswersId = start.AnswersId,
            CorrectsId = start.CorrectsId,
            Status = PaperStatus.Draft,
            Force = PaperForce.None,
            Title = start.Title,
            Content = start.Content.Write(),
            DocumentType = rule.DocumentType,
            DraftedBy = actor.PersonId,
            DraftedAt = clock.GetUtcNow(),
            Version = 1,
        };
        await db.Insert(paper, ct);
        journal.Add(new PaperDrafted(paper.Id, paper.Kind, paper.SubjectId, paper.CampaignId, paper.AddresseeUnitId, paper.Title));
        return new Created(paper.Id);
    }

    private static void DemandOpen(PaperKind kind, CampaignAccess access)
    {
        if (!kind.Rule().IsForArchived) CampaignLife.DemandTakesWork(access.Status);
    }

    private void DemandMayWrite(PaperKind kind)
    {
        if (kind.Rule().OwnedBy is not null)
            throw RefusedException.Invalid("paper.kind", nameof(DraftPaper.Kind), "Loại văn bản này được soạn từ chính hồ sơ của nó (kết luận, báo cáo, biên bản), không soạn riêng.");
        if (PaperAuthors.Refusal(kind, actor) is { } refusal) throw refusal;
    }
}

public sealed record PaperDrafted(Guid SubjectId, PaperKind Kind, Guid? About, Guid? CampaignId, Guid? AddresseeUnitId, string Title) : IEvent;
