using MediatR;
using Supervision.Api.Demo;
using Supervision.Core.Cases;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.References;

/// <summary>A demonstration played in a test's world.</summary>
internal sealed class WorldStage(World world) : IDemoStage
{
    public SteppingClock Clock => world.Clock;

    public Task<T> Send<T>(Guid person, IRequest<T> request) => world.Send(person, request);
}

internal static class Cases
{
    public static CaseFile Read(string code) => CaseReader.Read(code, CaseFiles.Text($"{code}.json"));

    /// <summary>The case entered by the council's office.</summary>
    public static Task<Guid> EnterReference(this World world, CaseFile file) => new ReferencePlayer(new WorldStage(world), world.Office).Play(file);
}
