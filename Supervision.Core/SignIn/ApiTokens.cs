using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.SignIn;

/// <summary>
/// Makes a token for another system: named, for what it may do and no more, until a day. It acts as a person of its own without a way to sign in, or as whoever makes it; never as somebody else who
/// signs in. It is shown this once.
/// </summary>
[Requires(Subject.Config, Act.Write), AnswersOnce]
public sealed record MakeApiToken : ICommand<MadeToken>
{
    public required Guid PersonId { get; init; }

    /// <summary>Which system it is for.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do, of what the person's roles give.</summary>
    public required IReadOnlyList<Permission> Scopes { get; init; }

    /// <summary>The one role it acts in; without one, all that the person holds.</summary>
    public Role? ActingAs { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly ValidTo { get; init; }

    public sealed class Validator : AbstractValidator<MakeApiToken>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Scopes).NotEmpty().Must(scopes => scopes.Count <= 60 && scopes.Distinct().Count() == scopes.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
            RuleForEach(c => c.Scopes).ChildRules(scope =>
            {
                scope.RuleFor(s => s.Subject).IsInEnum();
                scope.RuleFor(s => s.Act).IsInEnum();
            });
            RuleFor(c => c.ActingAs).IsInEnum();
        }
    }
}

public sealed record MadeToken(Guid Id, string Token, DateTimeOffset ExpiresAt);

/// <summary>Tokens of integrations of the council, the ended ones too.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record ApiTokenList : IQuery<IReadOnlyList<ApiTokenLine>>;

public sealed record ApiTokenLine
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public Role? ActingAs { get; init; }
    public IReadOnlyList<Permission> Scopes { get; init; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Exact to five minutes.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>Ends a token at once.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record RevokeApiToken : ICommand<TokenRevoked>
{
    public required Guid TokenId { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<RevokeApiToken>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

public sealed record TokenRevoked(Guid Id);

internal sealed class ApiTokensHandler(Db db, Gate gate, Journal journal, Actor actor, AccountManager accounts, TimeProvider clock) :
    IRequestHandler<MakeApiToken, MadeToken>, IRequestHandler<ApiTokenList, IReadOnlyList<ApiTokenLine>>, IRequestHandler<RevokeApiToken, TokenRevoked>
{
    private const int LongestInDays = 366;

    public async Task<MadeToken> Handle(MakeApiToken command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var today = clock.Today();
        if (command.ValidTo < today || command.ValidTo > today.AddDays(LongestInDays))
            throw RefusedException.Invalid("token.valid_to", nameof(command.ValidTo), $"Mã kết nối có hạn trong vòng {LongestInDays} ngày kể từ hôm nay.");
        if (await accounts.Find(command.PersonId, ct) is not { IsActive: true } account || account.CouncilId != actor.CouncilId) throw RefusedException.NotFound("người dùng");
        if (account.Id != actor.PersonId && account is not { UserName: null, PasswordHash: null, Email: null, Phone: null })
            throw RefusedException.Conflict("token.person", "Mã kết nối chỉ cấp cho chính mình hoặc cho người dùng kỹ thuật (không có tên đăng nhập, thư điện tử, điện thoại); không cấp thay người khác.", nameof(command.PersonId));
        if (await db.Value<long>("SELECT COUNT(*) FROM UnitContacts WHERE PersonId = @PersonId AND CouncilId = @CouncilId", command, ct) > 0)
            throw RefusedException.Conflict("token.person", "Người này do một đơn vị nêu để xác nhận qua đường dẫn, không phải người dùng kỹ thuật.", nameof(command.PersonId));
        var roles = (await db.List<RoleRow>("""
            SELECT Role FROM RoleAssignments WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND ValidFrom <= @today AND (ValidTo IS NULL OR ValidTo >= @today)
            """, new { command.PersonId, today }, ct)).Select(row => row.Role).Where(role => command.ActingAs is null || role == command.ActingAs).ToList();
        if (command.Scopes.FirstOrDefault(scope => !PermissionMatrix.AllowsAny(roles, scope.Subject, scope.Act)) is { } beyond)
            throw RefusedException.Invalid("token.scopes", nameof(command.Scopes), $"Vai trò của người này không được {beyond.Act.Label()} {beyond.Subject.Label()}.");

        var (id, token, expiresAt) = (Guid.CreateVersion7(), Secrets.Token(), command.ValidTo.AddDays(1).At(TimeOnly.MinValue));
        await db.Execute("""
            INSERT INTO AccessTokens (Id, CouncilId, PersonId, TokenHash, ActingAs, Name, Scopes, CreatedBy, CreatedAt, ExpiresAt)
            VALUES (@id, @CouncilId, @PersonId, @TokenHash, @ActingAs, @Name, @Scopes, @ActorId, @Now, @expiresAt)
            """, new { id, command.PersonId, TokenHash = Secrets.HashOf(token), command.ActingAs, command.Name, Scopes = string.Join(' ', command.Scopes), Now = clock.GetUtcNow(), expiresAt }, ct);
        journal.Add(new ApiTokenMade(command.PersonId, id, command.Name, command.Scopes, command.ActingAs, command.ValidTo));
        return new MadeToken(id, token, expiresAt);
    }

    public async Task<IReadOnlyList<ApiTokenLine>> Handle(ApiTokenList query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        return [.. (await db.List<TokenRow>("""
            SELECT t.Id, t.Name, t.PersonId, p.Name AS PersonName, t.ActingAs, t.Scopes, t.CreatedAt, t.ExpiresAt, t.RevokedAt, t.LastUsedAt
            FROM AccessTokens t JOIN People p ON p.Id = t.PersonId
            WHERE t.CouncilId = @CouncilId AND t.Name IS NOT NULL
            ORDER BY t.Seq DESC
            """, null, ct)).Select(row => new ApiTokenLine
        {
            Id = row.Id,
            Name = row.Name,
            PersonId = row.PersonId,
            PersonName = row.PersonName,
            ActingAs = row.ActingAs,
            Scopes = [.. (row.Scopes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Permission.Read)],
            CreatedAt = row.CreatedAt,
            ExpiresAt = row.ExpiresAt,
            RevokedAt = row.RevokedAt,
            LastUsedAt = row.LastUsedAt,
        })];
    }

    public async Task<TokenRevoked> Handle(RevokeApiToken command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var before = await db.Find<TokenRow>("""
            SELECT t.Id, t.Name, t.PersonId, p.Name AS PersonName, t.ActingAs, t.Scopes, t.CreatedAt, t.ExpiresAt, t.RevokedAt, t.LastUsedAt
            FROM AccessTokens t JOIN People p ON p.Id = t.PersonId
            WHERE t.Id = @TokenId AND t.CouncilId = @CouncilId AND t.Name IS NOT NULL
            """, command, ct) ?? throw RefusedException.NotFound("mã kết nối");
        if (before.RevokedAt is not null) throw RefusedException.Conflict("token.revoked", "Mã kết nối này đã bị thu hồi.");
        await db.Execute("UPDATE AccessTokens SET RevokedAt = @Now WHERE Id = @TokenId AND CouncilId = @CouncilId", new { command.TokenId, Now = clock.GetUtcNow() }, ct);
        journal.Add(new ApiTokenRevoked(before.PersonId, before.Id, before.Name, command.Reason), new { before.LastUsedAt });
        return new TokenRevoked(before.Id);
    }

    private sealed record RoleRow
    {
        public required Role Role { get; init; }
    }

    private sealed record TokenRow
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public required Guid PersonId { get; init; }
        public required string PersonName { get; init; }
        public Role? ActingAs { get; init; }
        public string? Scopes { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
        public DateTimeOffset? RevokedAt { get; init; }
        public DateTimeOffset? LastUsedAt { get; init; }
    }
}

public sealed record ApiTokenMade(Guid SubjectId, Guid TokenId, string Name, IReadOnlyList<Permission> Scopes, Role? ActingAs, DateOnly ValidTo) : IRightsChanged;

public sealed record ApiTokenRevoked(Guid SubjectId, Guid TokenId, string Name, string Reason) : IRightsChanged;
