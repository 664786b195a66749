-- Which references do events have?
SELECT reference FROM event
