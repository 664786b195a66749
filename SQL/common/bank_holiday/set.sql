-- Adds or renames a bank holiday; a row comes back only when something changed.
INSERT INTO bank_holiday (nation, date, name) VALUES ($1, $2, $3)
ON CONFLICT (nation, date) DO UPDATE SET name = excluded.name WHERE bank_holiday.name <> excluded.name
RETURNING date
