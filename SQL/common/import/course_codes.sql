-- Which codes do courses have?
SELECT code FROM course
