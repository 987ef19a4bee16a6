// Every fixture has a world of its own: its database, its clock, its container. Within one, tests follow each other.
[assembly: Parallelizable(ParallelScope.Fixtures)]
// Many fixtures wait most of their time: for schedules, mail servers, browsers, other programs.
[assembly: LevelOfParallelism(4)]
