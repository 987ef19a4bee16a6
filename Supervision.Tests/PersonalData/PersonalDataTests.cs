using System.Text.RegularExpressions;
using Supervision.Core.Audit;
using Supervision.Core.PersonalData;
using Supervision.Core.Pipeline;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.Storage.TSql;
using Supervision.Tests.Web;

namespace Supervision.Tests.PersonalData;

/// <summary>What is held about people is known, can be handed over and corrected.</summary>
public sealed partial class PersonalDataTests : FeatureTest
{
    /// <summary>Columns whose names sound like people and are none, with the reason.</summary>
    private static readonly Dictionary<string, string> NotOfPeople = new()
    {
        ["Conclusions.ExecuteBy"] = "a day",
        ["Conclusions.RemedyBy"] = "a day",
        ["Conclusions.ReportBy"] = "a day",
        ["ReminderLetters.ReplyBy"] = "a day",
        ["Deliveries.ClaimedBy"] = "a process",
    };

    [Test]
    public void Every_column_of_the_register_is_in_the_schema()
    {
        var schema = SqlServerSchema.Product.Catalogue.Tables.Values.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}")).ToHashSet();
        House.None(PersonalDataRegister.All.SelectMany(held => held.Columns).Where(column => !schema.Contains(column)).Select(column => $"personal-data.csv names {column}, which is not in the schema"));
        Assert.That(PersonalDataRegister.All.SelectMany(held => held.Columns), Is.Unique);
    }

    [Test]
    public void Every_text_that_sounds_like_a_person_is_in_the_register()
    {
        var known = PersonalDataRegister.All.SelectMany(held => held.Columns).ToHashSet();
        House.None(
            from table in SqlServerSchema.Product.Catalogue.Tables.Values
            from column in table.Columns
            let name = $"{table.Name}.{column.Name}"
            where column.Type.StartsWith("nvarchar", StringComparison.Ordinal) && OfPeople().IsMatch(column.Name) && !known.Contains(name) && !NotOfPeople.ContainsKey(name)
            select $"{name} sounds like a person and is neither in personal-data.csv nor excused");
    }

    [Test]
    public async Task A_persons_file_holds_what_is_known_of_them_and_is_itself_looked_at()
    {
        await World.Send(World.Clerk, new Supervision.Core.Registers.ExportRegister { Register = Supervision.Core.Registers.Register.Outgoing, Year = 2026 });
        await World.Send(World.Administrator, new AccessList());

        var file = await World.Send(World.Administrator, new PersonalDataOf(World.Clerk));
        var sheet = await World.Send(World.Administrator, new PersonalDataSheet(World.Clerk));

        Assert.That((file.Name, file.Title, file.Looks), Is.EqualTo((World.Identity(World.Clerk).Name, "Văn thư", 1L)));
        Assert.That(file.Roles.Select(r => r.Role), Is.EqualTo(new[] { Core.Access.Role.RecordsClerk }));
        Assert.That(file.Journal.Select(line => line.Event), Has.Some.EqualTo("PersonAdded"));
        Assert.That(sheet.Rows.Select(row => row[2]), Has.Some.EqualTo(file.Name));
        Assert.That((await World.Send(World.Administrator, new AccessList { Kind = SensitiveKind.PersonalData })).Items.Select(l => (l.Request, l.SubjectId)), Is.SupersetOf(new[] { ("PersonalDataOf", (Guid?)World.Clerk) }));
        Assert.That((await World.Refused(World.StandingBoard, new PersonalDataOf(World.Clerk))).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task A_wrong_name_is_corrected_and_what_stood_is_kept()
    {
        var version = (await World.Send(World.Administrator, new PersonalDataOf(World.Clerk))).Version;
        await World.Send(World.Administrator, new CorrectPerson { PersonId = World.Clerk, Version = version, Name = "Nguyễn Thị Đúng", Title = "Văn thư", Reason = "Đơn đề nghị ngày 09/3/2026" });

        Assert.That((await World.Send(World.Administrator, new PersonalDataOf(World.Clerk))).Name, Is.EqualTo("Nguyễn Thị Đúng"));
        Assert.That(await World.Journalled(World.Clerk, "PersonCorrected", "Before"), Has.Some.Contains(World.Identity(World.Clerk).Name));
        Assert.That((await World.Refused(World.Administrator, new CorrectPerson { PersonId = World.Clerk, Version = version, Name = "Khác", Title = "Khác", Reason = "Khác" })).Kind, Is.EqualTo(RefusalKind.Stale));
    }

    [Test]
    public async Task On_its_page_the_register_is_read_and_a_person_corrected()
    {
        await using var site = await Site.Open(World);
        var browser = new FormBrowser(await site.BrowserOf(World.Administrator));
        var path = $"/quan-tri/du-lieu-ca-nhan?nguoi={World.Clerk}";

        var refused = await browser.Send(path, "form[method=post][action*='du-lieu-ca-nhan']", ("Correct.Name", "Trần Văn Mới"), ("Correct.Reason", ""));
        Assert.That(refused.Page.QuerySelector("[name='Correct.Name']")!.GetAttribute("value"), Is.EqualTo("Trần Văn Mới"));
        Assert.That(refused.Page.QuerySelectorAll(".error").Select(e => e.TextContent), Has.Some.Contains("Lý do"));
        var page = await browser.Do(path, "form[method=post][action*='du-lieu-ca-nhan']", ("Correct.Name", "Trần Văn Mới"), ("Correct.Reason", "Đơn đề nghị"));
        Assert.That(page.Body!.TextContent, Does.Contain("Đã đính chính.").And.Contain("Trần Văn Mới").And.Contain("Phiên đăng nhập"));
    }

    /// <summary>A public page says in what capacity somebody signed, never who.</summary>
    [Test]
    public void What_is_told_to_everybody_names_no_person() =>
        Assert.That(typeof(Supervision.Core.Checking.CheckedPaper).GetProperties().Select(p => p.Name), Has.None.Match("Person|Signer|Email|Phone"));

    [GeneratedRegex("(Email|Phone|UserName|PersonName|SignerName|HolderName|Speaker|SpokenBy|MadeBy|CheckedBy|Participants|Origin|Device|ToWhom|ReceivedBy|AuthorisedBy|PresentedBy|AssignedTo|HandledBy|AcknowledgedBy|SignedBy|Sender|Signer|Address)$")]
    private static partial Regex OfPeople();
}
