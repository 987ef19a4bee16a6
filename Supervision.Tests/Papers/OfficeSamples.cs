using Bogus;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents.Types;
using Supervision.Core.Indicators;
using Supervision.Core.Papers;
using Supervision.Core.Visits;

namespace Supervision.Tests.Papers;

/// <summary>How much there is to print.</summary>
public enum Length
{
    Empty,
    Short,
    Long,
}

/// <summary>Invented supervisions with nothing, a little and far too much in them; the same seed gives the same.</summary>
internal sealed class OfficeSamples(Length length)
{
    private static readonly string[] Words =
        "công tác cải cách hành chính thủ tục đất đai hồ sơ giải quyết quá hạn ủy ban nhân dân xã phường thực hiện nghiêm túc kịp thời đầy đủ theo quy định báo cáo số liệu kỳ kiểm tra đối chiếu nguyên nhân trách nhiệm khắc phục dứt điểm phối hợp chưa chặt chẽ đề nghị rà soát công khai kết quả người dân doanh nghiệp chuyển đổi số một cửa liên thông".Split(' ');

    private readonly Faker _faker = new("vi") { Random = new Randomizer(20260309) };

    private int Rows => length switch { Length.Empty => 0, Length.Short => 3, _ => 60 };

    public CampaignFacts Campaign() => new()
    {
        CouncilName = "Hội đồng nhân dân tỉnh Lam Sơn",
        Title = length is Length.Long ? Text(480) : "Việc thực hiện cải cách hành chính",
        SubjectKind = SubjectKind.StandingBoard,
        RuleSetCode = "LUAT87_2015",
        BodyName = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
        PeriodText = length is Length.Empty ? null : "Từ ngày 01/01/2024 đến ngày 31/12/2025",
        FoundingType = length is Length.Empty ? null : "Quyết định",
        FoundingReference = "12/QĐ-TTHĐND",
        FoundingIssuedOn = new DateOnly(2026, 3, 9),
        FoundingIssuer = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
        FoundingAbstract = "thành lập Đoàn giám sát",
        Topics = Many(() => Text(90)),
        Outline = Many(() => $"{Text(60)}\n{Text(150)}\n{Text(200)}"),
        Units = [.. Enumerable.Range(0, Rows).Select(i => Unit($"Ủy ban nhân dân xã {_faker.Address.City().Normalize()}", (UnitMode)(i % 3)))],
        Members = Many(() => new MemberFacts { DelegationName = "Đoàn giám sát", Part = DelegationPart.Member, Title = "Đại biểu Hội đồng nhân dân tỉnh", PersonName = _faker.Name.FullName().Normalize() }),
        ProgrammeDays = 10,
        ReportDays = length is Length.Short ? 15 : null,
    };

    public UnitFacts Unit(string name = "Ủy ban nhân dân xã Hòa Bình", UnitMode mode = UnitMode.InPerson) => new()
    {
        Id = Guid.Empty,
        Name = name,
        Mode = mode,
        ReportDueOn = length is Length.Empty ? null : new DateOnly(2026, 3, 20),
    };

    public MinutesRecord Visit() => new()
    {
        Head = new MinutesHead
        {
            VisitId = Guid.Empty,
            Number = 1,
            Status = VisitStatus.Planned,
            PlannedOn = length is Length.Empty ? null : new DateOnly(2026, 4, 15),
            DateInferred = false,
            Session = Session.Morning,
            Place = length is Length.Long ? Text(490) : "Hội trường Ủy ban nhân dân xã Hòa Bình",
            PetitionsRaised = false,
            Version = 1,
            CampaignId = Guid.Empty,
            CampaignCode = "GS-01",
            CampaignTitle = "Việc thực hiện cải cách hành chính",
            SubjectKind = SubjectKind.StandingBoard,
            DelegationId = Guid.Empty,
            DelegationName = "Đoàn giám sát số 1",
            DelegationHeader = "ĐOÀN GIÁM SÁT SỐ 1",
            CouncilName = "Hội đồng nhân dân tỉnh Lam Sơn",
            CouncilHeader = "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN",
            PlaceName = "Lam Sơn",
            IsDemo = false,
            MinutesSigners = "Secretary UnitRepresentative Head",
            MinutesLockedOn = new DateOnly(2026, 4, 16),
        },
        Units = [new MinutesUnit { UnitId = Guid.Empty, Name = "Ủy ban nhân dân xã Hòa Bình" }],
        Topics = Many(() => Text(90)),
        Members = [],
        Attendances = [],
        Reports = [],
        Opinions = [],
        Checks = [],
        Documents = [],
        Commitments = [],
        Remarks = [],
        Findings = [],
        Demands = [],
        Signatures = [],
        Addenda = [.. Enumerable.Range(1, Rows).Select(i => new AddendumLine { Number = i, AddedOn = new DateOnly(2026, 4, 20), Text = i == 1 && length is Length.Long ? Text(3000) : Text(120) })],
        SignedFiles = [],
    };

    public IReadOnlyList<SheetGuest> Guests() => Many(() => new SheetGuest(_faker.PickRandom(Side.Delegation, Side.Unit, Side.Other), _faker.Name.FullName().Normalize(), Text(60)));

    public UnitReportFacts Report() => new()
    {
        UnitName = "Ủy ban nhân dân xã Hòa Bình",
        Petitions = length is Length.Empty ? null : Text(300),
        Answers = [.. Many(() => (Text(60), length is Length.Long ? Text(3000) : Text(200))).Take(20).Select(pair => (pair.Item1, (string?)pair.Item2))],
        Indicators = Many(() => new StatedIndicator { Name = Text(50), Kind = IndicatorKind.Ratio, Numerator = _faker.Random.Int(1, 900), Denominator = 1373, StatedRatio = "53,41", MeasureUnit = "hồ sơ", PeriodText = "năm 2025" }),
    };

    /// <summary>Every part of the kind filled: a long first paragraph, and many lines where lines are rows.</summary>
    public PaperContent Content(PaperKind kind) => new(kind.Rule().Sections.Where(_ => length is not Length.Empty).ToDictionary(section => section.Code, section => Part(section.Code)));

    private string Part(string code) => (code, length) switch
    {
        ("hour", _) => "08 giờ 00 phút",
        ("order" or "programme", _) => string.Join('\n', Many(() => $"{Text(80)} | {Text(40)} | 08 giờ 15 phút")),
        ("questions" or "figures" or "guests" or "composition", _) => string.Join('\n', Many(() => Text(150))),
        ("to" or "invitee" or "chair" or "contact", _) => Text(80),
        (_, Length.Long) => $"{Text(3000)}\n{Text(200)}\n{Text(400)}",
        _ => $"{Text(120)}\n{Text(90)}",
    };

    public PaperForm Form(PaperKind kind, bool isDraft = false)
    {
        var rule = kind.Rule();
        return new PaperForm
        {
            Kind = kind,
            CouncilName = "Hội đồng nhân dân tỉnh Lam Sơn",
            IsDemo = false,
            IsDraft = isDraft,
            SuperiorBody = rule.Issuer is PaperIssuer.Delegation or PaperIssuer.Member ? "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN" : null,
            IssuingBody = rule.Issuer is PaperIssuer.Delegation or PaperIssuer.Member ? "ĐOÀN GIÁM SÁT" : rule.Issuer is PaperIssuer.Unit ? "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH" : "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN",
            IssuerName = rule.Issuer is PaperIssuer.Unit ? "Ủy ban nhân dân xã Hòa Bình" : "Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
            Symbol = rule.DocumentType is { } type ? type == "CV" ? "HĐND-VP" : $"{type}-HĐND" : null,
            Number = isDraft || rule.DocumentType is null ? null : 5,
            PlaceName = "Lam Sơn",
            IssuedOn = isDraft ? null : new DateOnly(2026, 3, 5),
            On = new DateOnly(2026, 3, 5),
            Title = length is Length.Long ? Text(400) : "Về việc phục vụ giám sát cải cách hành chính",
            AuthorityLines = ["TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            SignerName = "Nguyễn Văn Minh Họa",
            Recipients = ["Như trên", "Thường trực Hội đồng nhân dân tỉnh"],
            Now = new DateTimeOffset(2026, 3, 5, 8, 0, 0, TimeSpan.FromHours(7)),
        };
    }

    public string Text(int characters)
    {
        var text = _faker.PickRandom(Words);
        while (text.Length < characters - 8) text += $" {_faker.PickRandom(Words)}";
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private IReadOnlyList<T> Many<T>(Func<T> one) => [.. Enumerable.Range(0, Rows).Select(_ => one())];
}
