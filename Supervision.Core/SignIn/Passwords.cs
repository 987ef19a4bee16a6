using System.Security.Cryptography;
using System.Text;
using FluentValidation;

namespace Supervision.Core.SignIn;

/// <summary>Hashes passwords slowly and checks them in constant time.</summary>
public interface IPasswords
{
    string Hash(string password);

    bool Verify(string hash, string password);
}

/// <summary>The code that whoever installs the system was given; without it no council can be opened.</summary>
public sealed record SetupCode(string? Value)
{
    public bool Matches(string given) => Value is { Length: > 0 } value
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(value)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}

internal static class SignInRules
{
    public static IRuleBuilderOptions<T, string> UserName<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().Length(3, 100).Matches("^[a-z0-9][a-z0-9._@-]*$").WithMessage("'{PropertyName}' chỉ gồm chữ thường không dấu, chữ số và các dấu . _ @ -");

    public static IRuleBuilderOptions<T, string> Password<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().Length(10, 200);
}
