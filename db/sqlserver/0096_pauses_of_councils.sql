-- A council lays a job to rest for itself alone, and says why; what rested for everybody rests for each of them.

CREATE TABLE PausedJobs
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    JobCode nvarchar(60) NOT NULL,
    Reason nvarchar(500) NOT NULL,
    PausedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_PausedJobs PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PausedJobs_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_PausedJobs ON PausedJobs (CouncilId, Seq);
CREATE UNIQUE INDEX UX_PausedJobs_Job ON PausedJobs (CouncilId, JobCode);
GO

INSERT INTO PausedJobs (Id, CouncilId, JobCode, Reason, PausedAt)
SELECT NEWID(), c.Id, p.JobCode, N'Tạm dừng từ trước, chưa ghi lý do.', p.PausedAt
FROM JobPauses p
CROSS JOIN Councils c;

DROP TABLE JobPauses;
