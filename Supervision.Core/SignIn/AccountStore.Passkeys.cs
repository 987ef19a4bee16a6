using Microsoft.AspNetCore.Identity;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

public sealed partial class AccountStore
{
    private const string PasskeyColumns = "SELECT k.PersonId, k.Name, k.CredentialId, k.PublicKey, k.SignCount, k.Transports, k.IsUserVerified, k.IsBackupEligible, k.IsBackedUp, k.Attestation, k.ClientData, k.MadeAt FROM Passkeys k";

    public async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var row = new
        {
            Id = Guid.CreateVersion7(),
            user.CouncilId,
            PersonId = user.Id,
            Name = passkey.Name ?? "Khóa truy cập",
            CredentialHash = HashOf(passkey.CredentialId),
            CredentialId = Convert.ToBase64String(passkey.CredentialId),
            PublicKey = Convert.ToBase64String(passkey.PublicKey),
            SignCount = (long)passkey.SignCount,
            Transports = string.Join(' ', passkey.Transports ?? []),
            passkey.IsUserVerified,
            passkey.IsBackupEligible,
            passkey.IsBackedUp,
            Attestation = Convert.ToBase64String(passkey.AttestationObject),
            ClientData = Convert.ToBase64String(passkey.ClientDataJson),
            Now = clock.GetUtcNow(),
        };
        if (await db.Execute("""
            UPDATE Passkeys SET SignCount = @SignCount, IsUserVerified = @IsUserVerified, IsBackedUp = @IsBackedUp, LastUsedAt = @Now
            WHERE CredentialHash = @CredentialHash AND PersonId = @PersonId AND CouncilId = @CouncilId
            """, row, cancellationToken) == 1) return;
        await db.Execute("""
            INSERT INTO Passkeys (Id, CouncilId, PersonId, Name, CredentialHash, CredentialId, PublicKey, SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp, Attestation, ClientData, MadeAt, LastUsedAt)
            VALUES (@Id, @CouncilId, @PersonId, @Name, @CredentialHash, @CredentialId, @PublicKey, @SignCount, @Transports, @IsUserVerified, @IsBackupEligible, @IsBackedUp, @Attestation, @ClientData, @Now, NULL)
            """, row, cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await db.List<PasskeyRow>(PasskeyColumns + " WHERE k.PersonId = @Id AND k.CouncilId = @CouncilId ORDER BY k.Seq", user, cancellationToken)).Select(Info)];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => await db.Find<PasskeyRow>("""
        -- across councils: who signs in is not known yet
        """ + "\n" + PasskeyColumns + """

        WHERE k.CredentialHash = @CredentialHash
        """, new { CredentialHash = HashOf(credentialId) }, cancellationToken) is { } row ? await Find(row.PersonId, cancellationToken) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Find<PasskeyRow>(PasskeyColumns + " WHERE k.CredentialHash = @CredentialHash AND k.PersonId = @Id AND k.CouncilId = @CouncilId",
            new { CredentialHash = HashOf(credentialId), user.Id, user.CouncilId }, cancellationToken) is { } row ? Info(row) : null;

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        db.Execute("DELETE FROM Passkeys WHERE CredentialHash = @CredentialHash AND PersonId = @Id AND CouncilId = @CouncilId",
            new { CredentialHash = HashOf(credentialId), user.Id, user.CouncilId }, cancellationToken);

    internal static string HashOf(byte[] credentialId) => Secrets.HashOf(Convert.ToBase64String(credentialId));

    private static UserPasskeyInfo Info(PasskeyRow row) => new(
        Convert.FromBase64String(row.CredentialId), Convert.FromBase64String(row.PublicKey), row.MadeAt, (uint)row.SignCount, row.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.IsUserVerified, row.IsBackupEligible, row.IsBackedUp, Convert.FromBase64String(row.Attestation), Convert.FromBase64String(row.ClientData)) { Name = row.Name };

    private sealed record PasskeyRow
    {
        public required Guid PersonId { get; init; }
        public required string Name { get; init; }
        public required string CredentialId { get; init; }
        public required string PublicKey { get; init; }
        public required long SignCount { get; init; }
        public required string Transports { get; init; }
        public required bool IsUserVerified { get; init; }
        public required bool IsBackupEligible { get; init; }
        public required bool IsBackedUp { get; init; }
        public required string Attestation { get; init; }
        public required string ClientData { get; init; }
        public required DateTimeOffset MadeAt { get; init; }
    }
}
