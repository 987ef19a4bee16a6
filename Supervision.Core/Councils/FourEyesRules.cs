using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Councils;

/// <summary>Where two people are asked for: who did the first thing does not do the second.</summary>
public enum FourEyesDuty
{
    [Label("Người soạn văn bản không tự duyệt, ký")] PaperApproval,
    [Label("Người duyệt kết luận, báo cáo không tự vào số, ban hành")] ConclusionNumbering,
    [Label("Người ghi nội dung vào sổ theo dõi không tự duyệt chuyển")] LedgerAssigning,
    [Label("Người nhập danh sách không tự duyệt ghi vào sổ")] LedgerImport,
    [Label("Người soạn báo cáo kết quả thực hiện không tự phê duyệt, gửi")] RemediationSending,
    [Label("Người lập, gửi báo cáo kết quả thực hiện không tự xác nhận")] RemediationConfirming,
    [Label("Người soạn đề nghị gia hạn gửi chậm không tự phê duyệt")] ExtensionSending,
    [Label("Người đã cho ý kiến không đồng thời quyết định gia hạn")] ExtensionOpinion,
    [Label("Người lập, gửi đề nghị không tự quyết định gia hạn")] ExtensionDeciding,
    [Label("Người soạn nội dung công khai không tự duyệt công khai")] PublicationApproval,
}

/// <summary>How strict a council is.</summary>
internal static class FourEyesRules
{
    /// <summary>
    /// What may be done by one hand where a council has too few: numbering what one approved, approving for the public what one shortened of an issued paper, and two steps of the council's own between which nobody outside is touched.
    /// That who wrote does not approve, and who reported does not confirm, remains everywhere.
    /// </summary>
    private static readonly FourEyesDuty[] MayRelax = [FourEyesDuty.ConclusionNumbering, FourEyesDuty.LedgerImport, FourEyesDuty.ExtensionOpinion, FourEyesDuty.PublicationApproval];

    public static bool IsCore(FourEyesDuty duty) => !MayRelax.Contains(duty);

    /// <summary>What holds where a council decided nothing: the office of a commune is one or two people.</summary>
    public static bool IsStrictByItself(FourEyesDuty duty, CouncilLevel level) => IsCore(duty) || level is not CouncilLevel.Commune;

    /// <summary>Refuses somebody who did the first thing, where the actor's council wants two.</summary>
    public static async Task DemandOtherHands(this Db db, FourEyesDuty duty, string sentence, CancellationToken ct)
    {
        if (await db.IsStrict(duty, ct)) throw RefusedException.Forbidden(sentence, "four_eyes");
    }

    /// <summary>The actor's council wants two people for it.</summary>
    public static async Task<bool> IsStrict(this Db db, FourEyesDuty duty, CancellationToken ct)
    {
        if (IsCore(duty)) return true;
        var row = await db.Find<Row>("""
            SELECT c.Level, r.IsStrict FROM Councils c LEFT JOIN FourEyesRules r ON r.CouncilId = c.Id AND r.Duty = @duty WHERE c.Id = @CouncilId
            """, new { duty }, ct);
        return row is null || (row.IsStrict ?? IsStrictByItself(duty, row.Level));
    }

    private sealed record Row
    {
        public required CouncilLevel Level { get; init; }
        public bool? IsStrict { get; init; }
    }
}

/// <summary>Where two people are asked for in the actor's council, and where one may do both.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record FourEyesList : IQuery<IReadOnlyList<FourEyesLine>>;

public sealed record FourEyesLine
{
    public required FourEyesDuty Duty { get; init; }

    public required bool IsStrict { get; init; }

    /// <summary>It holds in every council and cannot be relaxed.</summary>
    public required bool IsCore { get; init; }

    /// <summary>What the council's own decision rests on; none where it decided nothing.</summary>
    public string? Basis { get; init; }

    /// <summary>0 where the council decided nothing.</summary>
    public required int Version { get; init; }
}

internal sealed class FourEyesListHandler(Db db, Gate gate) : IRequestHandler<FourEyesList, IReadOnlyList<FourEyesLine>>
{
    public async Task<IReadOnlyList<FourEyesLine>> Handle(FourEyesList query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        var level = (await db.LoadCouncil(ct)).Level;
        var rows = (await db.List<Row>("SELECT Duty, IsStrict, Basis, Version FROM FourEyesRules WHERE CouncilId = @CouncilId ORDER BY Seq", null, ct)).ToDictionary(row => row.Duty);
        return
        [
            .. Enum.GetValues<FourEyesDuty>().Select(duty => rows.GetValueOrDefault(duty) is { } row && !FourEyesRules.IsCore(duty)
                ? new FourEyesLine { Duty = duty, IsStrict = row.IsStrict, IsCore = false, Basis = row.Basis, Version = row.Version }
                : new FourEyesLine { Duty = duty, IsStrict = FourEyesRules.IsStrictByItself(duty, level), IsCore = FourEyesRules.IsCore(duty), Version = rows.GetValueOrDefault(duty)?.Version ?? 0 }),
        ];
    }

    private sealed record Row
    {
        public required FourEyesDuty Duty { get; init; }
        public required bool IsStrict { get; init; }
        public required string Basis { get; init; }
        public required int Version { get; init; }
    }
}
