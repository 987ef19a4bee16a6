using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits.Devices;

/// <summary>Whose devices hold findings of a visit that were not sent yet, or may hold some; for the delegation's side.</summary>
[Requires(Subject.Visit, Act.Read)]
public sealed record UnsentOnDevices(Guid VisitId) : IQuery<IReadOnlyList<UnsentDevice>>;

/// <summary>How sure it is that something was not sent.</summary>
public enum UnsentSurety
{
    /// <summary>The device said so when it was last heard of.</summary>
    [Label("còn nội dung chưa gửi")] Told,

    /// <summary>The session stood open on it, then it fell silent without taking leave.</summary>
    [Label("có thể còn nội dung chưa gửi")] Silent,
}

public sealed record UnsentDevice
{
    public required string PersonName { get; init; }

    /// <summary>How many it told of.</summary>
    public required int Unsent { get; init; }

    /// <summary>How many more it holds that were refused.</summary>
    public int Refused { get; init; }

    /// <summary>What the first of those was refused with.</summary>
    public string? RefusedWith { get; init; }
    public required DateTimeOffset HeardAt { get; init; }
    public UnsentSurety Surety => Unsent + Refused > 0 ? UnsentSurety.Told : UnsentSurety.Silent;

    /// <summary>"Trần Thu Hà: còn 2 nội dung chưa gửi (máy báo lần cuối lúc 09 giờ 12 phút, 16/4/2026)"; "Máy của Trần Thu Hà mất liên lạc từ 09 giờ 12 phút, 16/4/2026; có thể còn nội dung chưa gửi".</summary>
    public string Sentence
    {
        get
        {
            var local = HeardAt.Local();
            var at = $"{VietnameseDate.Time(TimeOnly.FromDateTime(local))}, {VietnameseDate.Short(DateOnly.FromDateTime(local))}";
            return Surety is UnsentSurety.Silent ? $"Máy của {PersonName} mất liên lạc từ {at}; {Surety.Label()}" : $"{PersonName}: {string.Join("; ", Held)} (máy báo lần cuối lúc {at})";
        }
    }

    private IEnumerable<string> Held
    {
        get
        {
            if (Unsent > 0) yield return $"còn {Unsent} nội dung chưa gửi";
            if (Refused > 0) yield return $"{Refused} nội dung không được nhận{(RefusedWith is { } reason ? $": {reason.TrimEnd('.')}" : "")}";
        }
    }
}

internal sealed class UnsentOnDevicesHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<UnsentOnDevices, IReadOnlyList<UnsentDevice>>
{
    public async Task<IReadOnlyList<UnsentDevice>> Handle(UnsentOnDevices query, CancellationToken ct)
    {
        var access = await gate.Visit(query.VisitId, Subject.Visit, Act.Read, ct);
        return access.KnowsNotes ? await db.UnsentDevices(query.VisitId, clock.GetUtcNow(), ct) : [];
    }
}

internal static class UnsentRows
{
    /// <summary>A device on which the session stands open tells every half minute that it is there; four times unheard, it is silent.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    public static Task<IReadOnlyList<UnsentDevice>> UnsentDevices(this Db db, Guid visitId, DateTimeOffset now, CancellationToken ct) => db.List<UnsentDevice>("""
        SELECT p.Name AS PersonName, d.Unsent, COALESCE(d.Refused, 0) AS Refused, d.RefusedWith, d.HeardAt
        FROM VisitDevices d
        JOIN People p ON p.Id = d.PersonId
        JOIN Visits v ON v.Id = d.VisitId
        WHERE d.VisitId = @visitId AND d.CouncilId = @CouncilId AND (d.Unsent > 0 OR d.Refused > 0 OR (d.LeftAt IS NULL AND d.HeardAt < @Since AND v.Status <> 'Completed'))
        ORDER BY d.Unsent DESC, d.Seq
        """, new { visitId, Since = now - Silence }, ct);

    /// <summary>Whoever closes something that findings still on their way would come too late for says that it is meant.</summary>
    public static async Task DemandNothingUnsent(this Db db, Guid visitId, bool despite, DateTimeOffset now, CancellationToken ct)
    {
        if (despite) return;
        var devices = await db.UnsentDevices(visitId, now, ct);
        if (devices.Count > 0)
            throw RefusedException.Conflict("visit.unsent",
                $"Chưa nhận đủ nội dung ghi trên các máy. {string.Join("; ", devices.Select(device => device.Sentence))}. {(devices.Any(device => device.Refused == 0 || device.Unsent > 0) ? "Chờ máy gửi xong" : "Người ghi sửa rồi gửi lại, hoặc bỏ nội dung không được nhận trên máy")}, hoặc đánh dấu xác nhận vẫn thực hiện.", nameof(MoveVisit.DespiteUnsent));
    }
}
