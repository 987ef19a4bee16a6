using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Internal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Text;
using Supervision.Tests.Web;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>What the validator library says is said in the house's own words: each of its rules, with days, hours and numbers as people write them.</summary>
public sealed partial class RuleMessageTests : SiteTest
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
    public void Every_sentence_begins_with_the_field() =>
        Assert.That(RuleLanguage.Sentences.Values.Where(sentence => !sentence.StartsWith("“{PropertyName}” ", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void No_rule_of_a_request_is_said_without_its_field()
    {
        using var scope = Site.Services.CreateScope();
        var rules = (from request in House.Requests
                     from validator in scope.ServiceProvider.GetServices(typeof(IValidator<>).MakeGenericType(request)).Cast<IValidator>()
                     from rule in validator.CreateDescriptor().Rules
                     where rule.Member is not null
                     select (Of: $"{request.Name}.{rule.PropertyName}", rule.Member, Messages: rule.Components.Select(SaidBy).OfType<string>().ToList())).ToList();

        Assert.That(rules, Has.Count.GreaterThan(500));
        House.None(
            from rule in rules
            from problem in rule.Messages.Where(message => BareRule().IsMatch(message)).Select(message => $"says: {message}").Concat(Glossary.All.ContainsKey(rule.Member.Name) ? [] : ["has no label in Supervision.Core/Text/glossary"])
            select $"{rule.Of} {problem}");

        // What is made of a request can only be said of one; such sentences are looked at as they are written.
        static string? SaidBy(IRuleComponent component)
        {
            try
            {
                return component.GetUnformattedErrorMessage();
            }
            catch (NullReferenceException)
            {
                return null;
            }
        }
    }

    [Test]
    public void No_refusal_is_written_without_its_field() => House.None(
        from file in House.Source("Supervision.Core", "Supervision.Api", "Supervision.Infrastructure")
        from line in file.Lines
        where BareText().IsMatch(line)
        select $"{file.Path}: {line.Trim()}");

    [Test]
    public void Every_field_of_a_page_that_is_left_empty_is_named()
    {
        var metadata = (ModelMetadataProvider)Site.Services.GetRequiredService<IModelMetadataProvider>();
        var seen = new HashSet<Type>();

        House.None(
            from page in typeof(Api.Web.FormPage).Assembly.GetTypes()
            where !page.IsAbstract && typeof(PageModel).IsAssignableFrom(page)
            from bound in page.GetMethods().Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)).SelectMany(method => method.GetParameters()).Select(metadata.GetMetadataForParameter)
                .Concat(page.GetProperties().Where(property => property.IsDefined(typeof(BindPropertyAttribute), true)).Select(property => metadata.GetMetadataForProperty(property, property.PropertyType)))
            from leaf in Leaves(bound)
            let said = leaf.ModelBindingMessageProvider.ValueMustNotBeNullAccessor("")
            where Glossary.All.TryGetValue(leaf.PropertyName!, out var label) && said != $"“{label}” không được để trống."
            select $"{page.Name}: {leaf.ContainerType!.Name}.{leaf.PropertyName} is said as: {said}");

        // An id that a form gives a name of its own is called by that.
        Assert.That(new Api.Web.Field("DelegationId", Api.Web.FieldKind.Choice) { Label = "Đoàn giám sát" }.Named(metadata.GetMetadataForType(typeof(Guid)).ModelBindingMessageProvider.ValueMustNotBeNullAccessor("")), Is.EqualTo("“Đoàn giám sát” không được để trống."));

        IEnumerable<ModelMetadata> Leaves(ModelMetadata of)
        {
            if (of.ElementMetadata is { } element) return Leaves(element);
            if (!of.IsComplexType || !House.IsOurs(of.ModelType)) return of is { MetadataKind: ModelMetadataKind.Property, IsReferenceOrNullableType: false } && House.IsOurs(of.ContainerType!) && !typeof(PageModel).IsAssignableFrom(of.ContainerType) ? [of] : [];
            return seen.Add(of.ModelType) ? of.Properties.Where(property => !property.IsReadOnly).SelectMany(Leaves) : [];
        }
    }

    [GeneratedRegex("^(Không (được|phải|đúng|dùng)|Phải|Dài quá|Tối đa|Ít nhất|Bắt buộc) ")]
    private static partial Regex BareRule();

    [GeneratedRegex("^(?!.*\\[Label).*\"(Không (được|phải|đúng)|Phải|Dài quá) [^\"]*\\.\"")]
    private static partial Regex BareText();

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
