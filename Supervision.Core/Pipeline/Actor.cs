using Supervision.Core.Access;

namespace Supervision.Core.Pipeline;

/// <summary>Who a request comes from: a person of one council (or of one unit that it supervises), with the roles held today.</summary>
public sealed record ActorIdentity
{
    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    public required Guid CouncilId { get; init; }

    /// <summary>The inspected unit the person works for; null for the council's own people.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Roles held, or the one chosen where a person with several acts in one of them.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Every role held today, whichever was chosen.</summary>
    public IReadOnlyList<Role> Held { get; init; } = [];

    /// <summary>The bodies the person leads as <see cref="Role.CommitteeLeader"/>; those where they only sit are not among them.</summary>
    public IReadOnlyList<Guid> LedBodyIds { get; init; } = [];

    /// <summary>The role chosen for this request, when one was.</summary>
    public Role? ActingAs { get; init; }

    /// <summary>Who the actor stands in for, where a role of somebody else was chosen.</summary>
    public StoodInFor? ActingFor { get; init; }

    /// <summary>Roles of others that the actor may choose today, standing in for them.</summary>
    public IReadOnlyList<StoodInFor> StandsInFor { get; init; } = [];

    /// <summary>The session that the request came by; null for a token.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>What a token of an integration is confined to; null where everything that the roles give is given.</summary>
    public IReadOnlyList<Permission>? Scope { get; init; }

    /// <summary>Holds a role that the council asks a second factor of, and came in without one: nothing but setting it up is open.</summary>
    public bool MustSetUpSecondFactor { get; init; }

    /// <summary>The one matter that the actor is kept to who came by a link; null for everybody with an account.</summary>
    public LinkTie? Link { get; init; }

    /// <summary>Network address, for the journal.</summary>
    public string? Origin { get; init; }

    /// <summary>No person: the system itself, in a scheduled job.</summary>
    public bool IsSystem { get; init; }

    /// <summary>The system at work in one council. It holds no role: it may send what is <see cref="SystemOnlyAttribute"/> and nothing else.</summary>
    public static ActorIdentity System(Guid councilId, string jobCode) => new()
    {
        PersonId = Guid.Empty,
        Name = "Hệ thống",
        CouncilId = councilId,
        Roles = [],
        Origin = $"job {jobCode}",
        IsSystem = true,
    };
}

/// <summary>A role of somebody else that is held in their place.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Until">The last day.</param>
public sealed record StoodInFor(Guid PersonId, string Name, Role Role, DateOnly Until);

/// <summary>The actor of this scope. Nobody until somebody is signed in; reading it then refuses.</summary>
public sealed class Actor
{
    private ActorIdentity? _identity;

    public bool IsKnown => _identity is not null;

    public ActorIdentity Identity => _identity ?? throw RefusedException.Unauthenticated();

    public Guid PersonId => Identity.PersonId;

    public Guid CouncilId => Identity.CouncilId;

    public Guid? UnitId => Identity.UnitId;

    /// <summary>Called once, by whoever established who it is.</summary>
    public void Become(ActorIdentity identity) => _identity = identity;
}
