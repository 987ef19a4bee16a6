-- What the system does by itself belongs to the installation, not to a council: rows say when a job ran and what came of it, never whose work it was.

CREATE TABLE JobRuns
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    JobCode TEXT NOT NULL,
    Cause TEXT NOT NULL,
    Node TEXT NOT NULL,
    StartedAt TEXT NOT NULL,
    EndedAt TEXT,
    Milliseconds INTEGER,
    Outcome TEXT NOT NULL,
    Items INTEGER,
    Note TEXT,
    FaultId TEXT,
    Error TEXT,
    CONSTRAINT PK_JobRuns UNIQUE (Id),
    CONSTRAINT CK_JobRuns_Cause CHECK (Cause IN ('Schedule', 'Hand', 'Recovery')),
    CONSTRAINT CK_JobRuns_Outcome CHECK (Outcome IN ('Running', 'Succeeded', 'Failed', 'Interrupted'))
) STRICT;
CREATE UNIQUE INDEX UX_JobRuns_Running ON JobRuns (JobCode) WHERE Outcome = 'Running';
CREATE INDEX IX_JobRuns_JobCode ON JobRuns (JobCode, Seq);

CREATE TABLE JobPauses
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    JobCode TEXT NOT NULL,
    PausedAt TEXT NOT NULL,
    CONSTRAINT PK_JobPauses UNIQUE (Id)
) STRICT;
CREATE UNIQUE INDEX UX_JobPauses_Job ON JobPauses (JobCode);
