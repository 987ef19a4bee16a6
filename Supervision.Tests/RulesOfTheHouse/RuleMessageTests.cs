using FluentValidation;
using Supervision.Core.Access;
using Supervision.Core.Text;
using Supervision.Tests.Web;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>What the validator library says is said in the house's own words: each of its rules, with days, hours and numbers as people write them.</summary>
public sealed class RuleMessageTests : SiteTest
{
    // They hold other validators and say nothing themselves.
    private static readonly string[] Silent = ["ChildValidatorAdaptor", "PolymorphicValidator", "ChildCollectionValidatorAdaptor"];

    [Test]
    public void Every_rule_of_the_library_has_a_sentence_of_the_house() => House.None(
        from type in typeof(IValidator).Assembly.GetTypes()
        where type is { IsPublic: true, IsAbstract: false, Namespace: "FluentValidation.Validators" } && type.GetInterfaces().Any(one => one.Name is "IPropertyValidator")
        let name = type.Name.Split('`')[0]
        where !Silent.Contains(name) && !RuleLanguage.Sentences.ContainsKey(name.Replace("AspNetCoreCompatible", "", StringComparison.Ordinal)) && !RuleLanguage.Sentences.ContainsKey(name.Replace("PrecisionScale", "ScalePrecision", StringComparison.Ordinal))
        select $"{name} has no sentence in Supervision.Core/Text/RuleMessages.cs");

    [Test]
    public void Each_says_what_is_wanted_and_what_is_there()
    {
        var tooLong = new string('x', 3011);
        var said = new Typed.Rules().Validate(new Typed { Place = tooLong, Code = "ab", Percent = -5, Year = 1990, Day = new DateOnly(2025, 10, 5), At = new TimeOnly(6, 5), Mail = "x", Role = (Role)99, Money = 1.234m, Name = "", Gone = "y" })
            .Errors.Select(error => error.ErrorMessage).ToList();

        Assert.That(said, Is.EqualTo(new[]
        {
            "“Place” dài quá 500 ký tự (đang có 3.011).",
            "“Code” phải có ít nhất 3 ký tự (đang có 2).",
            "“Code” phải có từ 4 đến 10 ký tự (đang có 2).",
            "“Code” phải có đúng 5 ký tự (đang có 2).",
            "“Percent” phải từ 0 đến 100 (đang ghi -5).",
            "“Percent” phải lớn hơn 0 và nhỏ hơn 20.000 (đang ghi -5).",
            "“Năm” không được nhỏ hơn 2000.",
            "“Day” phải từ 31/12/2025 đến 28/11/2026 (đang ghi 05/10/2025).",
            "“Day” phải sau ngày 31/12/2025.",
            "“Day” không được trước ngày 31/12/2025.",
            "“Day” phải trước ngày 31/12/2024.",
            "“Day” không được sau ngày 31/12/2024.",
            "“At” không được trước 18 giờ 00 phút.",
            "“Mail” không phải địa chỉ thư điện tử, ví dụ vanthu@donvi.gov.vn.",
            "“Role” không có trong danh sách được chọn.",
            "“Money” chỉ có nhiều nhất 4 chữ số, trong đó 2 chữ số sau dấu phẩy.",
            "“Name” không được để trống.",
            "“Gone” phải để trống.",
            "“Gone” phải là x.",
            "“Gone” không được là y.",
            "“Gone” không đúng cách ghi.",
            "“Gone” không dùng được.",
        }));
    }

    [Test]
    public async Task What_a_field_cannot_read_is_said_with_an_example_and_repeated_by_its_beginning()
    {
        var admin = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));

        var (_, hour) = await contact.Send("/thong-bao/cach-nhan", "#preferences", ("preferences.QuietFrom", "năm giờ chiều"));
        var spoken = await contact.Do("/thong-bao/cach-nhan", "#preferences", ("preferences.QuietFrom", "18h30"));
        var (_, number) = await admin.Send("/quan-tri/don-doc", "#set", ("set.Policy.FirstLetterAfter", new string('x', 3000)));

        Assert.That(hour.QuerySelector("#preferences-QuietFrom ~ .error")!.TextContent, Is.EqualTo("“Giờ yên lặng từ” ghi giờ và phút, ví dụ 18:00 (đang ghi “năm giờ chiều”)."));
        Assert.That(FormBrowser.ValueOf(spoken.QuerySelector("#preferences-QuietFrom")!), Is.EqualTo("18:30"));
        Assert.That(number.QuerySelectorAll("#set .error").Select(error => error.TextContent), Has.Some.Contains("phải là số nguyên, ví dụ 5 (đang ghi “" + new string('x', Echo.Longest) + "…”)."));
    }

    private sealed record Typed
    {
        public required string Place { get; init; }
        public required string Code { get; init; }
        public required int Percent { get; init; }
        public required int Year { get; init; }
        public required DateOnly Day { get; init; }
        public required TimeOnly At { get; init; }
        public required string Mail { get; init; }
        public required Role Role { get; init; }
        public required decimal Money { get; init; }
        public required string Name { get; init; }
        public required string Gone { get; init; }

        public sealed class Rules : AbstractValidator<Typed>
        {
            public Rules()
            {
                RuleFor(t => t.Place).MaximumLength(500).WithName("Place");
                RuleFor(t => t.Code).MinimumLength(3).Length(4, 10).Length(5).WithName("Code");
                RuleFor(t => t.Percent).InclusiveBetween(0, 100).ExclusiveBetween(0, 20_000).WithName("Percent");
                RuleFor(t => t.Year).GreaterThanOrEqualTo(2000).WithName("Năm");
                RuleFor(t => t.Day).InclusiveBetween(new DateOnly(2025, 12, 31), new DateOnly(2026, 11, 28)).GreaterThan(new DateOnly(2025, 12, 31)).GreaterThanOrEqualTo(new DateOnly(2025, 12, 31))
                    .LessThan(new DateOnly(2024, 12, 31)).LessThanOrEqualTo(new DateOnly(2024, 12, 31)).WithName("Day");
                RuleFor(t => t.At).GreaterThanOrEqualTo(new TimeOnly(18, 0)).WithName("At");
                RuleFor(t => t.Mail).EmailAddress().WithName("Mail");
                RuleFor(t => t.Role).IsInEnum().WithName("Role");
                RuleFor(t => t.Money).PrecisionScale(4, 2, true).WithName("Money");
                RuleFor(t => t.Name).NotEmpty().WithName("Name");
                RuleFor(t => t.Gone).Empty().Equal("x").NotEqual("y").Matches("^z$").Must(_ => false).WithName("Gone");
            }
        }
    }
}
