-- Clerks' wording of drafts, with its place in order; and edited drafts that came back from Word, with what was compared and what was taken over.

DROP TABLE PaperWordings;

CREATE TABLE PaperWordings
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PaperId uniqueidentifier NOT NULL,
    Place int NOT NULL,
    BlockKey nvarchar(400) NOT NULL,
    Kind nvarchar(40) NOT NULL,
    BaseText nvarchar(max) NOT NULL,
    Text nvarchar(max) NOT NULL,
    Label nvarchar(20) NULL,
    ChangedBy uniqueidentifier NOT NULL,
    ChangedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_PaperWordings PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PaperWordings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperWordings_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_PaperWordings_Kind CHECK (Kind IN ('Replaced', 'Deleted', 'Inserted'))
);
CREATE UNIQUE CLUSTERED INDEX CX_PaperWordings ON PaperWordings (CouncilId, Seq);
CREATE INDEX IX_PaperWordings_PaperId ON PaperWordings (PaperId, Place);

CREATE TABLE PaperEdits
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PaperId uniqueidentifier NOT NULL,
    FileName nvarchar(255) NOT NULL,
    Sha256 char(64) NOT NULL,
    Size bigint NOT NULL,
    MadeFromVersion int NULL,
    PaperVersion int NOT NULL,
    Status nvarchar(20) NOT NULL,
    Comparison nvarchar(max) NOT NULL,
    Accepted nvarchar(max) NULL,
    SentBy uniqueidentifier NOT NULL,
    SentAt datetimeoffset(3) NOT NULL,
    DecidedBy uniqueidentifier NULL,
    DecidedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_PaperEdits PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PaperEdits_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperEdits_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_PaperEdits_Status CHECK (Status IN ('Open', 'Decided'))
);
CREATE UNIQUE CLUSTERED INDEX CX_PaperEdits ON PaperEdits (CouncilId, Seq);
CREATE INDEX IX_PaperEdits_PaperId ON PaperEdits (PaperId);
