using System.Runtime.CompilerServices;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Web;
using Supervision.Core.Storage;

namespace Supervision.Tests.Web;

/// <summary>A form that was sent as it came, with nothing typed and nothing ticked, is judged like any other.</summary>
public sealed class EmptyFormTests : FeatureTest
{
    [Test]
    public async Task Every_command_that_is_sent_with_nothing_in_it_is_judged_and_not_broken()
    {
        var commands = typeof(Db).Assembly.GetTypes()
            .SelectMany(type => type.GetInterfaces().Where(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IValidator<>)).Select(one => one.GetGenericArguments()[0]))
            .Where(type => type is { IsGenericTypeParameter: false, IsAbstract: false, ContainsGenericParameters: false }).Distinct().ToList();

        var broken = new List<string>();
        foreach (var type in commands)
        {
            var command = RuntimeHelpers.GetUninitializedObject(type);
            UnchosenLists.Fill(command);
            try
            {
                await World.With(World.Office, async services =>
                {
                    foreach (var validator in services.GetServices(typeof(IValidator<>).MakeGenericType(type)).Cast<IValidator>()) await validator.ValidateAsync(new ValidationContext<object>(command));
                    return true;
                });
            }
            catch (Exception fault)
            {
                broken.Add($"{type.Name}: {fault.Message} {fault.StackTrace!.Split('\n').First(line => line.Contains("Supervision.Core", StringComparison.Ordinal)).Trim()}");
            }
        }

        Assert.That(broken, Is.Empty, string.Join('\n', broken));
        Assert.That(commands, Has.Count.GreaterThan(200));
    }
}
