-- What people look for again and again in a list, under a name of their own.

CREATE TABLE SavedFilters
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    List nvarchar(20) NOT NULL,
    Name nvarchar(100) NOT NULL,
    Filter nvarchar(1000) NOT NULL,
    SavedAt datetimeoffset(3) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_SavedFilters PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_SavedFilters_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_SavedFilters_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_SavedFilters_List CHECK (List IN ('Ledger', 'Papers', 'Letters', 'Reports', 'Accounts', 'Search'))
);
CREATE UNIQUE CLUSTERED INDEX CX_SavedFilters ON SavedFilters (CouncilId, Seq);
CREATE UNIQUE INDEX UX_SavedFilters_Name ON SavedFilters (PersonId, List, Name);
