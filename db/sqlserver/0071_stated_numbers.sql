-- A decision states the number of a paper of the council that is signed outside; it stands in the outgoing register without a paper of the system, so that no other gets it.

DROP INDEX IX_DocumentNumbers_PaperId ON DocumentNumbers;
ALTER TABLE DocumentNumbers DROP CONSTRAINT FK_DocumentNumbers_PaperId;
GO
ALTER TABLE DocumentNumbers ALTER COLUMN PaperId uniqueidentifier NULL;
ALTER TABLE DocumentNumbers ADD RecordKind nvarchar(60) NULL;
ALTER TABLE DocumentNumbers ADD RecordId uniqueidentifier NULL;
ALTER TABLE DocumentNumbers ADD UnitId uniqueidentifier NULL;
ALTER TABLE DocumentNumbers ADD Title nvarchar(2000) NULL;
GO
ALTER TABLE DocumentNumbers ADD CONSTRAINT FK_DocumentNumbers_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id);
ALTER TABLE DocumentNumbers ADD CONSTRAINT FK_DocumentNumbers_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id);
CREATE INDEX IX_DocumentNumbers_PaperId ON DocumentNumbers (PaperId) WHERE PaperId IS NOT NULL;
CREATE INDEX IX_DocumentNumbers_RecordId ON DocumentNumbers (RecordId) WHERE RecordId IS NOT NULL;
CREATE INDEX IX_DocumentNumbers_UnitId ON DocumentNumbers (UnitId) WHERE UnitId IS NOT NULL;
