-- A council lays a job to rest for itself alone, and says why; what rested for everybody rests for each of them.

CREATE TABLE PausedJobs
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    JobCode TEXT NOT NULL,
    Reason TEXT NOT NULL,
    PausedAt TEXT NOT NULL,
    CONSTRAINT PK_PausedJobs UNIQUE (Id),
    CONSTRAINT FK_PausedJobs_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
) STRICT;
CREATE UNIQUE INDEX UX_PausedJobs_Job ON PausedJobs (CouncilId, JobCode);

INSERT INTO PausedJobs (Id, CouncilId, JobCode, Reason, PausedAt)
SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
    c.Id, p.JobCode, 'Tạm dừng từ trước, chưa ghi lý do.', p.PausedAt
FROM JobPauses p
CROSS JOIN Councils c;

DROP TABLE JobPauses;
