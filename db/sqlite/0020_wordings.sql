-- Clerks' wording of drafts, with its place in order; and edited drafts that came back from Word, with what was compared and what was taken over.

DROP TABLE PaperWordings;

CREATE TABLE PaperWordings
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PaperId TEXT NOT NULL,
    Place INTEGER NOT NULL,
    BlockKey TEXT NOT NULL,
    Kind TEXT NOT NULL,
    BaseText TEXT NOT NULL,
    Text TEXT NOT NULL,
    Label TEXT,
    ChangedBy TEXT NOT NULL,
    ChangedAt TEXT NOT NULL,
    CONSTRAINT PK_PaperWordings UNIQUE (Id),
    CONSTRAINT FK_PaperWordings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperWordings_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_PaperWordings_Kind CHECK (Kind IN ('Replaced', 'Deleted', 'Inserted'))
) STRICT;
CREATE INDEX IX_PaperWordings_PaperId ON PaperWordings (PaperId, Place);

CREATE TABLE PaperEdits
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PaperId TEXT NOT NULL,
    FileName TEXT NOT NULL,
    Sha256 TEXT NOT NULL,
    Size INTEGER NOT NULL,
    MadeFromVersion INTEGER,
    PaperVersion INTEGER NOT NULL,
    Status TEXT NOT NULL,
    Comparison TEXT NOT NULL,
    Accepted TEXT,
    SentBy TEXT NOT NULL,
    SentAt TEXT NOT NULL,
    DecidedBy TEXT,
    DecidedAt TEXT,
    CONSTRAINT PK_PaperEdits UNIQUE (Id),
    CONSTRAINT FK_PaperEdits_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperEdits_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_PaperEdits_Status CHECK (Status IN ('Open', 'Decided'))
) STRICT;
CREATE INDEX IX_PaperEdits_PaperId ON PaperEdits (PaperId);
