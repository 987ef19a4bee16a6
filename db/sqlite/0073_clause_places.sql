-- What a clause is called in its paper is kept as it was printed: how papers are numbered may change after a conclusion was issued. None in those that were issued before.

ALTER TABLE ConclusionClauses ADD COLUMN Place TEXT;
