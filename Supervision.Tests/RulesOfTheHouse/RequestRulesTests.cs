using System.Reflection;
using FluentValidation;
using FluentValidation.Validators;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Indicators;
using Supervision.Core.Text;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>What every request of the product must say of itself.</summary>
public sealed class RequestRulesTests
{
    /// <summary>Enumerations whose words stand in a catalogue of their own.</summary>
    private static readonly Dictionary<Type, string> WordsElsewhere = new()
    {
        [typeof(FlagCode)] = "FlagCatalog gives each flag its title",
    };

    [Test]
    public void Every_request_says_whom_it_lets_through() => House.None(
        from request in House.Requests
        let requires = request.GetCustomAttribute<RequiresAttribute>() is not null
        let open = request.GetCustomAttribute<OpenToAllAttribute>() is not null
        let system = request.IsDefined(typeof(SystemOnlyAttribute))
        where new[] { requires, open, system }.Count(said => said) != 1
        select $"{request.Name} must carry one of [Requires], [SystemOnly] or [OpenToAll] with a reason");

    [Test]
    public void Every_permission_that_a_request_requires_is_given_to_some_role() => House.None(
        from request in House.Requests
        let requires = request.GetCustomAttribute<RequiresAttribute>()
        where requires is not null && !PermissionMatrix.AllowsAny(Enum.GetValues<Role>(), requires.Subject, requires.Act)
        select $"{request.Name} requires {requires.Subject} {requires.Act}, which permissions.csv gives to nobody");

    [Test]
    public void Every_request_has_one_handler() => House.None(
        from request in House.Requests
        let wanted = typeof(IRequestHandler<,>).MakeGenericType(request, House.AnswerOf(request))
        let handlers = House.Core.GetTypes().Count(t => !t.IsAbstract && wanted.IsAssignableFrom(t))
        where handlers != 1
        select $"{request.Name} has {handlers} handlers");

    [Test]
    public void Every_validated_property_and_every_text_of_a_request_has_a_label() => House.None(
        Validators().SelectMany(Fields)
            .Concat(from request in House.Requests
                    from type in House.Reach(request)
                    from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    where property.PropertyType == typeof(string) || typeof(IEnumerable<string>).IsAssignableFrom(property.PropertyType)
                    select (Owner: type.Name, Field: property.Name))
            .Where(field => !Glossary.All.ContainsKey(field.Field))
            .Select(field => $"{field.Owner}.{field.Field} has no line in Supervision.Core/Text/glossary"));

    [Test]
    public void A_field_is_called_the_same_everywhere() => House.None(
        from line in Directory.EnumerateFiles(Path.Combine(House.Root, "Supervision.Core/Text/glossary"), "*.csv").SelectMany(File.ReadAllLines)
        where line.Length > 0
        group line by line.Split(',')[0] into field
        where field.Distinct().Count() > 1
        select $"{field.Key} has several labels: {string.Join("; ", field.Distinct())}");

    [Test]
    public void Labels_are_Vietnamese_in_composed_form() => House.None(
        from entry in Glossary.All
        where string.IsNullOrWhiteSpace(entry.Value) || !entry.Value.IsNormalized() || entry.Value != entry.Value.Trim()
        select $"the label of {entry.Key} is not clean: '{entry.Value}'");

    // A document is laid out, not read aloud: the enumerations of its blocks have no words.
    [Test]
    public void Every_enumeration_in_requests_and_answers_has_words() => House.None(
        from root in House.Requests.Concat(House.Requests.Select(House.AnswerOf))
        from type in House.Reach(root)
        where type.IsEnum && !WordsElsewhere.ContainsKey(type) && type.Namespace?.StartsWith("Supervision.Core.Documents", StringComparison.Ordinal) == false
        from name in Enum.GetNames(type)
        where type.GetField(name)!.GetCustomAttribute<LabelAttribute>() is null
        select $"{type.Name}.{name} has no [Label]");

    private static IEnumerable<IValidator> Validators() =>
        from type in House.Core.GetTypes()
        where type is { IsAbstract: false, IsGenericTypeDefinition: false } && typeof(IValidator).IsAssignableFrom(type) && type.GetConstructor(All, []) is not null
        select (IValidator)Activator.CreateInstance(type, nonPublic: true)!;

    private static IEnumerable<(string Owner, string Field)> Fields(IValidator validator)
    {
        foreach (var rule in validator.CreateDescriptor().Rules)
        {
            if (rule.Member is { } member) yield return (member.DeclaringType?.Name ?? validator.GetType().Name, member.Name);
            foreach (var component in rule.Components)
                if (component.Validator is IChildValidatorAdaptor adaptor && Inner(adaptor) is { } inner)
                    foreach (var field in Fields(inner)) yield return field;
        }
    }

    // The adaptor hands out the validator it holds whatever it is asked about.
    private static IValidator? Inner(IChildValidatorAdaptor adaptor)
    {
        var types = adaptor.GetType();
        while (types is not null && !(types.IsGenericType && types.GetGenericTypeDefinition() == typeof(ChildValidatorAdaptor<,>))) types = types.BaseType;
        if (types is null) return null;
        var owner = types.GetGenericArguments()[0];
        var context = typeof(ValidationContext<>).MakeGenericType(owner).GetConstructor([owner])!.Invoke([null]);
        return (IValidator?)types.GetMethod("GetValidator")!.Invoke(adaptor, [context, null]);
    }

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
}
