using Supervision.Core.Health;
using Supervision.Core.Storage;

namespace Supervision.Infrastructure.Storage;

/// <summary>The database answers, and its schema is that of this program.</summary>
internal sealed class DatabaseReadiness(SqlDialect dialect) : IReadinessCheck
{
    public string Name => "database";

    public async Task<Readiness> Check(CancellationToken ct)
    {
        var last = await Migrator.LastApplied(dialect, ct);
        return new Readiness(last.IsWhole, new Dictionary<string, object?> { ["schema"] = last.Name });
    }
}
