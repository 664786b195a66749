-- What are courses called, and what are their topic and level?
SELECT id, code, title, topic, level FROM course
