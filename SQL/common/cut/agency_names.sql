-- What are agencies called, and what is their sector?
SELECT id, code, name, sector FROM agency
