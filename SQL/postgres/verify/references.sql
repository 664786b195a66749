-- Which rows refer to one that is not there? Nothing here: this engine never lets go of its references.
SELECT '' AS fault WHERE 1 = 0
