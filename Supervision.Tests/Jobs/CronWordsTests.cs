using Supervision.Core.Jobs;

namespace Supervision.Tests.Jobs;

public sealed class CronWordsTests
{
    [TestCase("15 * * * * ?", "mỗi phút")]
    [TestCase("0 30 6 * * ?", "06 giờ 30 phút hằng ngày")]
    [TestCase("0 0 7,13 * * ?", "07 giờ 00 phút, 13 giờ 00 phút hằng ngày")]
    [TestCase("0 0 8 ? * MON-FRI", "08 giờ 00 phút từ thứ Hai đến thứ Sáu")]
    [TestCase("0 0 8 ? * MON,SUN", "08 giờ 00 phút thứ Hai, Chủ nhật hằng tuần")]
    [TestCase("0 15 2 5 * ?", "02 giờ 15 phút ngày 5 hằng tháng")]
    [TestCase("0 */10 * * * ?", "mỗi 10 phút")]
    [TestCase("0/30 * * * * ?", "mỗi 30 giây")]
    [TestCase("0 * * * * ?", "mỗi phút")]
    [TestCase("0 0 * * * ?", "đầu mỗi giờ")]
    [TestCase("0 20 * * * ?", "phút thứ 20 mỗi giờ")]
    [TestCase("0 0 8-17 ? * MON-FRI", "theo lịch 0 0 8-17 ? * MON-FRI")]
    [TestCase("15 0 8 * * ?", "theo lịch 15 0 8 * * ?")]
    public void Times_are_said_as_people_say_them_or_left_as_they_are(string cron, string words) => Assert.That(CronWords.Of(cron), Is.EqualTo(words));
}
