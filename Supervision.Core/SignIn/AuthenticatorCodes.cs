using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Supervision.Core.SignIn;

/// <summary>
/// The codes of an authenticator (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits), by the clock that is injected. A code is taken half a minute early or late, and once: the framework's own
/// provider does not say which half minute a code was of, without which it could be used again.
/// </summary>
internal sealed class AuthenticatorCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    private const int Seconds = 30;
    private const int Drift = 1;

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.AuthenticatorKey is not null);

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    /// <summary>Marks the half minute of a right code in the account; keeping it is the caller's.</summary>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key) return false;
        var typed = new string([.. token.Where(char.IsAsciiDigit)]);
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        for (var step = now - Drift; step <= now + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Of(Base32.Read(key), step)), System.Text.Encoding.ASCII.GetBytes(typed)))
            {
                if (user.AuthenticatorStep >= step) return false;
                user.AuthenticatorStep = step;
                return true;
            }
        return false;
    }

    /// <summary>The code of one half minute.</summary>
    internal static string Of(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 as every authenticator has it; SHA-1 is not weak here.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        return $"{(BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & 0x7FFFFFFF) % 1_000_000:000000}";
    }
}

/// <summary>Keys as they are written for people and authenticators (RFC 4648).</summary>
internal static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] Read(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (bits, count) = (0, 0);
        foreach (var letter in text.TrimEnd('='))
        {
            var value = Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0) throw new FormatException("It is not written in base 32.");
            bits = (bits << 5) | value;
            count += 5;
            if (count < 8) continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }
        return [.. bytes];
    }
}
