-- How follow-up went: deadlines and confirmations are counted by their days, over two years, from indexes that hold all that is counted by.

CREATE INDEX IX_FollowUpTasks_Due ON FollowUpTasks (CouncilId, DueOn, IsParent, Progress, ReportedOn, ClosedOn) WHERE DueOn IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_Closed ON FollowUpTasks (CouncilId, ClosedOn, IsParent, Progress, DueOn, ReportedOn) WHERE ClosedOn IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_OpenSources ON FollowUpTasks (CouncilId, CampaignId, SourcePaperId, IsParent, Progress, DueOn, ReportedOn, ClosedOn, Id, ParentId) WHERE ClosedOn IS NULL;
CREATE INDEX IX_ExtensionRequests_Sent ON ExtensionRequests (CouncilId, SentOn, Status, TaskId) WHERE SentOn IS NOT NULL;
CREATE INDEX IX_ReminderLetters_Issued ON ReminderLetters (CouncilId, IssuedOn, Step, Status) WHERE IssuedOn IS NOT NULL;
CREATE INDEX IX_Measures_Decided ON Measures (CouncilId, DecidedOn, Kind);

-- What leaders think of a draft before they approve it or send it back; an opinion stays with the version that it was given on.

CREATE TABLE DraftOpinions
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    DraftKind TEXT NOT NULL,
    SubjectId TEXT NOT NULL,
    DraftVersion INTEGER NOT NULL,
    Stance TEXT NOT NULL,
    Text TEXT NOT NULL,
    GivenBy TEXT NOT NULL,
    GivenAt TEXT NOT NULL,
    CONSTRAINT PK_DraftOpinions UNIQUE (Id),
    CONSTRAINT FK_DraftOpinions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_DraftOpinions_DraftKind CHECK (DraftKind IN ('Paper', 'Conclusion', 'DelegationReport')),
    CONSTRAINT CK_DraftOpinions_Stance CHECK (Stance IN ('Agrees', 'WantsChanges', 'Remarks'))
) STRICT;
CREATE INDEX IX_DraftOpinions_Subject ON DraftOpinions (SubjectId);
