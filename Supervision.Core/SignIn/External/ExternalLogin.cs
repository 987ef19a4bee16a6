using System.Text.Json;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.SignIn.External;

/// <summary>Whether somebody who is known to a provider may come in.</summary>
public enum ExternalLoginStatus
{
    [Label("Chờ phê duyệt")] Waiting,
    [Label("Đã phê duyệt")] Approved,
    [Label("Từ chối")] Refused,
}

/// <summary>A login's row.</summary>
internal sealed record ExternalLogin
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid ProviderId { get; init; }
    public required string Subject { get; init; }
    public required ExternalLoginStatus Status { get; init; }
    public Guid? PersonId { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }
    public Guid? UnitId { get; init; }
    public required string Roles { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public string? Reason { get; init; }
    public required int Version { get; init; }

    public IReadOnlyList<HeldRole> RoleList => JsonSerializer.Deserialize<HeldRole[]>(Roles, Journal.Json) ?? [];
}

internal static class ExternalLoginRows
{
    public const string Columns = "e.Seq, e.Id, e.ProviderId, e.Subject, e.Status, e.PersonId, e.Name, e.Email, e.UnitId, e.Roles, e.FirstSeenAt, e.Reason, e.Version FROM ExternalLogins e";

    public static async Task<ExternalLogin> LoadExternalLogin(this Db db, Guid id, int version, CancellationToken ct)
    {
        var login = await db.Find<ExternalLogin>("SELECT " + Columns + " WHERE e.Id = @id AND e.CouncilId = @CouncilId", new { id }, ct) ?? throw RefusedException.NotFound("người đăng nhập từ hệ thống định danh");
        await db.DemandVersion(login.Id, version, login.Version, ct);
        return login;
    }
}

/// <summary>Who came from identity providers, those waiting or with another status, in the order they came.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record ExternalLoginList : IQuery<Page<ExternalLoginLine>>
{
    public ExternalLoginStatus Status { get; init; } = ExternalLoginStatus.Waiting;
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<ExternalLoginList>
    {
        public Validator()
        {
            RuleFor(q => q.Status).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record ExternalLoginLine
{
    public required Guid Id { get; init; }
    public required string ProviderName { get; init; }
    public required string Subject { get; init; }
    public required ExternalLoginStatus Status { get; init; }

    /// <summary>As the provider names them.</summary>
    public required string Name { get; init; }
    public string? Email { get; init; }

    /// <summary>The unit that the provider's claim names; none for the council's own.</summary>
    public Guid? UnitId { get; init; }
    public string? UnitName { get; init; }

    /// <summary>What the rules propose.</summary>
    public required IReadOnlyList<HeldRole> Roles { get; init; }

    /// <summary>Whom they were found to be.</summary>
    public Guid? PersonId { get; init; }
    public string? PersonName { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public string? Reason { get; init; }
    public required int Version { get; init; }
}

internal sealed class ExternalLoginListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<ExternalLoginList, Page<ExternalLoginLine>>
{
    public async Task<Page<ExternalLoginLine>> Handle(ExternalLoginList query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        var page = await db.Page<Row>("""
            SELECT e.Seq, e.Id, e.Subject, e.Status, e.Name, e.Email, e.UnitId, e.Roles, e.PersonId, e.FirstSeenAt, e.Reason, e.Version, q.Name AS ProviderName, h.Name AS PersonName, n.Name AS UnitName
            FROM ExternalLogins e
            JOIN IdentityProviders q ON q.Id = e.ProviderId
            LEFT JOIN People h ON h.Id = e.PersonId
            LEFT JOIN Units u ON u.Id = e.UnitId
            """ + Units.UnitNaming.OnDay + """
            WHERE e.CouncilId = @CouncilId AND e.Status = @Status AND (@After IS NULL OR e.Seq > @After)
            ORDER BY e.Seq
            """, new { query.Status, On = clock.Today(), After = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
        return new Page<ExternalLoginLine>([.. page.Items.Select(row => row.Line)], page.Next);
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required string ProviderName { get; init; }
        public required string Subject { get; init; }
        public required ExternalLoginStatus Status { get; init; }
        public required string Name { get; init; }
        public string? Email { get; init; }
        public Guid? UnitId { get; init; }
        public string? UnitName { get; init; }
        public required string Roles { get; init; }
        public Guid? PersonId { get; init; }
        public string? PersonName { get; init; }
        public required DateTimeOffset FirstSeenAt { get; init; }
        public string? Reason { get; init; }
        public required int Version { get; init; }

        public ExternalLoginLine Line => new()
        {
            Id = Id,
            ProviderName = ProviderName,
            Subject = Subject,
            Status = Status,
            Name = Name,
            Email = Email,
            UnitId = UnitId,
            UnitName = UnitName,
            Roles = JsonSerializer.Deserialize<HeldRole[]>(Roles, Journal.Json) ?? [],
            PersonId = PersonId,
            PersonName = PersonName,
            FirstSeenAt = FirstSeenAt,
            Reason = Reason,
            Version = Version,
        };
    }
}
