using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Notices;

/// <summary>The council's messaging gateways. Their secrets are never shown again.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record WebhookList : IQuery<IReadOnlyList<WebhookLine>>;

public sealed record WebhookLine
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Url { get; init; }
    public required bool IsActive { get; init; }
    public required int Version { get; init; }
}

internal sealed class WebhookListHandler(Db db, Gate gate) : IRequestHandler<WebhookList, IReadOnlyList<WebhookLine>>
{
    public Task<IReadOnlyList<WebhookLine>> Handle(WebhookList query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        return db.List<WebhookLine>("SELECT Id, Name, Url, IsActive, Version FROM Webhooks WHERE CouncilId = @CouncilId ORDER BY Seq", null, ct);
    }
}

/// <summary>Adds a gateway (Zalo, SMS) that is called with a signed body for everybody who has a telephone number.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record AddWebhook : ICommand<Created>
{
    public required string Name { get; init; }

    /// <summary>https; http only to this very machine.</summary>
    public required string Url { get; init; }

    /// <summary>Signs what is sent (HMAC-SHA256); shared with the gateway, 16 characters at least.</summary>
    public required string Secret { get; init; }

    public sealed class Validator : AbstractValidator<AddWebhook>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Url).WebhookUrl();
            RuleFor(c => c.Secret).Length(16, 200);
        }
    }
}

internal sealed class AddWebhookHandler(Db db, Journal journal, Gate gate, ISecretKeeper secrets) : IRequestHandler<AddWebhook, Created>
{
    public async Task<Created> Handle(AddWebhook command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Webhooks (Id, CouncilId, Name, Url, Secret, ProtectedSecret, IsActive, Version) VALUES (@id, @CouncilId, @Name, @Url, '', @Kept, 1, 1)
            """, new { id, command.Name, command.Url, Kept = secrets.Protect(command.Secret) }, ct);
        journal.Add(new WebhookAdded(id, command.Name, command.Url));
        return new Created(id);
    }
}

public sealed record WebhookAdded(Guid SubjectId, string Name, string Url) : IEvent;

/// <summary>Changes a gateway or turns it off; what was waiting for one that is off is given up, and may be sent again once it is on.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record ChangeWebhook : ICommand<Changed>, IVersioned
{
    public required Guid WebhookId { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required string Url { get; init; }

    /// <summary>A new secret; none keeps the old one.</summary>
    public string? Secret { get; init; }
    public required bool IsActive { get; init; }

    public sealed class Validator : AbstractValidator<ChangeWebhook>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Url).WebhookUrl();
            RuleFor(c => c.Secret!).Length(16, 200).When(c => c.Secret is not null);
        }
    }
}

internal sealed class ChangeWebhookHandler(Db db, Journal journal, Gate gate, ISecretKeeper secrets) : IRequestHandler<ChangeWebhook, Changed>
{
    public async Task<Changed> Handle(ChangeWebhook command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var before = await db.Find<WebhookLine>("SELECT Id, Name, Url, IsActive, Version FROM Webhooks WHERE Id = @WebhookId AND CouncilId = @CouncilId", command, ct)
            ?? throw RefusedException.NotFound("cổng nhắn tin");
        await db.DemandVersion(before.Id, command.Version, before.Version, ct);
        await db.Update("""
            UPDATE Webhooks
            SET Name = @Name, Url = @Url, Secret = CASE WHEN @Kept IS NULL THEN Secret ELSE '' END, ProtectedSecret = COALESCE(@Kept, ProtectedSecret), IsActive = @IsActive,
                Version = Version + 1
            WHERE Id = @WebhookId AND CouncilId = @CouncilId AND Version = @Version
            """, new { command.Name, command.Url, command.IsActive, command.WebhookId, command.Version, Kept = command.Secret is { } secret ? secrets.Protect(secret) : null }, ct);
        if (!command.IsActive)
            await db.Execute("UPDATE Deliveries SET State = 'Dead', LastError = @Off WHERE WebhookId = @WebhookId AND CouncilId = @CouncilId AND State = 'Waiting'",
                new { command.WebhookId, Off = "Cổng nhắn tin đã được tắt." }, ct);
        journal.Add(new WebhookChanged(before.Id, command.Name, command.Url, command.IsActive, command.Secret is not null), before);
        return new Changed(before.Id, before.Version + 1);
    }
}

public sealed record WebhookChanged(Guid SubjectId, string Name, string Url, bool IsActive, bool SecretReplaced) : IEvent;

internal static class WebhookRules
{
    public static IRuleBuilderOptions<T, string> WebhookUrl<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().MaximumLength(1000)
        .Must(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Fragment.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        .WithMessage("“{PropertyName}” phải là địa chỉ https đầy đủ, không kèm tên và mật khẩu (http chỉ dùng cho chính máy chủ này).");
}
