// Every fixture has a world of its own: its database, its clock, its container. Within one, tests follow each other.
[assembly: Parallelizable(ParallelScope.Fixtures)]
