-- What comes in, and the books of what came in and went out (Decree 30/2020/NĐ-CP, Annex IV).

CREATE TABLE IncomingDocuments
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Year int NOT NULL,
    Number int NOT NULL,
    ArrivedOn date NOT NULL,
    SenderUnitId uniqueidentifier NULL,
    Sender nvarchar(300) NOT NULL,
    TypeName nvarchar(100) NOT NULL,
    Reference nvarchar(100) NULL,
    DatedOn date NULL,
    Title nvarchar(2000) NOT NULL,
    AnswersPaperId uniqueidentifier NULL,
    FileName nvarchar(255) NULL,
    ContentType nvarchar(100) NULL,
    Sha256 char(64) NULL,
    Size bigint NULL,
    HandledBy nvarchar(300) NULL,
    PassedOn date NULL,
    DueOn date NULL,
    Progress nvarchar(20) NOT NULL,
    AnswerReference nvarchar(100) NULL,
    Note nvarchar(1000) NULL,
    RegisteredBy uniqueidentifier NOT NULL,
    RegisteredAt datetimeoffset(3) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_IncomingDocuments PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_IncomingDocuments_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_IncomingDocuments_SenderUnitId FOREIGN KEY (SenderUnitId) REFERENCES Units (Id),
    CONSTRAINT FK_IncomingDocuments_AnswersPaperId FOREIGN KEY (AnswersPaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_IncomingDocuments_Progress CHECK (Progress IN ('Registered', 'Handling', 'Done'))
);
CREATE UNIQUE CLUSTERED INDEX CX_IncomingDocuments ON IncomingDocuments (CouncilId, Seq);
CREATE UNIQUE INDEX UX_IncomingDocuments_Number ON IncomingDocuments (CouncilId, Year, Number);
CREATE INDEX IX_IncomingDocuments_SenderUnitId ON IncomingDocuments (SenderUnitId) WHERE SenderUnitId IS NOT NULL;
CREATE INDEX IX_IncomingDocuments_AnswersPaperId ON IncomingDocuments (AnswersPaperId) WHERE AnswersPaperId IS NOT NULL;

CREATE TABLE RegisterBooks
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Register nvarchar(20) NOT NULL,
    Series nvarchar(60) NOT NULL,
    Year int NOT NULL,
    ClosedOn date NOT NULL,
    ClosedBy uniqueidentifier NOT NULL,
    LineCount int NOT NULL,
    Sha256 char(64) NOT NULL,
    Size bigint NOT NULL,
    Pages int NOT NULL,
    CONSTRAINT PK_RegisterBooks PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_RegisterBooks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_RegisterBooks_Register CHECK (Register IN ('Outgoing', 'Incoming', 'Handling'))
);
CREATE UNIQUE CLUSTERED INDEX CX_RegisterBooks ON RegisterBooks (CouncilId, Seq);
CREATE UNIQUE INDEX UX_RegisterBooks_Year ON RegisterBooks (CouncilId, Register, Series, Year);
