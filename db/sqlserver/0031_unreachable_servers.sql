-- Since when the way that a paper goes by does not answer: an outage that does not end gives the paper back to whoever sent it.

ALTER TABLE PaperDispatches ADD UnreachableSince datetimeoffset(3) NULL;
