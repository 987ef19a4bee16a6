using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Supervision.Core.Search;

namespace Supervision.Tests.Bench;

/// <summary>A clerk's search among 100,000 tasks: words that many hold, words that few hold, a number, and what nothing holds.</summary>
internal sealed class SearchBench : IBench
{
    private const int Tasks = 100_000;
    private const int Times = 60;

    private static readonly string[] Vocabulary =
        ("dự án công trình đầu tư xây dựng giao thông thủy lợi trường học bệnh viện trạm y tế nước sạch môi trường rác thải đất đai quy hoạch đền bù giải phóng mặt bằng tái định cư ngân sách thu chi quyết toán nợ đọng "
        + "biên chế cán bộ tuyển dụng đào tạo hộ nghèo chính sách người có công bảo hiểm xã hội lao động việc làm an ninh trật tự phòng cháy chữa cháy hợp tác nông nghiệp chăn nuôi rừng khoáng sản du lịch văn hóa di tích thiết "
        + "chế nhà sinh hoạt cộng đồng chuyển đổi số thủ tục hành chính một cửa dịch vụ công trực tuyến khiếu nại tố cáo kiến nghị cử tri báo cáo kết quả thực hiện chỉ đạo kiểm tra rà soát khắc phục xử lý trách nhiệm").Split(' ');

    private static readonly (string Name, Func<int, string> Typed)[] Searches =
    [
        ("a word that every second holds", _ => "hồ sơ"),
        ("three words that few hold", i => $"{Vocabulary[i % 40]} {Vocabulary[40 + (i * 7 % 40)]} {Vocabulary[80 + (i * 11 % 40)]}"),
        ("two words and the first letters of a third", i => $"{Vocabulary[i % 40]} {Vocabulary[60 + (i * 7 % 40)]} {Vocabulary[i * 11 % 120][..2]}"),
        ("a number in a text", i => $"đợt {i * 1601 % Tasks + 1}"),
        ("the name of a unit", i => $"UBND xã Thử nghiệm số {i * 53 % LedgerFiller.Units + 1}"),
        ("a word that nothing holds", i => $"khôngcó{i}"),
    ];

    public string Name => "search";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        await using var council = await BenchCouncil.Create();
        var world = council.World;
        await LedgerFiller.Fill(world, closed: 80_000, open: 20_000, due: 0);
        Reword(council);
        var filling = Stopwatch.StartNew();
        var done = await world.Run(new RefreshSearchJob());
        var figures = new List<Figure> { new($"look through all things, {done.Items:N0} written", filling.Elapsed.TotalSeconds, "s") };
        filling.Restart();
        await world.Run(new RefreshSearchJob());
        figures.Add(new Figure("look through all things again, none written", filling.Elapsed.TotalSeconds, "s"));

        var all = new List<double>();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (var (name, typed) in Searches)
        {
            var taken = new List<double>();
            for (var i = -5; i < Times; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await world.Send(world.Clerk, new SearchFor { Q = typed(i + 5) });
                if (i >= 0) taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            all.AddRange(taken);
            var latencies = new Latencies(taken);
            figures.Add(new Figure($"search {name}, {Tasks:N0} tasks, p50", latencies.Median, "ms"));
            figures.Add(new Figure($"search {name}, {Tasks:N0} tasks, p99", latencies.Percentile(99), "ms"));
        }
        figures.Add(new Figure($"all searches, {Tasks:N0} tasks, p50", new Latencies(all).Median, "ms") { Goal = Goal.Most(150) });
        figures.Add(new Figure($"all searches, {Tasks:N0} tasks, p99", new Latencies(all).Percentile(99), "ms") { Goal = Goal.Most(300) });
        // Where other programs run at the same time, this says what a search costs.
        figures.Add(new Figure($"processor time of a search, {Tasks:N0} tasks, mean", (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / (Searches.Length * (Times + 5)), "ms"));
        return figures;
    }

    // Thirty words each, by a row of numbers that is the same each time; every second one says "hồ sơ".
    private static void Reword(BenchCouncil council)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(council.World.Database.Options.ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "UPDATE FollowUpTasks SET Content = $content WHERE Seq = $seq";
        var (content, seq) = (command.Parameters.Add("$content", SqliteType.Text), command.Parameters.Add("$seq", SqliteType.Integer));
        var random = new Random(33);
        for (var i = 1; i <= Tasks; i++)
        {
            content.Value = $"{(i % 2 == 0 ? "Hồ sơ " : "")}{string.Join(' ', Enumerable.Range(0, 30).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]))} đợt {i}";
            seq.Value = i;
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
