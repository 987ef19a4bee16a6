-- An issued paper is recalled by another paper, which is named; a conclusion whose paper was recalled asks nothing of anybody any more.

ALTER TABLE OfficialPapers ADD RecallReference TEXT;
ALTER TABLE OfficialPapers ADD RecalledOn TEXT;

-- A list of allowed values is changed only with its table; what points to conclusions is judged when all of them are back.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE OldConclusions AS SELECT * FROM Conclusions;
DROP TABLE Conclusions;

CREATE TABLE Conclusions
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    ExaminationId TEXT,
    VisitId TEXT,
    Status TEXT NOT NULL,
    Abstract TEXT NOT NULL,
    RemedyBy TEXT,
    ExecuteBy TEXT,
    ReportBy TEXT,
    ReportDueOn TEXT,
    ConsultedOn TEXT,
    Consultation TEXT,
    DocumentType TEXT,
    Number INTEGER,
    Symbol TEXT,
    IssuedOn TEXT,
    FiguresAsOf TEXT,
    AuthorityLines TEXT,
    SignerName TEXT,
    Recipients TEXT,
    ReplacesId TEXT,
    DraftedBy TEXT NOT NULL,
    ApprovedBy TEXT,
    ItemCount INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Conclusions UNIQUE (Id),
    CONSTRAINT FK_Conclusions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Conclusions_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Conclusions_ExaminationId FOREIGN KEY (ExaminationId) REFERENCES Examinations (Id),
    CONSTRAINT FK_Conclusions_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_Conclusions_ReplacesId FOREIGN KEY (ReplacesId) REFERENCES Conclusions (Id),
    CONSTRAINT CK_Conclusions_Kind CHECK (Kind IN ('SessionRemarks', 'StandingBoardConclusion', 'SupervisionResolution', 'CommitteeRecommendations', 'GroupRecommendations')),
    CONSTRAINT CK_Conclusions_Status CHECK (Status IN ('Draft', 'Consulting', 'Submitted', 'Issued', 'Sent', 'Received', 'Reconsidering', 'Replaced', 'Recalled', 'Discharged'))
) STRICT;
INSERT INTO Conclusions (Seq, Id, CouncilId, CampaignId, Kind, ExaminationId, VisitId, Status, Abstract, RemedyBy, ExecuteBy, ReportBy, ReportDueOn, ConsultedOn, Consultation, DocumentType, Number, Symbol,
    IssuedOn, FiguresAsOf, AuthorityLines, SignerName, Recipients, ReplacesId, DraftedBy, ApprovedBy, ItemCount, Version)
SELECT Seq, Id, CouncilId, CampaignId, Kind, ExaminationId, VisitId, Status, Abstract, RemedyBy, ExecuteBy, ReportBy, ReportDueOn, ConsultedOn, Consultation, DocumentType, Number, Symbol,
    IssuedOn, FiguresAsOf, AuthorityLines, SignerName, Recipients, ReplacesId, DraftedBy, ApprovedBy, ItemCount, Version
FROM OldConclusions
ORDER BY Seq;
DROP TABLE OldConclusions;
CREATE INDEX IX_Conclusions_CampaignId ON Conclusions (CampaignId);
CREATE INDEX IX_Conclusions_ExaminationId ON Conclusions (ExaminationId) WHERE ExaminationId IS NOT NULL;
CREATE INDEX IX_Conclusions_VisitId ON Conclusions (VisitId) WHERE VisitId IS NOT NULL;
CREATE INDEX IX_Conclusions_ReplacesId ON Conclusions (ReplacesId) WHERE ReplacesId IS NOT NULL;
CREATE INDEX IX_Conclusions_ReportDueOn ON Conclusions (CouncilId, ReportDueOn) WHERE ReportDueOn IS NOT NULL;

-- What was recalled before and has nothing under way any more.
UPDATE Conclusions
SET Status = 'Recalled', Version = Version + 1
WHERE Status IN ('Issued', 'Sent', 'Received', 'Reconsidering') AND EXISTS (SELECT 1 FROM OfficialPapers p WHERE p.SubjectId = Conclusions.Id AND p.Force = 'Recalled')
  AND NOT EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.ConclusionId = Conclusions.Id AND t.IsParent = 0 AND t.ClosedOn IS NULL);
