using Supervision.Api.Demo;
using Supervision.Api.Hosting;

return args switch
{
    ["demo", .. var rest] => await DemoCommand.Run(rest),
    ["backup", var file] => await DatabaseFiles.Backup(file),
    ["restore", var file] => await DatabaseFiles.Restore(file),
    ["verify-journal"] => await JournalFiles.Verify(),
    ["backup" or "restore", ..] => DatabaseFiles.SayUsage(),
    _ => await Server.Run(args),
};

/// <summary>The program; public for the tests that host it.</summary>
public partial class Program;
