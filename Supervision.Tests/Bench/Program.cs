namespace Supervision.Tests.Bench;

/// <summary>Entry of <c>dotnet run -c Release --project Supervision.Tests -- bench</c>; the tests themselves are run by <c>dotnet test</c>.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is not ["bench", ..])
        {
            Console.Error.WriteLine("usage: bench [name…]");
            return 2;
        }
        return 0;
    }
}
