-- What do the charges of the events of this year add up to?
SELECT coalesce(CAST(sum(assessed) AS BIGINT), 0), coalesce(CAST(sum(assessed_pence) AS BIGINT), 0),
    coalesce(CAST(sum(exempt) AS BIGINT), 0), coalesce(CAST(sum(relieved) AS BIGINT), 0),
    coalesce(CAST(sum(relieved_pence) AS BIGINT), 0), coalesce(CAST(sum(waived) AS BIGINT), 0),
    coalesce(CAST(sum(waived_pence) AS BIGINT), 0), coalesce(CAST(sum(invoiced_pence) AS BIGINT), 0)
FROM event WHERE year = $1
