using System.Text.RegularExpressions;
using Supervision.Core.Storage;
using Supervision.Tests.Storage.TSql;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>The schema against the code: lists of values, sentences for what people run into.</summary>
public sealed partial class SchemaRulesTests
{
    /// <summary>Unique indexes that only the program itself could violate, since it gives the value out or replaces the row.</summary>
    private static readonly Dictionary<string, string> ProgramsOwn = new()
    {
        ["UX_FollowUpTasks_Period"] = "a series is locked by its version while its instances are made",
        ["UX_FollowUpTasks_ReplacesTask"] = "the drafts of a replacing paper are made with it, one for each task of the old one",
        ["UX_JournalDispatches_Once"] = "one dispatch a subscriber, written by the dispatcher",
        ["UX_IdempotentAnswers_Key"] = "the key is looked up under the lock of the person's row first",
        ["UX_SignInFailures_Name"] = "the update asks first; of two first failures at once the second is answered as it would be a moment later",
        ["UX_AccountLinks_Hash"] = "a hash of 32 random bytes",
        ["UX_UnitLinks_Hash"] = "a hash of 32 random bytes",
        ["UX_UnitLinkSessions_Hash"] = "a hash of 32 random bytes",
        ["UX_SetupCodes_Hash"] = "a hash of 100 random bits",
        ["UX_RecoveryCodes_Hash"] = "a hash of 80 random bits",
        ["UX_CalendarFeeds_Hash"] = "a hash of 32 random bytes",
        ["UX_AccessTokens_Hash"] = "a hash of 32 random bytes",
        ["UX_Receipts_Number"] = "the next number is taken under the lock of the council's row",
        ["UX_Receipts_Subject"] = "a paper is handed in once, under its version",
        ["UX_JobRuns_Running"] = "whoever begins a run holds the name of the job among all processes",
        ["UX_UnitReports_Unit"] = "made once for each unit when the plan is sent",
        ["UX_UnitReportAnswers_Item"] = "the validator refuses an item that is answered twice",
        ["UX_UnitReportDraftAnswers_Item"] = "as the answers of the report itself",
        ["UX_DataTableDrafts_Report"] = "looked up under the lock of the report's row",
        ["UX_UnitReportDrafts_Report"] = "the report is locked by its version before its draft is written",
        ["UX_ChaseDigests_Day"] = "a unit that was told today is not looked at again",
        ["UX_ChaseSteps_Once"] = "the insert asks first; another node that was quicker is met by the job",
        ["UX_ReminderLetters_Day"] = "drafted once with the unit's digest of the day",
        ["UX_EvidenceUploadPieces_Offset"] = "a piece is added under the lock of its upload's row, which says where the next begins",
        ["UX_StrayFiles_File"] = "the insert asks first, by the one run of the job that there is",
        ["UX_MeetingItems_Open"] = "the insert asks first",
        ["UX_TaskSuspensions_Running"] = "a suspended task cannot be suspended",
        ["UX_UnitTaskTallies_Unit"] = "counted up in place; the row is inserted only where there is none",
        ["UX_Notices_Once"] = "who was told before is left out by the same statement; two at once are told once, the second is undone",
        ["UX_Notices_UnitOnce"] = "as UX_Notices_Once, for the mailbox of a unit",
        ["UX_Deliveries_Mail"] = "one is written with each notice, to one address",
        ["UX_Deliveries_Webhook"] = "one is written with each notice, for each gateway",
        ["UX_RightsAlerts_Row"] = "written once with its row of the journal",
        ["UX_JournalSeals_Row"] = "the one run of the sealer that there is takes only rows without a seal",
        ["UX_JournalSeals_Position"] = "as UX_JournalSeals_Row, at the end of the chain",
        ["UX_SearchEntries_Subject"] = "written under the version of the thing itself; only where there is none",
        ["UX_VisitDevices_Device"] = "a device tells anew after a moment; of two first words at once the second is refused and told again",
        ["UX_VisitUnits_Unit"] = "the validator refuses a unit that is named twice",
    };

    /// <summary>Lists that no enumeration of the code repeats, with the reason.</summary>
    private static readonly Dictionary<string, string> NoEnumeration = new()
    {
        ["FollowUpTasks.DeadlineKind"] = "two kinds of deadline exist only where a reference is quoted, never on a task",
        ["ReminderLetters.Step"] = "two of the steps of chasing write a letter",
        ["UnitTaskTallies.Part"] = "only the parts that a task never leaves are counted up",
    };

    // A table that no statement writes to belongs to a feature that is not there; its rules come with its first INSERT.
    private static readonly HashSet<string> Written =
    [
        .. House.Source("Supervision.Core").SelectMany(f => f.Lines).SelectMany(line => Insert().Matches(line)).Select(m => m.Groups[1].Value),
    ];

    [Test]
    public void Every_list_of_values_in_the_schema_is_an_enumeration_of_the_code()
    {
        var enumerations = House.Core.GetTypes().Where(t => t.IsEnum).ToList();
        House.None(
            from table in SqlServerSchema.Product.Catalogue.Tables.Values
            where Written.Contains(table.Name)
            from column in table.Columns
            where column.Allowed is not null && !NoEnumeration.ContainsKey($"{table.Name}.{column.Name}")
            let allowed = column.Allowed!.Order(StringComparer.Ordinal).ToList()
            where !enumerations.Any(e => Enum.GetNames(e).Order(StringComparer.Ordinal).SequenceEqual(allowed))
            let near = enumerations.OrderByDescending(e => Enum.GetNames(e).Intersect(allowed).Count() * 2 - Enum.GetNames(e).Length).First()
            select $"{table.Name}.{column.Name} allows {string.Join(", ", allowed)}; no enumeration has exactly these (nearest: {near.Name} with {string.Join(", ", Enum.GetNames(near))})");
    }

    [Test]
    public void Every_unique_index_that_a_person_can_run_into_has_its_sentence() => House.None(
        from table in SqlServerSchema.Product.Catalogue.Tables.Values
        where Written.Contains(table.Name)
        from index in table.Indexes
        where index is { Unique: true, Clustered: false } && !IsCounter(table, index)
            && !Constraints.Sentences.ContainsKey(index.Name) && !ProgramsOwn.ContainsKey(index.Name)
        select $"{index.Name} on {table.Name} has no sentence in Supervision.Core/Storage/constraints and is not known as the program's own");

    [Test]
    public void Every_sentence_and_every_excuse_is_about_an_index_of_the_schema()
    {
        var known = SqlServerSchema.Product.Catalogue.Tables.Values
            .SelectMany(t => t.Indexes.Select(i => i.Name).Concat(t.Constraints.Where(c => c.Name is not null).Select(c => c.Name!)))
            .ToHashSet();
        House.None(Constraints.Sentences.Keys.Concat(ProgramsOwn.Keys).Where(name => !known.Contains(name)).Select(name => $"{name} is not in the schema"));
    }

    [Test]
    public void A_constraint_is_explained_at_a_field_of_a_request_or_at_its_own_column()
    {
        var fields = House.Requests.SelectMany(House.Reach).SelectMany(t => t.GetProperties()).Select(p => p.Name).ToHashSet();
        House.None(
            from table in SqlServerSchema.Product.Catalogue.Tables.Values
            from index in table.Indexes
            where Constraints.Sentences.TryGetValue(index.Name, out var sentence) && !fields.Contains(sentence.Field) && !index.Columns.Contains(sentence.Field)
            select $"{index.Name} is explained at the field {Constraints.Sentences[index.Name].Field}, which no request has");
    }

    // A number within its parent comes from a counter or is counted under the parent's lock.
    private static bool IsCounter(Table table, TableIndex index) => index.Columns.Count == 2 && index.Columns[1] == "Number" && index.Columns[0].EndsWith("Id", StringComparison.Ordinal);

    [GeneratedRegex(@"INSERT INTO (\w+)")]
    private static partial Regex Insert();
}
