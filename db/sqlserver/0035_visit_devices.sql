-- Devices that people record on at a visit: how many findings each still holds, and when it was last heard of.

CREATE TABLE VisitDevices
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    DeviceKey nvarchar(40) NOT NULL,
    Unsent int NOT NULL,
    HeardAt datetimeoffset(3) NOT NULL,
    LeftAt datetimeoffset(3) NULL,
    CONSTRAINT PK_VisitDevices PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_VisitDevices_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_VisitDevices_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_VisitDevices_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_VisitDevices ON VisitDevices (CouncilId, Seq);
CREATE UNIQUE INDEX UX_VisitDevices_Device ON VisitDevices (VisitId, PersonId, DeviceKey);
CREATE INDEX IX_VisitDevices_PersonId ON VisitDevices (PersonId);
