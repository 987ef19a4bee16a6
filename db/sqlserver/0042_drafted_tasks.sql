-- What a paper's drafted tasks lack is asked each time the paper is shown: it must not read the thousands that were assigned long ago.

CREATE INDEX IX_FollowUpTasks_Drafts ON FollowUpTasks (SourcePaperId, Number) WHERE SourcePaperId IS NOT NULL AND Progress = 'Draft';
