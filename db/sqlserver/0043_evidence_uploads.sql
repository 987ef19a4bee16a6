-- Evidence that comes in by pieces: what was declared of the file, how much of it is here, and the pieces by the hash under which the store keeps them.

CREATE TABLE EvidenceUploads
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    FileName nvarchar(200) NOT NULL,
    Size bigint NOT NULL,
    EvidenceItemNumber int NULL,
    Received bigint NOT NULL,
    StartedAt datetimeoffset(3) NOT NULL,
    TouchedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_EvidenceUploads PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_EvidenceUploads_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_EvidenceUploads_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_EvidenceUploads_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_EvidenceUploads_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_EvidenceUploads_Received CHECK (Received >= 0 AND Received <= Size)
);
CREATE UNIQUE CLUSTERED INDEX CX_EvidenceUploads ON EvidenceUploads (CouncilId, Seq);
CREATE INDEX IX_EvidenceUploads_TaskId ON EvidenceUploads (TaskId);
CREATE INDEX IX_EvidenceUploads_PersonId ON EvidenceUploads (PersonId);
CREATE INDEX IX_EvidenceUploads_UnitId ON EvidenceUploads (UnitId);

CREATE TABLE EvidenceUploadPieces
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UploadId uniqueidentifier NOT NULL,
    ByteOffset bigint NOT NULL,
    Size bigint NOT NULL,
    Sha256 char(64) NOT NULL,
    CONSTRAINT PK_EvidenceUploadPieces PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_EvidenceUploadPieces_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_EvidenceUploadPieces_UploadId FOREIGN KEY (UploadId) REFERENCES EvidenceUploads (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_EvidenceUploadPieces ON EvidenceUploadPieces (CouncilId, Seq);
CREATE UNIQUE INDEX UX_EvidenceUploadPieces_Offset ON EvidenceUploadPieces (UploadId, ByteOffset);
CREATE INDEX IX_EvidenceUploadPieces_Sha256 ON EvidenceUploadPieces (Sha256);
