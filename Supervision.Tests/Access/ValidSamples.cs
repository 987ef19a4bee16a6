using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Tests.RulesOfTheHouse;

namespace Supervision.Tests.Access;

/// <summary>An instance of every request that no validator objects to, with the ids it was given.</summary>
internal sealed class ValidSamples(World world, IReadOnlyDictionary<string, List<Guid>> ids)
{
    private readonly Dictionary<Type, (object Request, IReadOnlyCollection<string> Tables)> _made = [];

    /// <summary>Requests that a validator objects to however they are filled: they are sent as they are.</summary>
    public List<string> NotValid { get; } = [];

    /// <summary>The request, and the tables that its ids are of.</summary>
    public async Task<(object Request, IReadOnlyCollection<string> Tables)> Of(Type type)
    {
        if (_made.TryGetValue(type, out var known)) return known;
        var samples = new SampleRequests(ids, optionalIds: true);
        for (var attempt = 0; ; attempt++)
        {
            var request = samples.Make(type);
            var errors = await world.With(world.Administrator, services => Task.FromResult(services
                .GetServices(typeof(IValidator<>).MakeGenericType(type)).Cast<IValidator>()
                .SelectMany(v => v.Validate(new ValidationContext<object>(request)).Errors).ToList()));
            if (errors.Count == 0) return _made[type] = (request, [.. samples.Tables]);
            if (attempt < 100 && samples.Object(errors[0].PropertyName)) continue;
            NotValid.Add($"{type.Name}: {errors[0].PropertyName} {errors[0].ErrorMessage}");
            return _made[type] = (request, [.. samples.Tables]);
        }
    }
}
