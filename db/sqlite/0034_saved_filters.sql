-- What people look for again and again in a list, under a name of their own.

CREATE TABLE SavedFilters
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    List TEXT NOT NULL,
    Name TEXT NOT NULL,
    Filter TEXT NOT NULL,
    SavedAt TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_SavedFilters UNIQUE (Id),
    CONSTRAINT FK_SavedFilters_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_SavedFilters_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_SavedFilters_List CHECK (List IN ('Ledger', 'Papers', 'Letters', 'Reports', 'Accounts', 'Search'))
) STRICT;
CREATE UNIQUE INDEX UX_SavedFilters_Name ON SavedFilters (PersonId, List, Name);
