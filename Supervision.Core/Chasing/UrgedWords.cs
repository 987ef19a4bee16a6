using Supervision.Core.Tasks;

namespace Supervision.Core.Chasing;

/// <summary>How it is said of a task what its unit owes, so that nothing is called missing which lies before the council.</summary>
internal static class UrgedWords
{
    public static string Lacking(TaskProgress progress) => progress switch
    {
        TaskProgress.Returned => "chưa bổ sung, làm rõ báo cáo kết quả thực hiện",
        TaskProgress.NotSatisfactory => "chưa báo cáo lại kết quả thực hiện",
        _ => "chưa có báo cáo kết quả thực hiện",
    };
}
