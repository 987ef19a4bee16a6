-- What comes in, and the books of what came in and went out (Decree 30/2020/NĐ-CP, Annex IV).

CREATE TABLE IncomingDocuments
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Year INTEGER NOT NULL,
    Number INTEGER NOT NULL,
    ArrivedOn TEXT NOT NULL,
    SenderUnitId TEXT,
    Sender TEXT NOT NULL,
    TypeName TEXT NOT NULL,
    Reference TEXT,
    DatedOn TEXT,
    Title TEXT NOT NULL,
    AnswersPaperId TEXT,
    FileName TEXT,
    ContentType TEXT,
    Sha256 TEXT,
    Size INTEGER,
    HandledBy TEXT,
    PassedOn TEXT,
    DueOn TEXT,
    Progress TEXT NOT NULL,
    AnswerReference TEXT,
    Note TEXT,
    RegisteredBy TEXT NOT NULL,
    RegisteredAt TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_IncomingDocuments UNIQUE (Id),
    CONSTRAINT FK_IncomingDocuments_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_IncomingDocuments_SenderUnitId FOREIGN KEY (SenderUnitId) REFERENCES Units (Id),
    CONSTRAINT FK_IncomingDocuments_AnswersPaperId FOREIGN KEY (AnswersPaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_IncomingDocuments_Progress CHECK (Progress IN ('Registered', 'Handling', 'Done'))
) STRICT;
CREATE UNIQUE INDEX UX_IncomingDocuments_Number ON IncomingDocuments (CouncilId, Year, Number);
CREATE INDEX IX_IncomingDocuments_SenderUnitId ON IncomingDocuments (SenderUnitId) WHERE SenderUnitId IS NOT NULL;
CREATE INDEX IX_IncomingDocuments_AnswersPaperId ON IncomingDocuments (AnswersPaperId) WHERE AnswersPaperId IS NOT NULL;

CREATE TABLE RegisterBooks
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Register TEXT NOT NULL,
    Series TEXT NOT NULL,
    Year INTEGER NOT NULL,
    ClosedOn TEXT NOT NULL,
    ClosedBy TEXT NOT NULL,
    LineCount INTEGER NOT NULL,
    Sha256 TEXT NOT NULL,
    Size INTEGER NOT NULL,
    Pages INTEGER NOT NULL,
    CONSTRAINT PK_RegisterBooks UNIQUE (Id),
    CONSTRAINT FK_RegisterBooks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_RegisterBooks_Register CHECK (Register IN ('Outgoing', 'Incoming', 'Handling'))
) STRICT;
CREATE UNIQUE INDEX UX_RegisterBooks_Year ON RegisterBooks (CouncilId, Register, Series, Year);
