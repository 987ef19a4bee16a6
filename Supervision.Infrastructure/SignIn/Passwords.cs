using Microsoft.AspNetCore.Identity;
using Supervision.Core.SignIn;

namespace Supervision.Infrastructure.SignIn;

/// <summary>The framework's password hash (PBKDF2, its own format with version and salt).</summary>
internal sealed class Passwords : IPasswords
{
    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();

    public string Hash(string password) => Hasher.HashPassword(Nobody, password.Normalize());

    public bool Verify(string hash, string password) => Hasher.VerifyHashedPassword(Nobody, hash, password.Normalize()) != PasswordVerificationResult.Failed;
}
