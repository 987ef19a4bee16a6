namespace Supervision.Tests.Bench;

/// <summary>Entry of <c>dotnet run -c Release --project Supervision.Tests -- bench [name…]</c>; the tests themselves are run by <c>dotnet test</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["bench", .. var names]:
                return await Benches.Run(names);
            case ["bare", var file, var port]:
                await BareServer.Run(file, port);
                return 0;
            case ["jobhost"]:
                await Jobs.JobHost.Run();
                return 0;
            case ["deliver", var file, var port]:
                await Notices.DeliveringProcess.Run(file, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
                return 0;
            case ["issue", var file, .. var order]:
                await Papers.IssuingProcess.Run(file, order);
                return 0;
            case ["chase", var file]:
                await Chasing.ChasingProcess.Run(file);
                return 0;
            default:
                await Console.Error.WriteLineAsync($"usage: bench [{string.Join('|', Benches.All.Select(bench => bench.Name))}]…");
                return 2;
        }
    }
}
