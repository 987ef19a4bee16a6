using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>
/// The codes that open a council: the one of the settings, or, where none is set and there is no council yet, one that a start of the program made, printed and kept only the hash of. That one opens the
/// first council, once.
/// </summary>
public sealed class SetupCodes(Db db, SetupCode setting, Turn turn, TimeProvider clock)
{
    /// <summary>A new code, to be printed for whoever installs the system.</summary>
    public async Task<string> Make(CancellationToken ct)
    {
        var code = Secrets.Code(5);
        await turn.Run(nameof(SetupCodes), () => db.Execute("""
            -- across councils: there is none yet
            INSERT INTO SetupCodes (Id, CodeHash, MadeAt, UsedAt) VALUES (@Id, @CodeHash, @Now, NULL)
            """, new { Id = Guid.CreateVersion7(), CodeHash = Secrets.HashOf(Secrets.Typed(code)), Now = clock.GetUtcNow() }, ct), ct);
        return code;
    }

    /// <summary>Whether a code opens a council now; one that was printed is used up by it.</summary>
    internal async Task<bool> Redeem(string code, CancellationToken ct) => setting.Matches(code) || await db.Execute("""
        -- across councils: there is none yet
        UPDATE SetupCodes SET UsedAt = @Now
        WHERE CodeHash = @CodeHash AND UsedAt IS NULL AND NOT EXISTS (SELECT 1 FROM Councils)
        """, new { CodeHash = Secrets.HashOf(Secrets.Typed(code)), Now = clock.GetUtcNow() }, ct) == 1;
}
