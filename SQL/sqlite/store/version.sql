-- How far has the store come, as this connection sees it: another number behind each commit of another connection?
PRAGMA data_version
