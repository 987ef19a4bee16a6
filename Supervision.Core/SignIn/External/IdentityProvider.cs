using System.Text.Json;
using FluentValidation;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn.External;

/// <summary>Proposes a role to whoever the provider gives a claim.</summary>
public sealed record ClaimRule
{
    /// <summary>The claim's type: <c>groups</c>.</summary>
    public required string ClaimType { get; init; }

    /// <summary>Its value, to the letter.</summary>
    public required string ClaimValue { get; init; }
    public required Role Role { get; init; }

    /// <summary>The committee or group that the role is held in.</summary>
    public Guid? BodyId { get; init; }
}

/// <summary>An identity provider of a council's own, as it is set up.</summary>
public sealed record ProviderSetting
{
    /// <summary>As the button on the sign-in page names it: "Hệ thống định danh tỉnh Lam Sơn".</summary>
    public required string ProviderName { get; init; }

    /// <summary>Its issuer: an https address, below which its discovery document lies.</summary>
    public required string Authority { get; init; }
    public required string ClientId { get; init; }

    /// <summary>Asked for beside <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["profile", "email"];

    /// <summary>How strongly people must be authenticated there (<c>acr</c>), where the provider knows several ways.</summary>
    public string? RequiredAcr { get; init; }

    /// <summary>The claim that holds the code of somebody's unit; without one, everybody who comes from there belongs to the council itself.</summary>
    public string? UnitClaim { get; init; }
    public IReadOnlyList<ClaimRule> Rules { get; init; } = [];
    public bool IsActive { get; init; } = true;

    internal sealed class Validator : AbstractValidator<ProviderSetting>
    {
        public Validator()
        {
            RuleFor(p => p.ProviderName).NotEmpty().MaximumLength(200);
            RuleFor(p => p.Authority).NotEmpty().MaximumLength(400)
                .Must(text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0)
                .WithMessage("“{PropertyName}” phải là địa chỉ đầy đủ, bắt đầu bằng https://, không có dấu ? hay #.");
            RuleFor(p => p.ClientId).NotEmpty().MaximumLength(200);
            RuleFor(p => p.Scopes).NotNull().Must(scopes => scopes.Count <= 10).WithMessage("“{PropertyName}” tối đa 10 mục.");
            RuleForEach(p => p.Scopes).NotEmpty().MaximumLength(100).Matches("^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$").WithMessage("“{PropertyName}” chỉ gồm chữ không dấu, chữ số và dấu, không có khoảng trắng.");
            RuleFor(p => p.RequiredAcr).MaximumLength(200);
            RuleFor(p => p.UnitClaim).MaximumLength(100);
            RuleFor(p => p.Rules).NotNull().Must(rules => rules.Count <= 50).WithMessage("“{PropertyName}” tối đa 50 mục.");
            RuleForEach(p => p.Rules).ChildRules(rule =>
            {
                rule.RuleFor(r => r.ClaimType).NotEmpty().MaximumLength(100);
                rule.RuleFor(r => r.ClaimValue).NotEmpty().MaximumLength(300);
                rule.RuleFor(r => r.Role).IsInEnum();
            });
        }
    }
}

/// <summary>A provider's row.</summary>
internal sealed record IdentityProvider
{
    public required Guid Id { get; init; }
    public required Guid CouncilId { get; init; }
    public required string Name { get; init; }
    public required string Authority { get; init; }
    public required string ClientId { get; init; }
    public string? ClientSecret { get; init; }
    public required string Scopes { get; init; }
    public string? RequiredAcr { get; init; }
    public string? UnitClaim { get; init; }
    public required string Rules { get; init; }
    public required bool IsActive { get; init; }
    public required int Version { get; init; }

    public IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<ClaimRule> RuleList => JsonSerializer.Deserialize<ClaimRule[]>(Rules, Journal.Json) ?? [];
}

internal static class IdentityProviderRows
{
    public const string Columns = "p.Id, p.CouncilId, p.Name, p.Authority, p.ClientId, p.ClientSecret, p.Scopes, p.RequiredAcr, p.UnitClaim, p.Rules, p.IsActive, p.Version FROM IdentityProviders p";

    /// <summary>Bodies that rules name must be the council's, and what only units' people hold is proposed to units' people only.</summary>
    public static async Task DemandRules(this Db db, ProviderSetting setting, CancellationToken ct)
    {
        if (setting.UnitClaim is null && setting.Rules.Any(rule => rule.Role is Role.UnitHead or Role.UnitContact))
            throw RefusedException.Invalid("provider.unit_claim", nameof(ProviderSetting.UnitClaim), "Quy tắc cấp vai trò của đơn vị cần biết thông tin nào chứa mã đơn vị.");
        foreach (var bodyId in setting.Rules.Select(rule => rule.BodyId).OfType<Guid>().Distinct()) await db.DemandBody(bodyId, ct);
    }

    public static string Write(IReadOnlyList<ClaimRule> rules) => JsonSerializer.Serialize(rules, Journal.Json);
}
