{{ config(local={'sql': "SELECT COLLATE('a', 'und:ci') AS x"}) }}
DECLARE x INT64;
SELECT x
