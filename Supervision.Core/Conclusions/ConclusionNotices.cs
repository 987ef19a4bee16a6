using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>Who is told when a conclusion is sent.</summary>
internal static class ConclusionNotices
{
    /// <summary>Each unit is told of the paper, and once of all the tasks in it that are its own.</summary>
    public static async Task TellSent(this Db db, Conclusion conclusion, IReadOnlyCollection<Guid> unitIds, CancellationToken ct)
    {
        var notice = new NewNotice
        {
            Kind = NoticeKind.ConclusionSent,
            Title = NoticeText.Short($"Đã gửi {Paper(conclusion)}: {conclusion.Abstract}"),
            Text = $"{conclusion.Abstract}\n\nĐề nghị đơn vị xác nhận đã nhận văn bản trên hệ thống.",
            Link = $"/ket-luan/{conclusion.Id}",
            SubjectId = conclusion.Id,
            OnceKey = $"conclusion/{conclusion.Id}",
        };
        await db.Notify([.. unitIds.Select(unitId => notice with { UnitId = unitId })], ct);
        var tasks = await db.TasksOf(conclusion.Id, ct);
        await db.TellAssigned([.. tasks.Where(t => t.Progress is not TaskProgress.Draft && !t.IsParent).Select(t => t.Id)], Paper(conclusion), $"assigned/{conclusion.Id}", unitIds, ct);
    }

    /// <summary>"văn bản số 15/TB-HĐND ngày 14/5/2026".</summary>
    public static string Paper(Conclusion conclusion) =>
        $"văn bản số {conclusion.Reference}{(conclusion.IssuedOn is { } on ? $" ngày {VietnameseDate.Short(on)}" : "")}";
}
