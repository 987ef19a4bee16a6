using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Supervision.Core.SignIn;

namespace Supervision.Infrastructure.SignIn;

/// <summary>The framework's password hash (PBKDF2, its own format with version, rounds and salt).</summary>
internal sealed class Passwords(PasswordCost cost) : IPasswords
{
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = cost.Rounds }));

    public string Hash(string password) => _hasher.HashPassword(Nobody, password.Normalize());

    public PasswordCheck Check(string hash, string password) => _hasher.VerifyHashedPassword(Nobody, hash, password.Normalize()) switch
    {
        PasswordVerificationResult.Success => PasswordCheck.Right,
        PasswordVerificationResult.SuccessRehashNeeded => PasswordCheck.RightButOld,
        _ => PasswordCheck.Wrong,
    };
}
