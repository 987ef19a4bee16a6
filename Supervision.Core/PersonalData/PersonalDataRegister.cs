using System.Reflection;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Core.PersonalData;

/// <summary>What is held about people, why and for how long: one data file, held against the schema by a test. Who did something (every reference to a person) belongs to the journal's purpose.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record PersonalDataRegister : IQuery<IReadOnlyList<HeldData>>
{
    /// <summary>The whole register, as it is shipped.</summary>
    public static IReadOnlyList<HeldData> All { get; } = [.. Read()];

    private static IEnumerable<HeldData> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("personal-data.csv")
            ?? throw new InvalidOperationException("personal-data.csv is not in the assembly."));
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            if (line.Split('|') is not [var group, var what, var why, var kept, var columns]) throw new InvalidDataException($"personal-data.csv: '{line}' has not 5 columns.");
            yield return new HeldData(group, what, why, kept, columns.Split(' '));
        }
    }
}

/// <param name="Group">Whose or what data.</param>
/// <param name="What">What is held.</param>
/// <param name="Why">For what purpose.</param>
/// <param name="Kept">For how long.</param>
/// <param name="Columns">Where: table and column.</param>
public sealed record HeldData(string Group, string What, string Why, string Kept, IReadOnlyList<string> Columns);

internal sealed class PersonalDataRegisterHandler(Gate gate) : IRequestHandler<PersonalDataRegister, IReadOnlyList<HeldData>>
{
    public Task<IReadOnlyList<HeldData>> Handle(PersonalDataRegister query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        return Task.FromResult(PersonalDataRegister.All);
    }
}
