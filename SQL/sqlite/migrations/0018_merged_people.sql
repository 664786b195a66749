-- The records that were merged into one: each request of somebody who is signed in asks for them.
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;
