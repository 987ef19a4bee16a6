using Supervision.Core.Findings;

namespace Supervision.Api.Demo.Synthetic;

/// <summary>A finding of the synthetic campaign: what, where it belongs, whose doing, and the words it rests on.</summary>
internal sealed record ScriptedFinding(FindingKind Kind, string Text, string Field)
{
    /// <summary>What was said of it.</summary>
    public string? Evidence { get; init; }

    /// <summary>A delegate said it; otherwise the unit's head.</summary>
    public bool SaidByDelegate { get; init; }
    public string? ResponsibleBody { get; init; }
    public CauseNature? CauseNature { get; init; }
    public IReadOnlyList<string> CauseGroups { get; init; } = [];
}

/// <summary>What a visited unit showed and said.</summary>
internal sealed record ScriptedVisit
{
    public required string Unit { get; init; }
    public required string Place { get; init; }
    public required DateOnly On { get; init; }
    public required string UnitHead { get; init; }
    public required string UnitHeadName { get; init; }
    public required string OnSite { get; init; }
    public required string OnSiteResult { get; init; }
    public required int Counted { get; init; }
    public required int InUse { get; init; }
    public required string InUsePercent { get; init; }
    public required IReadOnlyList<ScriptedFinding> Findings { get; init; }
    public required string Remark { get; init; }
    public required string Commitment { get; init; }
    public required DateOnly CommitmentDueOn { get; init; }
}

/// <summary>The synthetic campaign: an invented province, an invented matter; every word and figure of it is made up.</summary>
internal static class LamSonScript
{
    public const string Code = "LS-01";

    public const string Title = "Việc quản lý, sử dụng nhà, đất dôi dư sau sắp xếp đơn vị hành chính trên địa bàn tỉnh Lam Sơn";

    public const string FirstUnit = "Ủy ban nhân dân xã Hòa Bình";
    public const string SecondUnit = "Ủy ban nhân dân phường Đông Kinh";
    public const string ThirdUnit = "Sở Tài chính tỉnh Lam Sơn";

    public static readonly DateOnly FoundedOn = new(2026, 3, 10);
    public static readonly DateOnly PlanSentOn = new(2026, 3, 16);
    public static readonly DateOnly ReportsDueOn = new(2026, 4, 3);
    public static readonly DateOnly NoticeSentOn = new(2026, 4, 2);
    public static readonly DateOnly FieldworkEndedOn = new(2026, 4, 16);
    public static readonly DateOnly ReportIssuedOn = new(2026, 4, 24);
    public static readonly DateOnly ExaminedOn = new(2026, 4, 29);
    public static readonly DateOnly ConclusionIssuedOn = new(2026, 5, 6);

    public static readonly string[] Topics =
    [
        "Rà soát, lập phương án xử lý nhà, đất dôi dư",
        "Khai thác, sử dụng nhà, đất đã có phương án được duyệt",
    ];

    public static readonly string[] LegalBases =
    [
        "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân",
        "Nghị quyết số 41/NQ-HĐND ngày 09 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh Lam Sơn về chương trình giám sát năm 2026",
    ];

    public static readonly string[] Outline =
    [
        "Đặc điểm tình hình và số nhà, đất dôi dư",
        "Kết quả rà soát, lập và phê duyệt phương án xử lý",
        "Tồn tại, hạn chế, nguyên nhân, trách nhiệm",
        "Kiến nghị, đề xuất",
    ];

    public static readonly ScriptedVisit[] Visits =
    [
        new()
        {
            Unit = FirstUnit,
            Place = "Trụ sở Ủy ban nhân dân xã Hòa Bình",
            On = new DateOnly(2026, 4, 15),
            UnitHead = "Chủ tịch Ủy ban nhân dân xã",
            UnitHeadName = "Lê Văn Thạch",
            OnSite = "Trụ sở cũ của xã Tân Lập",
            OnSiteResult = "Nhà hai tầng bỏ trống từ tháng 8 năm 2025, mái dột, chưa có người trông giữ",
            Counted = 12,
            InUse = 5,
            InUsePercent = "41,67",
            Findings =
            [
                new(FindingKind.Strength, "Xã đã rà soát đủ 12 cơ sở nhà, đất dôi dư và niêm yết công khai danh mục", "Rà soát"),
                new(FindingKind.Shortcoming, "Còn 07 trong 12 cơ sở chưa có phương án xử lý được phê duyệt", "Phương án xử lý")
                {
                    Evidence = "Cho biết 07 cơ sở còn vướng hồ sơ đất đai nên chưa trình phương án", ResponsibleBody = FirstUnit,
                },
                new(FindingKind.Shortcoming, "Trụ sở cũ của xã Tân Lập xuống cấp, chưa bố trí người trông giữ", "Bảo quản tài sản")
                {
                    Evidence = "Nêu việc trụ sở cũ bỏ trống, có nguy cơ mất an toàn", SaidByDelegate = true, ResponsibleBody = FirstUnit,
                },
                new(FindingKind.Cause, "Hồ sơ đất đai của các xã trước sắp xếp bàn giao thiếu, chưa thống nhất", "Phương án xử lý")
                {
                    CauseNature = CauseNature.Objective, CauseGroups = ["chính sách", "bộ máy"],
                },
            ],
            Remark = "Đề nghị xã hoàn thành phương án xử lý 07 cơ sở còn lại, bố trí người trông giữ trụ sở cũ ngay sau buổi làm việc",
            Commitment = "Bố trí người trông giữ trụ sở cũ của xã Tân Lập",
            CommitmentDueOn = new DateOnly(2026, 4, 30),
        },
        new()
        {
            Unit = SecondUnit,
            Place = "Trụ sở Ủy ban nhân dân phường Đông Kinh",
            On = FieldworkEndedOn,
            UnitHead = "Chủ tịch Ủy ban nhân dân phường",
            UnitHeadName = "Nguyễn Thị Sương",
            OnSite = "Nhà văn hóa cũ tại khu phố 3",
            OnSiteResult = "Đang cho một hợp tác xã thuê để xe, chưa qua đấu giá quyền khai thác",
            Counted = 8,
            InUse = 6,
            InUsePercent = "75",
            Findings =
            [
                new(FindingKind.Strength, "Phường đưa 06 trong 08 cơ sở vào sử dụng làm trường học, trạm y tế và nhà văn hóa", "Khai thác, sử dụng"),
                new(FindingKind.SignOfViolation, "Cho thuê nhà văn hóa cũ tại khu phố 3 không qua đấu giá quyền khai thác", "Khai thác, sử dụng")
                {
                    Evidence = "Xác nhận hợp đồng cho thuê ký ngày 05/01/2026, không qua đấu giá", ResponsibleBody = SecondUnit,
                },
                new(FindingKind.Difficulty, "Phường chưa có công chức chuyên trách về tài sản công", "Tổ chức thực hiện"),
                new(FindingKind.UnitPetition, "Đề nghị Sở Tài chính hướng dẫn thống nhất trình tự đấu giá quyền khai thác nhà, đất dôi dư", "Tổ chức thực hiện"),
            ],
            Remark = "Yêu cầu phường dừng hợp đồng cho thuê không qua đấu giá và báo cáo trách nhiệm của cá nhân liên quan",
            Commitment = "Thanh lý hợp đồng cho thuê nhà văn hóa cũ tại khu phố 3",
            CommitmentDueOn = new DateOnly(2026, 5, 15),
        },
    ];

    /// <summary>The number of each unit's report.</summary>
    public static readonly IReadOnlyDictionary<string, string> ReportNumbers = new Dictionary<string, string>
    {
        [FirstUnit] = "45/BC-UBND", [SecondUnit] = "112/BC-UBND", [ThirdUnit] = "318/BC-STC",
    };

    public const string ThirdUnitShortcoming = "Việc hướng dẫn cấp xã lập phương án xử lý nhà, đất dôi dư còn chậm so với kế hoạch của Ủy ban nhân dân tỉnh";

    /// <summary>Answers of each unit's report, in the order of the outline.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Reports = new Dictionary<string, string[]>
    {
        [FirstUnit] =
        [
            "Xã có 12 cơ sở nhà, đất dôi dư sau sắp xếp, gồm 03 trụ sở, 05 điểm trường và 04 nhà văn hóa.",
            "Đã rà soát 12/12 cơ sở; 05 cơ sở có phương án được duyệt và đang sử dụng.",
            "Còn 07 cơ sở chưa có phương án do hồ sơ đất đai bàn giao thiếu; trách nhiệm thuộc Ủy ban nhân dân xã.",
            "Đề nghị tỉnh hỗ trợ kinh phí đo đạc, lập hồ sơ đất đai.",
        ],
        [SecondUnit] =
        [
            "Phường có 08 cơ sở nhà, đất dôi dư.",
            "06/08 cơ sở đã đưa vào sử dụng; 02 cơ sở đang cho thuê hoặc để trống.",
            "Chưa có công chức chuyên trách về tài sản công.",
            "Đề nghị Sở Tài chính hướng dẫn trình tự đấu giá quyền khai thác.",
        ],
        [ThirdUnit] =
        [
            "Toàn tỉnh có 640 cơ sở nhà, đất dôi dư.",
            "Đã thẩm định phương án của 402/640 cơ sở (62,81%).",
            "Hướng dẫn nghiệp vụ cho cấp xã ban hành chậm so với kế hoạch.",
            "Đề nghị Bộ Tài chính hướng dẫn xử lý nhà, đất có nguồn gốc phức tạp.",
        ],
    };
}
