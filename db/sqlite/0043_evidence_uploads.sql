-- Evidence that comes in by pieces: what was declared of the file, how much of it is here, and the pieces by the hash under which the store keeps them.

CREATE TABLE EvidenceUploads
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    FileName TEXT NOT NULL,
    Size INTEGER NOT NULL,
    EvidenceItemNumber INTEGER,
    Received INTEGER NOT NULL,
    StartedAt TEXT NOT NULL,
    TouchedAt TEXT NOT NULL,
    CONSTRAINT PK_EvidenceUploads UNIQUE (Id),
    CONSTRAINT FK_EvidenceUploads_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_EvidenceUploads_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_EvidenceUploads_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_EvidenceUploads_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_EvidenceUploads_Received CHECK (Received >= 0 AND Received <= Size)
) STRICT;
CREATE INDEX IX_EvidenceUploads_TaskId ON EvidenceUploads (TaskId);
CREATE INDEX IX_EvidenceUploads_PersonId ON EvidenceUploads (PersonId);
CREATE INDEX IX_EvidenceUploads_UnitId ON EvidenceUploads (UnitId);

CREATE TABLE EvidenceUploadPieces
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UploadId TEXT NOT NULL,
    ByteOffset INTEGER NOT NULL,
    Size INTEGER NOT NULL,
    Sha256 TEXT NOT NULL,
    CONSTRAINT PK_EvidenceUploadPieces UNIQUE (Id),
    CONSTRAINT FK_EvidenceUploadPieces_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_EvidenceUploadPieces_UploadId FOREIGN KEY (UploadId) REFERENCES EvidenceUploads (Id)
) STRICT;
CREATE UNIQUE INDEX UX_EvidenceUploadPieces_Offset ON EvidenceUploadPieces (UploadId, ByteOffset);
CREATE INDEX IX_EvidenceUploadPieces_Sha256 ON EvidenceUploadPieces (Sha256);
