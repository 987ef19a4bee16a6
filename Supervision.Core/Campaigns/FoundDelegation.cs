using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>
/// Founds the delegations of a campaign by the founding body's paper, to which the plan is attached (law 87/2015/QH13, Art. 62, 70, 80; Art. 86 for a group).
/// </summary>
[Requires(Subject.Campaign, Act.Approve)]
public sealed record FoundDelegation : ICommand<FoundedDelegations>, IVersioned
{
    public required Guid CampaignId { get; init; }
    public required int Version { get; init; }
    public required Paper FoundingPaper { get; init; }

    /// <summary>The day of the paper or a later one; it may lie in the past.</summary>
    public required DateOnly FoundedOn { get; init; }
    public required IReadOnlyList<NewDelegation> Delegations { get; init; }

    public sealed class Validator : AbstractValidator<FoundDelegation>
    {
        public Validator()
        {
            RuleFor(c => c.FoundingPaper).NotNull().SetValidator(new Paper.Numbered());
            RuleFor(c => c.Delegations).NotEmpty().Must(d => d.Count <= 20).WithMessage("“{PropertyName}” tối đa 20 mục.");
            RuleForEach(c => c.Delegations).ChildRules(delegation =>
            {
                delegation.RuleFor(d => d.Name).NotEmpty().MaximumLength(300);
                delegation.RuleFor(d => d.HeaderName).NotEmpty().MaximumLength(300);
                delegation.RuleFor(d => d.Members).NotEmpty().Must(m => m.Count <= 100).WithMessage("“{PropertyName}” tối đa 100 mục.");
                delegation.RuleFor(d => d.Members).Must(m => m.Count(x => x.Part == DelegationPart.Head) == 1).WithMessage("Mỗi Đoàn giám sát phải có đúng một Trưởng đoàn.");
                delegation.RuleFor(d => d.Members).Custom(static (members, context) =>
                {
                    foreach (var (first, again) in NewMember.Twice(members)) context.AddFailure($"{nameof(NewDelegation.Members)}[{again}].PersonId", $"Người này đã là {members[first].Part.Label()} của Đoàn; mỗi người giữ một vai trò trong Đoàn.");
                });
                delegation.RuleForEach(d => d.Members).SetValidator(new NewMember.Rules());
            });
        }
    }
}

/// <summary>What a member is to the inspected unit, where that is a conflict.</summary>
public enum RelationToUnit
{
    [Label("cấp trên trực tiếp của đơn vị")] DirectSuperior,
    [Label("giữ chức vụ trên cùng địa bàn với đơn vị")] SameLocality,
    [Label("giữ chức vụ tại đơn vị")] HoldsPost,
}

public sealed record NewDelegation
{
    /// <summary>"Đoàn giám sát số 1".</summary>
    public required string Name { get; init; }

    /// <summary>The bold line of its papers' header: "ĐOÀN GIÁM SÁT SỐ 1".</summary>
    public required string HeaderName { get; init; }

    /// <summary>The post that lets the head lead, in the words of the law: "Phó Chủ tịch HĐND", "Trưởng Ban".</summary>
    public string? HeadPost { get; init; }
    public required IReadOnlyList<NewMember> Members { get; init; }
}

public sealed record NewMember
{
    public required DelegationPart Part { get; init; }
    public required string Title { get; init; }

    /// <summary>The person's account, when the member works in the system.</summary>
    public Guid? PersonId { get; init; }
    public string? BodyName { get; init; }

    /// <summary>In what capacity the person takes part, where the paper says it.</summary>
    public string? Capacity { get; init; }

    /// <summary>How many people the line stands for.</summary>
    public int? HeadCount { get; init; }
    public RelationToUnit? Relation { get; init; }

    /// <summary>The relation was concluded by whoever typed it in, not stated.</summary>
    public bool RelationInferred { get; init; }

    /// <summary>Who stands more than once: where first, and where again.</summary>
    public static IEnumerable<(int First, int Again)> Twice(IReadOnlyList<NewMember>? members) =>
        from one in (members ?? []).Select((member, place) => (member.PersonId, place))
        where one.PersonId is not null
        group one.place by one.PersonId into places
        from again in places.Skip(1)
        select (places.First(), again);

    public sealed class Rules : AbstractValidator<NewMember>
    {
        public Rules()
        {
            RuleFor(m => m.Part).IsInEnum();
            RuleFor(m => m.Title).NotEmpty().MaximumLength(300);
            RuleFor(m => m.BodyName).MaximumLength(300);
            RuleFor(m => m.Capacity).MaximumLength(300);
            RuleFor(m => m.HeadCount).InclusiveBetween(1, 1000);
            RuleFor(m => m.Relation).IsInEnum();
        }
    }
}

/// <summary>The campaign with its new version, and its delegations in the order they were given.</summary>
public sealed record FoundedDelegations(Guid Id, int Version, IReadOnlyList<Guid> DelegationIds);

internal sealed class FoundDelegationHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<FoundDelegation, FoundedDelegations>
{
    public async Task<FoundedDelegations> Handle(FoundDelegation command, CancellationToken ct)
    {
        await gate.Campaign(command.CampaignId, Subject.Campaign, Act.Approve, ct);
        var campaign = await db.LoadCampaign(command.CampaignId, ct);
        await db.DemandVersion(campaign.Id, command.Version, campaign.Version, ct);
        DemandLawful(campaign, command.FoundingPaper, command.Delegations);
        EventDate.DemandIssued(nameof(command.FoundingPaper), command.FoundingPaper, clock.Today());
        EventDate.Demand(nameof(command.FoundedOn), command.FoundedOn, clock.Today(), [new PastEvent("ngày ban hành văn bản thành lập Đoàn", command.FoundingPaper.IssuedOn)]);

        var moved = campaign.Take(CampaignStep.Found, command.FoundedOn, clock.Today(), nameof(command.FoundedOn));
        await db.Save(campaign, ct);
        await db.AddPaper(campaign.Id, CampaignPaperKind.Founding, command.FoundingPaper, ct);
        var ids = new List<Guid>();
        foreach (var (delegation, i) in command.Delegations.Select((d, i) => (d, i)))
        {
            var id = Guid.CreateVersion7();
            ids.Add(id);
            await db.Execute("""
                INSERT INTO Delegations (Id, CouncilId, CampaignId, Number, Name, HeaderName)
                VALUES (@id, @CouncilId, @CampaignId, @Number, @Name, @HeaderName)
                """, new { id, command.CampaignId, Number = i + 1, delegation.Name, delegation.HeaderName }, ct);
            foreach (var (member, j) in delegation.Members.Select((m, j) => (m, j)))
                await db.AddMember(command.CampaignId, id, j + 1, member, null, ct);
        }
        journal.Add(moved);
        await db.TellFounded(campaign, $"{command.FoundingPaper.Type} số {command.FoundingPaper.Reference}", actor, ct);
        journal.Add(new DelegationFounded(campaign.Id, command.FoundingPaper, command.Delegations));
        return new FoundedDelegations(campaign.Id, campaign.Version + 1, ids);
    }

    private static void DemandLawful(Campaign campaign, Paper paper, IReadOnlyList<NewDelegation> delegations)
    {
        if (RuleSets.Shipped.Get(campaign.RuleSetCode).DelegationOf(campaign.SubjectKind.Legal()) is not { } rule) return;
        if (!paper.Type.Equals(rule.FoundingPaper, StringComparison.OrdinalIgnoreCase))
            throw RefusedException.Invalid("campaign.founding_paper", "FoundingPaper.Type",
                $"{campaign.SubjectKind.Label()} thành lập Đoàn giám sát bằng “{rule.FoundingPaper}”, không phải “{paper.Type}” ({rule.Article}).");
        foreach (var (delegation, i) in delegations.Select((d, i) => (d, i)))
            DelegationRows.DemandHead(campaign, delegation.HeadPost, $"Delegations[{i}].HeadPost");
    }
}

/// <summary>Who may act in a campaign follows from its delegations, so the journal keeps them whole.</summary>
public sealed record DelegationFounded(Guid SubjectId, Paper FoundingPaper, IReadOnlyList<NewDelegation> Delegations) : IEvent;
