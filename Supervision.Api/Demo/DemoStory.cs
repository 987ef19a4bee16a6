using Supervision.Api.Demo.Synthetic;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Cases;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Api.Demo;

/// <summary>The whole demonstration: every council opens, every case is played through the commands its people would send.</summary>
internal static class DemoStory
{
    private static readonly DateOnly DistrictsEnded = new(2025, 6, 30);

    public static async Task<bool> IsEmpty(DemoHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().Value<long>(
            "-- across councils: whether the demonstration was loaded\nSELECT COUNT(*) FROM Councils", null, CancellationToken.None) == 0;
    }

    public static async Task<IReadOnlyList<CaseResult>> Play(DemoHost host)
    {
        var files = CaseFiles.All().ToDictionary(file => file.Code);
        var hanoi = await Cast.Open(host, HaNoi());
        var phongDien = await Cast.Open(host, District("phongdien", "Phong Điền", "Tổ đại biểu số 7 HĐND huyện Phong Điền",
            Unit("PHONGHIEN", "Ủy ban nhân dân xã Phong Hiền", UnitLevel.Commune, "Phong Hiền")));
        var choMoi = await Cast.Open(host, District("chomoi", "Chợ Mới", "Tổ đại biểu số 1 HĐND huyện Chợ Mới",
            Unit("CHOMOI", "Ủy ban nhân dân huyện Chợ Mới", UnitLevel.District, "Chợ Mới")));
        var chiemHoa = await Cast.Open(host, District("chiemhoa", "Chiêm Hóa", "Tổ đại biểu số 1 HĐND huyện Chiêm Hóa",
            Unit("CHIEMHOA", "Ủy ban nhân dân huyện Chiêm Hóa", UnitLevel.District, "Chiêm Hóa")));
        var lamSon = await Cast.Open(host, LamSon());
        await Cast.Open(host, Foreign());

        return
        [
            await Case(host, "S0", () => CouncilCases.PlayThematic(hanoi, files["S0"])),
            await Case(host, "S1", () => ReferenceCases.Play(hanoi, files["S1"])),
            await Case(host, "S2", () => ReferenceCases.Play(choMoi, files["S2"])),
            await Case(host, "S3", () => CouncilCases.PlayGroup(phongDien, files["S3"])),
            await Case(host, "S4", () => ReferenceCases.Play(chiemHoa, files["S4"])),
            await Case(host, LamSonScript.Code, () => LamSonCase.Play(lamSon)),
        ];
    }

    // What a rule refuses is said with the case and the field, as for whoever types it in.
    private static async Task<CaseResult> Case(DemoHost host, string code, Func<Task<CaseResult>> play)
    {
        try
        {
            var result = await play();
            return result with { On = host.Clock.Today() };
        }
        catch (RefusedException refused)
        {
            throw new DemoException(code, refused.Fields.Keys.FirstOrDefault() ?? refused.Code, refused.Message, refused);
        }
    }

    private static CouncilScript HaNoi() => new()
    {
        Code = "hanoi",
        Name = "Hội đồng nhân dân Thành phố Hà Nội",
        HeaderName = "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HÀ NỘI",
        Level = CouncilLevel.Province,
        PlaceName = "Hà Nội",
        GroupName = "Tổ đại biểu số 1 HĐND Thành phố Hà Nội",
        OpenedOn = new DateOnly(2022, 12, 1),
        Unit = Unit("THACHTHAT", "Ủy ban nhân dân huyện Thạch Thất", UnitLevel.District, "Thạch Thất"),
    };

    private static CouncilScript District(string code, string name, string group, AddUnit unit) => new()
    {
        Code = code,
        Name = $"Hội đồng nhân dân huyện {name}",
        HeaderName = $"HỘI ĐỒNG NHÂN DÂN HUYỆN {name.ToUpperInvariant()}",
        Level = CouncilLevel.District,
        PlaceName = name,
        GroupName = group,
        OpenedOn = new DateOnly(2022, 12, 1),
        ValidTo = DistrictsEnded,
        Unit = unit,
    };

    private static CouncilScript LamSon() => new()
    {
        Code = "lamson",
        Name = "Hội đồng nhân dân tỉnh Lam Sơn",
        HeaderName = "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN",
        Level = CouncilLevel.Province,
        PlaceName = "Lam Sơn",
        GroupName = "Tổ đại biểu số 1 HĐND tỉnh Lam Sơn",
        OpenedOn = new DateOnly(2026, 1, 5),
        ValidFrom = new DateOnly(2025, 7, 1),
        Unit = Unit("HOABINH", LamSonScript.FirstUnit, UnitLevel.Commune, "Hòa Bình") with { ValidFrom = new DateOnly(2025, 7, 1), ValidTo = null },
    };

    private static CouncilScript Foreign() => new()
    {
        Code = "khac",
        Name = "Hội đồng nhân dân xã Suối Ngà",
        HeaderName = "HỘI ĐỒNG NHÂN DÂN XÃ SUỐI NGÀ",
        Level = CouncilLevel.Commune,
        PlaceName = "Suối Ngà",
        GroupName = "Tổ đại biểu số 1 HĐND xã Suối Ngà",
        OpenedOn = new DateOnly(2026, 1, 5),
        ValidFrom = new DateOnly(2025, 7, 1),
    };

    private static AddUnit Unit(string code, string name, UnitLevel level, string place) => new()
    {
        Code = code,
        Name = name,
        Kind = UnitKind.PeoplesCommittee,
        Level = level,
        PlaceName = place,
        ValidFrom = new DateOnly(2016, 7, 1),
        // Districts, and communes as they were, ended with the two-level administration.
        ValidTo = DistrictsEnded,
    };
}
