using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;

namespace Supervision.Api.Demo.Synthetic;

/// <summary>The data table of the synthetic campaign, and a second campaign under way whose units have just been asked for the same: one has answered, one with a fault, the unit with accounts not yet.</summary>
internal sealed class LamSonTables(Cast cast)
{
    private const string SecondCode = "LS-02";

    private static readonly TableDesign Design = new()
    {
        Rows =
        [
            new DesignRow { Key = "d1", Text = "Tổng số cơ sở nhà, đất dôi dư", MeasureUnit = "cơ sở" },
            new DesignRow { Key = "d2", Ordinal = "1", Text = "Trụ sở làm việc", MeasureUnit = "cơ sở", ParentKey = "d1" },
            new DesignRow { Key = "d3", Ordinal = "2", Text = "Điểm trường, trạm y tế", MeasureUnit = "cơ sở", ParentKey = "d1" },
            new DesignRow { Key = "d4", Ordinal = "3", Text = "Nhà văn hóa", MeasureUnit = "cơ sở", ParentKey = "d1" },
        ],
        Columns =
        [
            new DesignColumn { Key = "c1", Title = "Số cơ sở", Kind = ColumnKind.Whole, IsRequired = true, IsNeverNegative = true },
            new DesignColumn { Key = "c2", Title = "Đã có phương án được duyệt", Kind = ColumnKind.Whole, IsRequired = true, IsNeverNegative = true, PartOfKey = "c1" },
            new DesignColumn { Key = "c3", Title = "Đang sử dụng", Kind = ColumnKind.Whole, IsRequired = true, IsNeverNegative = true, PartOfKey = "c1" },
            new DesignColumn { Key = "c4", Title = "Tỷ lệ sử dụng", MeasureUnit = "%", Kind = ColumnKind.Percent, NumeratorKey = "c3", DenominatorKey = "c1" },
            new DesignColumn { Key = "c5", Title = "Giá trị còn lại", MeasureUnit = "triệu đồng", Kind = ColumnKind.Money, IsNeverNegative = true },
            new DesignColumn { Key = "c6", Title = "Ghi chú", Kind = ColumnKind.Text },
        ],
        FreeRowCount = 2,
    };

    // Of each unit: number, approved, in use, value, by line.
    private static readonly Dictionary<string, (string Count, string Approved, string InUse, string Value)[]> Figures = new()
    {
        [LamSonScript.FirstUnit] = [("3", "1", "1", "4.250,5"), ("5", "3", "3", "6.120"), ("4", "1", "1", "1.875")],
        [LamSonScript.SecondUnit] = [("2", "2", "1", "9.300"), ("3", "3", "3", "5.410,25"), ("3", "2", "2", "2.060")],
    };

    private Guid _tableId;

    /// <summary>Designs the table and sends it with the plan.</summary>
    public async Task Send(Guid campaignId)
    {
        _tableId = (await cast.Send(Role.Secretary, new DesignDataTable
        {
            CampaignId = campaignId,
            Title = "Tình hình quản lý, sử dụng nhà, đất dôi dư sau sắp xếp đơn vị hành chính",
            PeriodText = "đến ngày 31/3/2026",
            Design = Design,
        })).Id;
        await cast.Send(Role.Secretary, new SendDataTable { DataTableId = _tableId, Version = 1 });
    }

    /// <summary>What a unit states, as far as it has figures.</summary>
    public async Task Fill(Guid unitReportId, string unitName, Role by)
    {
        if (Figures.TryGetValue(unitName, out var figures)) await Enter(unitReportId, _tableId, figures, by);
    }

    /// <summary>The second campaign, for which the table was copied.</summary>
    public async Task PlayNext(IReadOnlyDictionary<string, Guid> units)
    {
        var today = cast.Host.Clock.Today();
        var due = today.AddDays(20);
        var campaignId = (await cast.Send(Role.Office, new PlanCampaign
        {
            Code = SecondCode,
            Title = "Việc thực hiện kết luận về quản lý, sử dụng nhà, đất dôi dư sau sắp xếp đơn vị hành chính",
            FormCode = "GS-05",
            SubjectKind = SubjectKind.StandingBoard,
            BodyId = cast.Council.StandingBoardId,
            Topics = ["Kết quả thực hiện kết luận giám sát", "Số liệu nhà, đất dôi dư"],
            Units = [.. units.Values.Select(unit => new InspectedUnit(unit, UnitMode.ByReport, due))],
            PeriodText = "đến ngày báo cáo",
            Outline = ["Kết quả thực hiện từng nội dung kết luận", "Khó khăn, vướng mắc, kiến nghị"],
            DecidedOn = today,
        })).Id;
        await cast.Send(Role.StandingBoard, new FoundDelegation
        {
            CampaignId = campaignId,
            Version = 1,
            FoundingPaper = Paper("Quyết định", "52/QĐ-TTHĐND", "thành lập Đoàn giám sát và ban hành kế hoạch giám sát", today),
            FoundedOn = today,
            Delegations =
            [
                new NewDelegation
                {
                    Name = "Đoàn giám sát của Thường trực Hội đồng nhân dân tỉnh",
                    HeaderName = "ĐOÀN GIÁM SÁT",
                    HeadPost = "Phó Chủ tịch HĐND",
                    Members =
                    [
                        new NewMember { Part = DelegationPart.Head, Title = "Phó Chủ tịch Hội đồng nhân dân tỉnh", PersonId = cast[Role.DelegationHead] },
                        new NewMember { Part = DelegationPart.Member, Title = "Đại biểu Hội đồng nhân dân tỉnh", PersonId = cast[Role.Member] },
                        new NewMember { Part = DelegationPart.Secretary, Title = "Chuyên viên Văn phòng, Thư ký Đoàn", PersonId = cast[Role.Secretary] },
                    ],
                },
            ],
        });
        await cast.Send(Role.Secretary, new MoveCampaign { CampaignId = campaignId, Version = 2, Step = CampaignStep.SendPlan, On = today, Paper = Paper("Công văn", "214/HĐND-VP", "gửi kế hoạch và đề cương giám sát", today) });
        var copy = (await cast.Send(Role.Secretary, new CopyDataTable { DataTableId = _tableId, CampaignId = campaignId })).Id;
        await cast.Send(Role.Secretary, new SendDataTable { DataTableId = copy, Version = 1 });
        foreach (var line in await cast.Send(Role.Secretary, new CampaignUnitReports(campaignId)))
        {
            if (line.UnitName == LamSonScript.SecondUnit) await Enter(line.Id, copy, Figures[LamSonScript.SecondUnit], Role.Office);
            // One figure is words: what was sent is kept, and waits to be mended.
            if (line.UnitName == LamSonScript.ThirdUnit) await Enter(line.Id, copy, [("210", "140", "nhiều", "185.400"), ("260", "170", "160", "92.300"), ("170", "92", "80", "38.700")], Role.Office);
        }
    }

    private Task Enter(Guid unitReportId, Guid tableId, (string Count, string Approved, string InUse, string Value)[] figures, Role by) => cast.Send(by, new EnterDataTable
    {
        UnitReportId = unitReportId,
        DataTableId = tableId,
        SeenNumber = 0,
        Cells = [.. figures.SelectMany((line, i) => (TypedCell[])
        [
            new() { RowKey = $"d{i + 2}", ColumnKey = "c1", Value = line.Count }, new() { RowKey = $"d{i + 2}", ColumnKey = "c2", Value = line.Approved },
            new() { RowKey = $"d{i + 2}", ColumnKey = "c3", Value = line.InUse }, new() { RowKey = $"d{i + 2}", ColumnKey = "c5", Value = line.Value },
        ])],
    });

    private static Paper Paper(string type, string reference, string about, DateOnly on) => new() { Type = type, Reference = reference, IssuedOn = on, Issuer = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn", Abstract = about };
}
