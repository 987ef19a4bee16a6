using System.Security.Cryptography;
using System.Text;

namespace Supervision.Core.SignIn;

/// <summary>What comparing a password with what is kept of it says.</summary>
public enum PasswordCheck
{
    Wrong,
    Right,

    /// <summary>Right, but kept in a form of earlier days: it is hashed anew at this occasion.</summary>
    RightButOld,
}

/// <summary>Hashes passwords slowly and checks them in constant time.</summary>
public interface IPasswords
{
    string Hash(string password);

    PasswordCheck Check(string hash, string password);
}

/// <summary>How many rounds a password is hashed in. What was hashed in fewer is hashed anew when its owner signs in.</summary>
public sealed record PasswordCost(int Rounds)
{
    /// <summary>What OWASP asks of PBKDF2 with HMAC-SHA-512.</summary>
    public static PasswordCost Standard { get; } = new(210_000);
}

/// <summary>The code that whoever installs the system was given; without it no council can be opened.</summary>
public sealed record SetupCode(string? Value)
{
    public bool Matches(string given) => Value is { Length: > 0 } value
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(value)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}

/// <summary>Secrets that are shown once and kept as their hash: tokens, links, codes.</summary>
internal static class Secrets
{
    // Letters and figures that nobody takes for one another.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>256 random bits, for addresses and headers.</summary>
    public static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Groups of four letters, to be written down and typed: about 20 bits a group.</summary>
    public static string Code(int groups) => string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>A code as it was typed: without what was put between its letters.</summary>
    public static string Typed(string code) => new([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>Hands something to a browser that it can give back and neither read nor change; the installation's keys close it.</summary>
public interface ISeals
{
    /// <param name="purpose">What it is for; it opens for nothing else.</param>
    string Close(string purpose, string content);

    /// <summary>What was closed for this purpose; null for anything else.</summary>
    string? Open(string purpose, string closed);
}
