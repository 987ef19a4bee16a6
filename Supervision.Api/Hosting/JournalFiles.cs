using Supervision.Core;
using Supervision.Core.Audit;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Infrastructure;
using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Hosting;

/// <summary>The verb <c>verify-journal</c>: checks every chain of the journal and every anchor beside a running server, and names the first broken row.</summary>
internal static class JournalFiles
{
    public static Task<int> Verify() => Verbs.Guarded(async options =>
    {
        var dialect = options.Database.CreateDialect();
        if (dialect is SqliteDialect) Verbs.DemandFile(options);
        await Migrator.Migrate(dialect);
        var services = new ServiceCollection().AddLogging();
        services.AddCore();
        services.AddInfrastructure(options.Database, options.DataFolder, audit: options.Audit);
        services.AddSingleton(new SetupCode(null));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var checker = ActivatorUtilities.CreateInstance<JournalChecker>(scope.ServiceProvider);
        var result = await checker.Check(new Line(), CancellationToken.None);
        Console.WriteLine($"Đã kiểm tra {result.Rows} dòng của {result.Chains} chuỗi, {result.Anchors} dấu neo; {result.Unsealed} dòng chờ niêm phong.");
        if (result.First is not { } first)
        {
            Console.WriteLine("Nhật ký còn nguyên vẹn.");
            return 0;
        }
        Console.WriteLine($"NHẬT KÝ KHÔNG CÒN NGUYÊN VẸN. Chỗ đầu tiên: {first.Sentence}");
        foreach (var fault in result.Faults.Skip(1).Take(19)) Console.WriteLine($"  {fault.Sentence}");
        if (result.Faults.Count > 20) Console.WriteLine($"  … và ít nhất {result.Faults.Count - 20} chỗ nữa.");
        return 1;
    });

    // One line a hundred thousand rows: whoever waits sees that it goes on, and a log file stays short.
    private sealed class Line : IProgress<JournalCheckProgress>
    {
        private long _said;

        public void Report(JournalCheckProgress value)
        {
            if (value.Checked / 100_000 == _said) return;
            _said = value.Checked / 100_000;
            Console.WriteLine($"{value.Checked}/{value.Total} dòng…");
        }
    }
}
