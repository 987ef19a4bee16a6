using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Campaigns.Board;

/// <summary>One campaign as the board shows it: its nearest time limit and what is missing for its next step. For those who conduct it; a unit and who was invited are told nothing.</summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record CampaignNext(Guid CampaignId) : IQuery<CampaignNextView>
{
    public sealed class Validator : AbstractValidator<CampaignNext>
    {
        public Validator() => RuleFor(q => q.CampaignId).NotEmpty();
    }
}

/// <param name="Card">Null for a unit and for who was only invited.</param>
public sealed record CampaignNextView(BoardCard? Card);

internal sealed class CampaignNextHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<CampaignNext, CampaignNextView>
{
    private const string Sql = "SELECT " + BoardReader.Counts + "WHERE c.Id = @CampaignId AND c.CouncilId = @CouncilId";

    public async Task<CampaignNextView> Handle(CampaignNext query, CancellationToken ct)
    {
        var access = await gate.Campaign(query.CampaignId, Subject.Campaign, Act.Read, ct);
        if (access.IsUnit || access.IsInvited) return new CampaignNextView(null);
        var today = clock.Today();
        var rows = await db.List<BoardRow>(Sql, new { query.CampaignId, Today = today }, ct);
        return new CampaignNextView((await db.Cards(actor, rows, today, ct)).Single());
    }
}
