-- depends_on: {{ ref('a') }}
select (select comment from duckdb_views() where view_name = 'a') as comment, (select comment from duckdb_columns() where table_name = 'a' and column_name = 'id') as column_comment
