-- What the system does by itself belongs to the installation, not to a council: rows say when a job ran and what came of it, never whose work it was.

CREATE TABLE JobRuns
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    JobCode nvarchar(60) NOT NULL,
    Cause nvarchar(20) NOT NULL,
    Node nvarchar(100) NOT NULL,
    StartedAt datetimeoffset(3) NOT NULL,
    EndedAt datetimeoffset(3) NULL,
    Milliseconds bigint NULL,
    Outcome nvarchar(20) NOT NULL,
    Items int NULL,
    Note nvarchar(1000) NULL,
    FaultId nvarchar(40) NULL,
    Error nvarchar(2000) NULL,
    CONSTRAINT PK_JobRuns PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT CK_JobRuns_Cause CHECK (Cause IN ('Schedule', 'Hand', 'Recovery')),
    CONSTRAINT CK_JobRuns_Outcome CHECK (Outcome IN ('Running', 'Succeeded', 'Failed', 'Interrupted'))
);
CREATE UNIQUE CLUSTERED INDEX CX_JobRuns ON JobRuns (Seq);
CREATE UNIQUE INDEX UX_JobRuns_Running ON JobRuns (JobCode) WHERE Outcome = 'Running';
CREATE INDEX IX_JobRuns_JobCode ON JobRuns (JobCode, Seq);

CREATE TABLE JobPauses
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    JobCode nvarchar(60) NOT NULL,
    PausedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_JobPauses PRIMARY KEY NONCLUSTERED (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_JobPauses ON JobPauses (Seq);
CREATE UNIQUE INDEX UX_JobPauses_Job ON JobPauses (JobCode);
