-- Which codes do agencies have?
SELECT code FROM agency
