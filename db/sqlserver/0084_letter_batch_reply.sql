-- The day by which those letters of a batch ask for an answer whose own day has passed when it is issued; none of batches before.

ALTER TABLE LetterBatches ADD ReplyBy date NULL;
