namespace Supervision.Core.Notices;

/// <summary>Keeps what the program must be able to read again, and nobody who reads the database, under the installation's own keys.</summary>
public interface ISecretKeeper
{
    string Protect(string secret);

    /// <summary>The secret; null where the keys that it was kept under are not this installation's.</summary>
    string? Reveal(string kept);
}
