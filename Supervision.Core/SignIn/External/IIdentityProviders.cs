namespace Supervision.Core.SignIn.External;

/// <summary>Where a provider is found and who we are there.</summary>
/// <param name="Authority">Its issuer, as its own discovery document must name it.</param>
/// <param name="RequiredAcr">How strongly somebody must have been authenticated there, in the provider's own word; null where any way will do.</param>
public sealed record ProviderAddress(string Authority, string ClientId, string? ClientSecret, IReadOnlyList<string> Scopes, string? RequiredAcr);

/// <summary>What ties an answer to the question: made for one sign-in, kept by the browser that began it.</summary>
/// <param name="Verifier">The secret of PKCE, whose hash the provider is shown first (RFC 7636).</param>
public sealed record ProviderChallenge(string State, string Nonce, string Verifier, string RedirectUri);

/// <summary>What a provider says of somebody, after its signature was proven.</summary>
/// <param name="Subject">Who it is, as the provider will name them for ever.</param>
public sealed record ProvenClaims(string Subject, string? Name, string? Email, IReadOnlyList<ProvenClaim> Claims);

public sealed record ProvenClaim(string Type, string Value);

/// <summary>Speaks OpenID Connect with the identity providers of councils: authorization code with PKCE.</summary>
public interface IIdentityProviders
{
    /// <summary>The address at the provider where somebody signs in.</summary>
    /// <exception cref="ProviderFaultException">It cannot be reached, or is not what it says.</exception>
    Task<Uri> Challenge(ProviderAddress provider, ProviderChallenge challenge, CancellationToken ct);

    /// <summary>Changes the code that somebody came back with for what the provider says of them.</summary>
    /// <exception cref="ProviderFaultException">It does not take the code, or what it says does not hold.</exception>
    Task<ProvenClaims> Redeem(ProviderAddress provider, ProviderChallenge challenge, string code, CancellationToken ct);
}

/// <summary>A provider that does not answer, or answers what must not be believed. The message is for whoever runs the installation.</summary>
public sealed class ProviderFaultException(string message, Exception? cause = null) : Exception(message, cause);
