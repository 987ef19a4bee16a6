using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>
/// Changes who is in a delegation by a paper of the body that founded it. Whoever leaves has no rights of the delegation from then on; what names them stays as it was written.
/// </summary>
[Requires(Subject.Campaign, Act.Approve)]
public sealed record ChangeDelegation : ICommand<Changed>, IVersioned
{
    public required Guid CampaignId { get; init; }
    public required Guid DelegationId { get; init; }

    /// <summary>The version of the campaign.</summary>
    public required int Version { get; init; }

    /// <summary>The paper that changes it.</summary>
    public required Paper Paper { get; init; }

    /// <summary>From when the change holds; it may lie in the past.</summary>
    public required DateOnly ChangedOn { get; init; }

    /// <summary>The rows of the members who leave.</summary>
    public IReadOnlyList<Guid> Leaving { get; init; } = [];
    public IReadOnlyList<NewMember> Joining { get; init; } = [];

    /// <summary>The post that lets a new head lead, in the words of the law.</summary>
    public string? HeadPost { get; init; }

    public sealed class Validator : AbstractValidator<ChangeDelegation>
    {
        public Validator()
        {
            RuleFor(c => c.Paper).NotNull().SetValidator(new Paper.Numbered());
            RuleFor(c => c.Leaving).NotNull();
            RuleFor(c => c.Joining).NotNull().Must(j => j.Count <= 100).WithMessage("“{PropertyName}” tối đa 100 mục.");
            RuleFor(c => c.Joining).Must((c, joining) => joining.Count + c.Leaving.Count > 0).WithMessage("Hãy chọn người thôi tham gia hoặc ghi thành viên mới.");
            RuleForEach(c => c.Joining).SetValidator(new NewMember.Rules());
        }
    }
}

internal sealed class ChangeDelegationHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<ChangeDelegation, Changed>
{
    public async Task<Changed> Handle(ChangeDelegation command, CancellationToken ct)
    {
        await gate.Campaign(command.CampaignId, Subject.Campaign, Act.Approve, ct);
        var campaign = await db.LoadCampaign(command.CampaignId, ct);
        await db.DemandVersion(campaign.Id, command.Version, campaign.Version, ct);
        if (!CampaignLife.HasDelegation(campaign.Status))
            throw RefusedException.Conflict("delegation.ended", $"Cuộc giám sát đang ở trạng thái “{campaign.Status.Label()}” nên không thay đổi thành viên Đoàn giám sát.");
        var rows = await db.List<Row>("""
            SELECT Id, Role AS Part, Number, Title, PersonId, BodyName, JoinedOn, LeftOn
            FROM DelegationMembers WHERE DelegationId = @DelegationId AND CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Number
            """, new { command.DelegationId, command.CampaignId }, ct);
        if (rows.Count == 0) throw RefusedException.NotFound("Đoàn giám sát");
        var members = rows.Where(row => row.LeftOn is null).ToList();
        if (command.Leaving.Any(id => members.All(row => row.Id != id))) throw RefusedException.NotFound("thành viên");
        EventDate.DemandIssued(nameof(command.Paper), command.Paper, clock.Today());
        DemandDay(command, campaign, members);
        DemandComposition(command, campaign, [.. members.Where(row => !command.Leaving.Contains(row.Id))]);

        // Rights go by PersonId: where there is none, there are none.
        await db.ExecuteEach("""
            UPDATE DelegationMembers SET FormerPersonId = PersonId, PersonId = NULL, LeftOn = @ChangedOn
            WHERE Id = @id AND DelegationId = @DelegationId AND CouncilId = @CouncilId AND LeftOn IS NULL
            """, command.Leaving.Distinct().Select(id => new { command.ChangedOn, id, command.DelegationId }), ct);
        foreach (var (member, i) in command.Joining.Select((member, i) => (member, i)))
            await db.AddMember(campaign.Id, command.DelegationId, rows[^1].Number + i + 1, member, command.ChangedOn, ct);
        await db.Save(campaign, ct);
        await db.AddPaper(campaign.Id, CampaignPaperKind.Adjustment, command.Paper, ct);
        journal.Add(new DelegationChanged(campaign.Id, command.DelegationId, command.Paper, command.ChangedOn, command.Leaving, command.Joining, command.HeadPost), new { Members = members });
        return new Changed(campaign.Id, campaign.Version + 1);
    }

    private void DemandDay(ChangeDelegation command, Campaign campaign, IReadOnlyList<Row> members) => EventDate.Demand(nameof(command.ChangedOn), command.ChangedOn, clock.Today(),
    [
        new PastEvent("ngày thành lập Đoàn giám sát", campaign.FoundedOn),
        new PastEvent("ngày ban hành văn bản thay đổi thành viên", command.Paper.IssuedOn),
        new PastEvent("ngày tham gia Đoàn của người thôi tham gia", members.Where(row => command.Leaving.Contains(row.Id)).Max(row => row.JoinedOn)),
    ]);

    private static void DemandComposition(ChangeDelegation command, Campaign campaign, IReadOnlyList<Row> staying)
    {
        var people = staying.Where(row => row.PersonId is not null).Select(row => row.PersonId!.Value).ToHashSet();
        foreach (var (member, i) in command.Joining.Select((member, i) => (member, i)))
            if (member.PersonId is { } person && !people.Add(person))
                throw RefusedException.Invalid("delegation.twice", $"Joining[{i}].PersonId", "Người này đã có trong Đoàn giám sát.");
        var heads = staying.Count(row => row.Part is DelegationPart.Head) + command.Joining.Count(member => member.Part is DelegationPart.Head);
        if (heads != 1)
            throw RefusedException.Invalid("delegation.one_head", nameof(command.Joining), heads == 0
                ? "Trưởng đoàn thôi tham gia thì văn bản phải nêu Trưởng đoàn mới: mỗi Đoàn giám sát có đúng một Trưởng đoàn."
                : "Mỗi Đoàn giám sát phải có đúng một Trưởng đoàn: chọn Trưởng đoàn cũ vào những người thôi tham gia.");
        if (command.Joining.Any(member => member.Part is DelegationPart.Head)) DelegationRows.DemandHead(campaign, command.HeadPost, nameof(command.HeadPost));
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required DelegationPart Part { get; init; }
        public required int Number { get; init; }
        public required string Title { get; init; }
        public Guid? PersonId { get; init; }
        public string? BodyName { get; init; }
        public DateOnly? JoinedOn { get; init; }
        public DateOnly? LeftOn { get; init; }
    }
}

/// <summary>Who may act in a campaign follows from its delegations, so the journal keeps who left and who joined.</summary>
/// <param name="Leaving">The rows of who left; who they were stands in what was before.</param>
public sealed record DelegationChanged(
    Guid SubjectId, Guid DelegationId, Paper Paper, DateOnly ChangedOn, IReadOnlyList<Guid> Leaving, IReadOnlyList<NewMember> Joining, string? HeadPost) : IEvent;
